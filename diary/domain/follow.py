"""What follows from answers: longer windows from shorter ones, and what may be true when a date is unknown.

A diary dates what it shows. An answer does not: "blood in the last 3 months" may have been this week. So a
shorter window that nobody asked about counts as *not sure*, which raises concern, until it is answered. The
other way round nothing is open: what was there in the last 2 days was there in the last 3 months, whatever
was answered to the longer question.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from education.domain.red_flags.facts import CONCERNS, NO, UNSURE, YES, Value, registry

Values = dict[str, Value]
Parents = dict[str, tuple[str, ...]]

SURELY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bleeding_heavy_48h": ("bleeding_heavy_24h",),
        "stool_blood_48h": ("bleeding_heavy_24h",),
        "stool_blood_7d": ("stool_blood_48h", "bleeding_heavy_24h", "bloody_diarrhoea_7d"),
        "stool_blood_90d": ("stool_blood_7d", "bleeding_heavy_1_14d"),
        "stool_black_or_dark_red_14d": ("stool_black_or_dark_red_7d",),
        "vomited_blood_14d": ("vomited_blood_24h",),
        "vomiting_24h": ("vomited_blood_24h", "vomited_green_24h", "vomiting_over_48h"),
        "vomiting_90d": ("vomiting_24h", "vomited_blood_14d"),
        "upper_bleed_14d": ("stool_black_or_dark_red_14d", "vomited_blood_14d", "vomited_blood_24h"),
        "serious_bleed_7d": (
            "stool_black_or_dark_red_7d", "bleeding_heavy_24h", "bleeding_heavy_48h", "vomited_blood_24h",
        ),
        "any_bleed_14d": (
            "stool_blood_48h", "stool_blood_7d", "bleeding_heavy_24h", "bleeding_heavy_1_14d",
            "bloody_diarrhoea_7d", "stool_black_or_dark_red_14d", "vomited_blood_14d",
            "vomited_blood_24h", "serious_bleed_7d",
        ),
        "abdominal_pain_4_now": ("severe_sudden_pain",),
        "abdominal_pain_now": ("severe_sudden_pain", "worsening_pain"),
        "abdominal_pain_3_of_28": ("abdominal_pain_each_week",),
        "abdominal_pain_3_days": ("abdominal_pain_each_week",),
        "abdominal_pain_90d": ("abdominal_pain_now", "abdominal_pain_3_days"),
        "upper_gut_4_of_28": ("upper_gut_8_of_28",),
        "upper_gut_90d": ("upper_gut_8_of_28",),
        "loose_3_of_28": ("loose_half_of_28",),
        "loose_90d": ("loose_now", "three_loose_in_24h_7d", "loose_half_of_28", "bloody_diarrhoea_7d"),
        "ovarian_symptom_over_12_of_30": ("bloating_over_12_of_30",),
        "same_symptom_each_week": ("abdominal_pain_each_week", "bloating_each_week"),
        "food_sticks_90d": ("cannot_swallow_saliva",),
    }
)  # fmt: skip
"""Fact: what makes it true. Each stands after those it may follow from."""

PERHAPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stool_black_or_dark_red_7d": ("stool_black_or_dark_red_14d",),
        "stool_black_tarry_7d": ("stool_black_or_dark_red_14d",),
        "stool_blood_7d": ("stool_blood_90d", "bleeding_heavy_1_14d"),
        "stool_blood_mixed_48h": ("stool_blood_48h", "bleeding_heavy_24h"),
        "bleeding_heavy_48h": ("bleeding_heavy_1_14d",),
        "any_bleed_14d": ("stool_blood_90d",),
        "serious_bleed_7d": ("stool_black_or_dark_red_7d", "bleeding_heavy_1_14d", "vomited_blood_14d"),
        "new_blood_ibd": ("stool_blood_48h", "bleeding_heavy_24h", "bloody_diarrhoea_7d"),
        "abdominal_pain_4_now": ("abdominal_pain_now",),
        "abdominal_pain_3_of_28": ("abdominal_pain_3_days",),
        "loose_3_of_28": ("loose_90d",),
        "upper_gut_4_of_28": ("upper_gut_90d",),
    }
)  # fmt: skip
"""Fact: answers without a date, and guesses, that may make it true."""

GUT_AREAS = frozenset({"vomiting", "bleeding", "pain", "bowel habit", "bloating", "swallowing"})
NOT_A_SYMPTOM = frozenset({"old_bleeding_discussed", "stool_tarry", "gut_symptom_ever"})
DATED_BY_DIARY = frozenset(
    {
        "any_bleed_14d", "abdominal_pain_4_now", "abdominal_pain_3_of_28", "loose_3_of_28", "upper_gut_4_of_28",
    }
)  # fmt: skip
"""Facts that are not guessed from an answer which the diary shows as well, with its days.

