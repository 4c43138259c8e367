"""From a diary, a profile and answers to the facts of one person at one moment.

A diary only adds: an answer of no or not sure never lowers what the diary shows. The exceptions are three
(design, "Rules that never bend"): old bleeding that was looked into (in the rules themselves), dark poo
that is surely not tarry after iron or bismuth (``dark_stool``), and chest pain answered no (here).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from diary.domain import hints
from diary.domain.about import About
from diary.domain.answers import join
from diary.domain.courses import show_medicines
from diary.domain.dark_stool import is_excused, show_dark_stools
from diary.domain.follow import Parents, follow
from diary.domain.observations import Observation
from diary.domain.periods import DAY, Moment
from diary.domain.shown import Shown
from diary.domain.stool_facts import (
    BLOODY,
    FIRM_TO_SOFT,
    FORM,
    is_loose,
    show_bleeding,
    show_bowel_habit,
)
from diary.domain.symptom_facts import (
    BLOOD_IN_VOMIT,
    SYMPTOM,
    VOMIT,
    show_measurements,
    show_symptoms,
    show_vomiting,
    tagged,
    was_there,
)
from diary.domain.weight import Weighed, WeightFindings, weight_findings
from education.domain.red_flags.facts import (
    CONCERNS,
    NO,
    UNSURE,
    YES,
    Evidence,
    FactSet,
    Value,
    checked,
)

TRAVEL_DAYS = 21
RECORDED_LOSS_PERCENT = 5.0
BLEED_ANSWERS = (
    "stool_blood_90d", "stool_blood_48h", "bleeding_heavy_24h", "bleeding_heavy_1_14d",
    "bloody_diarrhoea_7d", "stool_black_or_dark_red_14d", "stool_dark_14d", "vomited_blood_14d",
    "vomited_blood_24h", "any_bleed_14d", "serious_bleed_7d",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Diary:
    """Observations by kind, each id once, oldest first."""

    symptoms: Sequence[Observation]
    stools: Sequence[Observation]
    vomits: Sequence[Observation]
    measured: Sequence[Observation]
    courses: Sequence[Observation]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "_Diary":
        kinds: dict[str, list[Observation]] = {}
        seen: set[str] = set()
        for observation in sorted(observations, key=lambda o: (o.at, o.id)):
            if observation.id and observation.id in seen:
                continue
            seen.add(observation.id)
            kinds.setdefault(observation.kind, []).append(observation)
        return cls(
            [s for s in kinds.get("symptom", ()) if was_there(s)],
            kinds.get("bowel_movement", []),
            kinds.get("vomiting", []),
            kinds.get("measurement", []),
            kinds.get("medicine", []),
        )

    def is_empty(self) -> bool:
        return not any((self.symptoms, self.stools, self.vomits, self.measured, self.courses))


def derive_facts(
    observations: Iterable[Observation],
    profile: About,
    now: datetime,
    zone: ZoneInfo,
    answers: Mapping[str, object] = MappingProxyType({}),
) -> FactSet:
    """Return the facts of one person.

    Args:
        observations: what their diary holds, in any order; empty for somebody without one.
        profile: what is known of them beside entries; age at the date of checking.
        now: the moment of checking, with a zone.
        zone: the zone of the patient's days.
        answers: what they answer now, by fact code.

    Raises:
        UnknownFact, ValueDoesNotFit: for an answer that is none.

    Bounds: 5,000 observations in under 50 ms.
    """
    moment = Moment.at(now, zone)
    diary = _Diary.of(observations)
    said = checked(answers)
    shown = Shown(moment)
    weights = _show_all(shown, diary, profile, said)
    known = {**profile.facts, **shown.values}
    values = join(known, said)
    raised: hints.Hints = {}
    if said.get("chest_pain") == NO and "chest_pain" in shown.values:
        values["chest_pain"] = NO
        raised["RF08"] = shown.evidence["chest_pain"]
    parents: Parents = {}
    told = dict(said)
    if _is_dark_by_answer_alone(shown, diary, said, values):
        values["stool_black_or_dark_red_14d"] = told["stool_black_or_dark_red_14d"] = UNSURE
        parents["stool_black_or_dark_red_14d"] = ("stool_dark_14d",)
    parents |= follow(values, told, shown.values)
    raised |= _hints(diary, values, profile, weights, moment)
    return FactSet(
        values=values,
        evidence=_evidence(shown, profile, said),
        follows_from=parents,
        answered=said,
        hints=raised,
        diary_used=not diary.is_empty(),
    )


def _show_all(
    shown: Shown, diary: _Diary, profile: About, said: Mapping[str, Value]
) -> WeightFindings:
    moment = shown.moment
    # Nothing but old blood and a stool form looks back further than this.
    recent_stools = [s for s in diary.stools if moment.within(s.at, 95 * DAY)]
    show_bleeding(shown, diary.stools)
    show_bowel_habit(shown, recent_stools)
    show_vomiting(shown, diary.vomits)
    show_symptoms(
        shown, [s for s in diary.symptoms if moment.within(s.at, 130 * DAY)], diary.vomits
    )
    show_measurements(shown, diary.measured)
    dark = show_dark_stools(shown, recent_stools, diary.courses, said)
    bleeds = _bleeds(shown, diary, dark)
    told = any(said.get(c) in CONCERNS and c not in shown.values for c in BLEED_ANSWERS)
    show_medicines(shown, diary.courses, bleeds, bleed_is_told=told)
    _show_travel(shown, diary, profile)
    _show_any_symptom(shown, diary)
    return _show_weight(shown, diary, profile)


def _bleeds(shown: Shown, diary: _Diary, dark: Sequence[Observation]) -> list[Observation]:
    """Note bleeding of any kind, and return its events of the last 14 days."""
    moment = shown.moment
    bloody = [s for s in diary.stools if s.fields.get("blood") in BLOODY]
    vomited = [v for v in diary.vomits if v.fields.get("content") in BLOOD_IN_VOMIT]
    serious = [*dark, *vomited, *(s for s in bloody if s.fields["blood"] == "a_lot")]
    for code, some, days in (
        ("any_bleed_14d", [*bloody, *dark, *vomited], 14),
        ("upper_bleed_14d", [*dark, *vomited], 14),
        ("serious_bleed_7d", serious, 7),
    ):
        found = [e for e in some if moment.within(e.at, days * DAY)]
        if found:
            dates = tuple(sorted({e.local_date for e in found}))
            shown.put(code, YES, Evidence("bleeding", dates, number=len(dates)))
    return [e for e in (*bloody, *dark, *vomited) if moment.within(e.at, 14 * DAY)]


def _show_travel(shown: Shown, diary: _Diary, profile: About) -> None:
    days = profile.returned_from_travel_days_ago
    if days is None or days > TRAVEL_DAYS:
        return
    since = timedelta(days=days)
    pains = tagged(diary.symptoms, ("abdominal_pain",))
    code = "gut_symptom_since_travel"
    shown.put_if_any(code, [s for s in diary.stools if is_loose(s)], FORM, at_most=since)
    shown.put_if_any(code, diary.vomits, VOMIT, at_most=since)
    shown.put_if_any(code, pains, SYMPTOM, at_most=since)


def _show_any_symptom(shown: Shown, diary: _Diary) -> None:
    unusual = any(
        s.fields.get("stool_form") is not None and s.fields["stool_form"] not in FIRM_TO_SOFT
        for s in diary.stools
    )
    if diary.symptoms or unusual or "stool_blood_90d" in shown.values:
        shown.put("gut_symptom_ever", YES, Evidence("gut_symptoms"))


def _show_weight(shown: Shown, diary: _Diary, profile: About) -> WeightFindings:
    weighed = [
        Weighed(m.at, m.fields["weight_kg"])
        for m in diary.measured
        if m.fields.get("weight_kg") is not None
    ]
    weights = weight_findings(weighed, shown.moment.now)
    year, half = weights.loss_12m_percent, weights.loss_6m_percent
    if year is not None and year >= RECORDED_LOSS_PERCENT:
        shown.put("weight_loss_recorded", YES, Evidence("weight_loss", number=year))
    if half is not None and half > 0:
        shown.put("weight_loss_6m_percent", half, Evidence("weight_loss_6m", number=half))
    bmi = hints.body_mass_index(weights.newest_kg, profile.height_cm)
    if bmi is not None:
        shown.put("bmi", bmi, Evidence("bmi", number=bmi))
    return weights


def _is_dark_by_answer_alone(
    shown: Shown, diary: _Diary, said: Mapping[str, Value], values: Mapping[str, Value]
) -> bool:
    """Say whether dark poo was only told, is not excused, and nothing else says black or dark red."""
    return (
        said.get("stool_dark_14d") in CONCERNS
        and "stool_dark_14d" not in shown.values
        and values.get("stool_black_or_dark_red_14d") not in CONCERNS
        and not is_excused(shown, (), diary.courses, said)
    )


def _hints(
    diary: _Diary,
    values: Mapping[str, Value],
    profile: About,
    weights: WeightFindings,
    moment: Moment,
) -> hints.Hints:
    recent = [s for s in diary.stools if moment.within(s.at, 60 * DAY)]
    return {
        **hints.symptom_hints(diary.symptoms, values, moment),
        **hints.stool_hints(recent, values, moment),
        **hints.vomiting_hints(diary.vomits, values, moment),
        **hints.medicine_hints(diary.courses, values, moment),
        **hints.weight_hints(weights, profile),
    }


def _evidence(
    shown: Shown, profile: About, said: Mapping[str, Value]
) -> dict[str, tuple[Evidence, ...]]:
    from_profile = {
        code: (Evidence("profile"),)
        for code in profile.facts
        if code not in said and code != "age_years"
    }
    return {**from_profile, **shown.evidence}
