"""What symptoms, being sick and measurements show.

Source for every definition: education/clinical/facts.json, ``from_diary``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from diary.domain.observations import Observation
from diary.domain.periods import (
    DAY,
    days_among_last,
    in_each_week,
    most_in_24_hours,
    newest_run_of_instants,
)
from diary.domain.shown import Shown, days_of, evidence_by
from education.domain.red_flags.facts import YES, Evidence

HOURS_48 = timedelta(hours=48)
BLOOD_IN_VOMIT = frozenset({"blood", "coffee_grounds"})
UPPER_GUT = ("upper_abdominal_pain", "reflux", "dyspepsia")
OVARIAN = (
    "bloating", "early_satiety", "appetite_loss", "pelvic_pain", "abdominal_pain",
    "urinary_urgency", "urinary_frequency",
)  # fmt: skip
SYMPTOM_WITHIN: Mapping[str, tuple[tuple[str, ...], timedelta]] = MappingProxyType(
    {
        "chest_pain": (("chest_pain",), DAY),
        "abdominal_pain_now": (("abdominal_pain",), HOURS_48),
        "abdominal_pain_90d": (("abdominal_pain",), 90 * DAY),
        "back_pain_90d": (("back_pain",), 90 * DAY),
        "upper_gut_90d": (UPPER_GUT, 90 * DAY),
        "nausea_90d": (("nausea",), 90 * DAY),
        "constipation_90d": (("constipation",), 90 * DAY),
        "food_sticks_90d": (("difficulty_swallowing",), 90 * DAY),
    }
)
SYMPTOM_DAYS: Mapping[str, tuple[tuple[str, ...], int, int]] = MappingProxyType(
    {  # code: tags, at least so many local days, of so many
        "abdominal_pain_3_days": (("abdominal_pain",), 3, 90),
        "abdominal_pain_3_of_28": (("abdominal_pain",), 3, 28),
        "bloating_over_12_of_30": (("bloating",), 13, 30),
        "ovarian_symptom_over_12_of_30": (OVARIAN, 13, 30),
        "upper_gut_8_of_28": (UPPER_GUT, 8, 28),
        "upper_gut_4_of_28": (UPPER_GUT, 4, 28),
        "leakage": (("leakage",), 2, 30),
    }
)
DAYS_IN_EACH_WEEK = 3
WEEKS = 3


VOMIT = evidence_by("vomiting", "content")
SYMPTOM = evidence_by("symptom", "tag")


def show_vomiting(shown: Shown, vomits: Sequence[Observation]) -> None:
    """Note being sick; an entry counts as often as it says, once if it does not say."""
    moment = shown.moment
    bloody = [v for v in vomits if v.fields.get("content") in BLOOD_IN_VOMIT]
    green = [v for v in vomits if v.fields.get("content") == "green"]
    for code, some, at_most in (
        ("vomited_blood_24h", bloody, DAY),
        ("vomited_blood_14d", bloody, 14 * DAY),
        ("vomited_green_24h", green, DAY),
        ("vomiting_24h", vomits, DAY),
        ("vomiting_90d", vomits, 90 * DAY),
    ):
        shown.put_if_any(code, some, VOMIT, at_most=at_most)
    last_day = sum(_times(v) for v in vomits if moment.within(v.at, DAY))
    shown.put_count("vomits_24h", last_day, "most_in_24_hours", "vomiting")
    for code, window in (("vomits_in_24h_2d", 2 * DAY), ("vomits_in_24h_7d", 7 * DAY)):
        events = [(v.at, _times(v)) for v in vomits if moment.within(v.at, window)]
        shown.put_count(code, most_in_24_hours(events), "most_in_24_hours", "vomiting")
    run = newest_run_of_instants((v.at for v in vomits), DAY)
    if run is not None and run > HOURS_48 and "vomiting_24h" in shown.values:
        shown.put(
            "vomiting_over_48h", YES, Evidence("vomiting_run", number=run / timedelta(hours=1))
        )


def show_symptoms(
    shown: Shown, symptoms: Sequence[Observation], vomits: Sequence[Observation]
) -> None:
    """Note symptoms; one of severity 0 was not there."""
    moment = shown.moment
    for code, (tags, at_most) in SYMPTOM_WITHIN.items():
        shown.put_if_any(code, tagged(symptoms, tags), SYMPTOM, at_most=at_most)
    strong = [s for s in tagged(symptoms, ("abdominal_pain",)) if severity(s) >= 4]
    shown.put_if_any("abdominal_pain_4_now", strong, SYMPTOM, at_most=HOURS_48)
    for code, (tags, at_least, of) in SYMPTOM_DAYS.items():
        days = days_among_last(days_of(tagged(symptoms, tags)), of, moment)
        if len(days) >= at_least:
            detail = tags[0] if len(tags) == 1 else code
            shown.put(code, YES, Evidence("symptom_days", tuple(days), detail, len(days)))
    _show_each_week(shown, symptoms)
    sick = days_among_last(days_of(tagged(symptoms, ("nausea",))), 28, moment)
    vomited = days_among_last((v.local_date for v in vomits), 28, moment)
    if len(sick) + len(vomited) >= 4:
        evidence = (
            Evidence("symptom_days", tuple(days), detail, len(days))
            for detail, days in (("nausea", sick), ("vomiting", vomited))
            if days
        )
        shown.put("nausea_or_vomiting_4_of_28", YES, *evidence)


def _show_each_week(shown: Shown, symptoms: Sequence[Observation]) -> None:
    by_tag: dict[str, list[Observation]] = {}
    for symptom in symptoms:
        by_tag.setdefault(symptom.fields["tag"], []).append(symptom)
    for tag in sorted(by_tag):
        if in_each_week(days_of(by_tag[tag]), DAYS_IN_EACH_WEEK, WEEKS, shown.moment):
            evidence = Evidence("each_week", detail=tag)
            shown.put("same_symptom_each_week", YES, evidence)
            if tag in ("abdominal_pain", "bloating"):
                shown.put(f"{tag}_each_week", YES, evidence)


def show_measurements(shown: Shown, measured: Sequence[Observation]) -> None:
    """Note the highest temperature, pulse and poo test of their windows."""
    for code, field, window in (
        ("temperature_c_48h", "temperature_c", HOURS_48),
        ("pulse_bpm_48h", "pulse_bpm", HOURS_48),
        ("fit_ug_g", "fit_ug_g", 365 * DAY),
    ):
        found = [
            m
            for m in measured
            if m.fields.get(field) is not None and shown.moment.within(m.at, window)
        ]
        if found:
            top = max(found, key=lambda m: m.fields[field])
            number = top.fields[field]
            shown.put(code, number, Evidence("measured", (top.local_date,), field, number))


def was_there(symptom: Observation) -> bool:
    """Say whether a symptom was there: severity 0 says that it was not, none says nothing against it."""
    return symptom.fields.get("severity_0_10") != 0


def severity(symptom: Observation) -> int:
    """Return the severity, 0 to 10; -1 when it was not given."""
    given = symptom.fields.get("severity_0_10")
    return -1 if given is None else int(given)


def tagged(symptoms: Iterable[Observation], tags: tuple[str, ...]) -> list[Observation]:
    """Return the symptoms with one of ``tags``."""
    return [s for s in symptoms if s.fields["tag"] in tags]


def _times(vomit: Observation) -> int:
    return max(1, int(vomit.fields.get("times") or 1))