All others are about bleeding that needs help soon: there the diary may not hold the newest, and only adds.
"""
NUMBERS: tuple[tuple[str, float, str], ...] = (
    ("bloody_stools_24h", 1, "stool_blood_48h"),
    ("vomits_24h", 1, "vomiting_24h"),
    ("new_diarrhoea_days", 1, "loose_now"),
    ("new_diarrhoea_days", 1, "loose_90d"),
    ("new_diarrhoea_days", 3, "loose_3_of_28"),
    ("loose_in_24h_3d", 1, "loose_90d"),
    ("loose_in_24h_3d", 3, "three_loose_in_24h_7d"),
)
"""A number that was answered, from how much on, and the fact that it makes true."""


class Followed(NamedTuple):
    """What was added: the codes each addition follows from, and which of them are guesses."""

    parents: Parents
    guessed: frozenset[str]


def follow(values: Values, answered: Mapping[str, Value], shown: Mapping[str, Value]) -> Followed:
    """Add to ``values`` what follows, and say what was added.

    Args:
        values: what is known; facts that follow are added, and a no is raised where a fact that was
            answered or shown contradicts it. Nothing is lowered.
        answered: what the person said.
        shown: what the diary shows; it is dated, so nothing is guessed from it alone.
    """
    parents: Parents = {}
    for answer in (_numbers, _vomits, _loose_stools):
        answer(values, answered, parents)
    _what_is_sure(values, parents)
    _nsaid(values, answered, parents)
    told = {code for code in {*answered, *parents} if values.get(code) in CONCERNS}
    guessed = _what_may_be(values, told, shown, parents)
    _combinations(values, parents)
    return Followed(parents, guessed)


def _what_is_sure(values: Values, parents: Parents) -> None:
    for code, from_these in SURELY.items():
        sure = _concerns(from_these, values)
        if sure and values.get(code, NO) == NO:
            values[code] = YES if any(values[p] != UNSURE for p in sure) else UNSURE
            parents[code] = sure


def _what_may_be(
    values: Values, told: set[str], shown: Mapping[str, Value], parents: Parents
) -> frozenset[str]:
    """Add as not sure what ``told`` facts, which have no date, leave open; return the additions."""
    guessed: set[str] = set()
    for code, from_these in PERHAPS.items():
        if code in values or (code == "stool_black_tarry_7d" and values.get("stool_tarry") == NO):
            continue
        undated = (told | guessed) - (shown.keys() if code in DATED_BY_DIARY else set())
        perhaps = tuple(p for p in from_these if p in undated)
        if perhaps:
            values[code], parents[code] = UNSURE, perhaps
            guessed.add(code)
    return frozenset(guessed)


def _numbers(values: Values, answered: Mapping[str, Value], parents: Parents) -> None:
    for number, at_least, code in NUMBERS:
        if _number(answered.get(number)) >= at_least and values.get(code) not in CONCERNS:
            values[code], parents[code] = YES, (number,)
    days = min(_number(answered.get("new_diarrhoea_days")), 4)
    _at_least("loose_days_of_4", days, "new_diarrhoea_days", values, parents)


def _nsaid(values: Values, answered: Mapping[str, Value], parents: Parents) -> None:
    """Note a painkiller that was said to be taken most days now; the diary's own is dated."""
    now = answered.get("takes_nsaid_now")
    if now in CONCERNS and values.get("takes_nsaid", NO) == NO:
        values["takes_nsaid"], parents["takes_nsaid"] = (
            values["takes_nsaid_now"],
            ("takes_nsaid_now",),
        )


def _vomits(values: Values, answered: Mapping[str, Value], parents: Parents) -> None:
    for code in ("vomits_in_24h_2d", "vomits_in_24h_7d"):
        _at_least(code, _number(answered.get("vomits_24h")), "vomits_24h", values, parents)
        if answered.get("vomiting_over_48h") in CONCERNS:
            # A run of more than two days with gaps under a day holds two within a day.
            _at_least(code, 2, "vomiting_over_48h", values, parents)


def _loose_stools(values: Values, answered: Mapping[str, Value], parents: Parents) -> None:
    if answered.get("three_loose_in_24h_7d") in CONCERNS and values.get("loose_now") in CONCERNS:
        for code in ("loose_in_24h_2d", "loose_in_24h_3d"):
            _at_least(code, 3, "three_loose_in_24h_7d", values, parents)


def _number(value: Value | None) -> float:
    return value if isinstance(value, int | float) else 0


def _at_least(code: str, number: float, parent: str, values: Values, parents: Parents) -> None:
    known = values.get(code)
    if number > 0 and (not isinstance(known, int | float) or known < number):
        values[code], parents[code] = number, (parent,)


def _combinations(values: Values, parents: Parents) -> None:
    """Add the facts that combine others, whoever showed those."""
    loss = _unintended_loss(values)
    if loss:
        values["unintended_weight_loss"] = values[loss[0]]
        parents["unintended_weight_loss"] = loss
    takes = _concerns(("takes_anticoagulant", "takes_antiplatelet", "takes_nsaid"), values)
    if takes:
        values["bleeding_medicines"] = len(takes)
        parents["bleeding_medicines"] = takes
    if "gut_symptom_ever" not in values:
        gut = _concerns(gut_codes(), values)
        if gut:
            values["gut_symptom_ever"] = YES
            parents["gut_symptom_ever"] = gut


def _unintended_loss(values: Values) -> tuple[str, ...]:
    if values.get("weight_loss") in CONCERNS:
        return ("weight_loss",)
    if values.get("weight_loss_recorded") in CONCERNS and values.get("weight_loss_intended") != YES:
        return ("weight_loss_recorded",)
    return ()


def gut_codes() -> Iterable[str]:
    """Return the codes of questions about the gut: one of them counts as a gut symptom (RF47)."""
    return (
        known.code
        for known in registry().values()
        if known.area in GUT_AREAS and known.code not in NOT_A_SYMPTOM and known.question
    )


def _concerns(codes: Iterable[str], values: Values) -> tuple[str, ...]:
    return tuple(code for code in codes if _is_concern(values.get(code)))


def _is_concern(value: Value | None) -> bool:
    return value in CONCERNS or (isinstance(value, int | float) and value > 0)
