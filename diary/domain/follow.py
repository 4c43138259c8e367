"""What follows from answers: derived facts nobody is asked, and what may be true when a date is unknown.

A diary dates what it shows. An answer does not: "blood in the last 3 months" may have been this week. So a
shorter window that nobody asked about counts as *not sure*, which raises concern, until it is answered.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from education.domain.red_flags.facts import CONCERNS, NO, UNSURE, YES, Value, registry

Values = dict[str, Value]
Parents = dict[str, tuple[str, ...]]

SURELY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stool_blood_7d": ("stool_blood_48h", "bleeding_heavy_24h", "bloody_diarrhoea_7d"),
        "bleeding_heavy_48h": ("bleeding_heavy_24h",),
        "any_bleed_14d": (
            "stool_blood_7d", "bleeding_heavy_1_14d", "stool_black_or_dark_red_14d",
            "vomited_blood_14d", "vomited_blood_24h",
        ),
        "upper_bleed_14d": ("stool_black_or_dark_red_14d", "vomited_blood_14d", "vomited_blood_24h"),
        "serious_bleed_7d": (
            "stool_black_or_dark_red_7d", "bleeding_heavy_24h", "bleeding_heavy_48h", "vomited_blood_24h",
        ),
        "abdominal_pain_4_now": ("severe_sudden_pain",),
        "abdominal_pain_3_of_28": ("abdominal_pain_each_week",),
        "loose_3_of_28": ("loose_half_of_28",),
        "upper_gut_4_of_28": ("upper_gut_8_of_28",),
    }
)  # fmt: skip
"""Derived fact: what makes it true."""

PERHAPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stool_black_or_dark_red_7d": ("stool_black_or_dark_red_14d",),
        "stool_black_tarry_7d": ("stool_black_or_dark_red_14d",),
        "stool_blood_7d": ("stool_blood_90d", "bleeding_heavy_1_14d"),
        "stool_blood_mixed_48h": ("stool_blood_48h", "bleeding_heavy_24h"),
        "bleeding_heavy_48h": ("bleeding_heavy_1_14d",),
        "any_bleed_14d": ("stool_blood_90d",),
        "serious_bleed_7d": ("bleeding_heavy_1_14d", "vomited_blood_14d"),
        "new_blood_ibd": ("stool_blood_48h", "bleeding_heavy_24h", "bloody_diarrhoea_7d"),
        "abdominal_pain_4_now": ("abdominal_pain_now",),
        "abdominal_pain_3_of_28": ("abdominal_pain_3_days",),
        "loose_3_of_28": ("loose_90d",),
        "upper_gut_4_of_28": ("upper_gut_90d",),
    }
)
"""Derived fact: answers without a date that may make it true."""

GUT_AREAS = frozenset({"vomiting", "bleeding", "pain", "bowel habit", "bloating", "swallowing"})
NOT_A_SYMPTOM = frozenset({"old_bleeding_discussed", "stool_tarry", "gut_symptom_ever"})
FIRST = ("stool_black_or_dark_red_7d", "stool_blood_7d")
"""Derived facts that others follow from."""


def follow(values: Values, answered: Mapping[str, Value], shown: Mapping[str, Value]) -> Parents:
    """Add to ``values`` what follows, and return the codes each addition follows from.

    Args:
        values: what is known; facts that follow are added, none is lowered.
        answered: what the person said.
        shown: what the diary shows; it is dated, so nothing is guessed from it.
    """
    parents: Parents = {}
    for code in dict.fromkeys((*FIRST, *SURELY, *PERHAPS)):
        if code in values or (code == "stool_black_tarry_7d" and values.get("stool_tarry") == NO):
            continue
        sure = [p for p in SURELY.get(code, ()) if values.get(p) in CONCERNS]
        perhaps = [
            p for p in PERHAPS.get(code, ()) if answered.get(p) in CONCERNS and p not in shown
        ]
        if sure or perhaps:
            values[code] = YES if any(values[p] != UNSURE for p in sure) else UNSURE
            parents[code] = tuple(sure or perhaps)
    for answer in (_bloody_stools, _diarrhoea_days, _vomits, _loose_stools):
        answer(values, answered, parents)
    _combinations(values, parents)
    return parents


def guesses(parents: Parents) -> frozenset[str]:
    """Return the codes among ``parents`` that rest on nothing but answers without a date."""
    return frozenset(code for code in parents if _is_guess(code, parents))


def _is_guess(code: str, parents: Parents) -> bool:
    sure, perhaps = SURELY.get(code, ()), PERHAPS.get(code, ())
    return code in parents and all(
        (parent in perhaps and parent not in sure) or _is_guess(parent, parents)
        for parent in parents[code]
    )


def _bloody_stools(values: Values, answered: Mapping[str, Value], parents: Parents) -> None:
    if _number(answered.get("bloody_stools_24h")) >= 1:
        for code in ("stool_blood_48h", "stool_blood_7d", "any_bleed_14d"):
            if code not in values:
                values[code], parents[code] = YES, ("bloody_stools_24h",)


def _diarrhoea_days(values: Values, answered: Mapping[str, Value], parents: Parents) -> None:
    days = _number(answered.get("new_diarrhoea_days"))
    _at_least("loose_days_of_4", min(days, 4), "new_diarrhoea_days", values, parents)
    if days >= 3 and "loose_3_of_28" not in values:
        values["loose_3_of_28"], parents["loose_3_of_28"] = YES, ("new_diarrhoea_days",)


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
