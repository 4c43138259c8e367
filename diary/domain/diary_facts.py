"""What a whole diary shows by itself: its entries sorted by kind, and every fact they give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from diary.domain import hints
from diary.domain.about import About
from diary.domain.courses import show_medicines
from diary.domain.dark_stool import show_dark_stools
from diary.domain.observations import Observation
from diary.domain.periods import DAY
from diary.domain.shown import LOOKED_BACK_DAYS, Shown, until
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
from education.domain.red_flags.facts import CONCERNS, YES, Evidence, Value

TRAVEL_DAYS = 21
RECORDED_LOSS_PERCENT = 5.0
BLEED_ANSWERS = (
    "stool_blood_90d", "stool_blood_48h", "bleeding_heavy_24h", "bleeding_heavy_1_14d",
    "bloody_diarrhoea_7d", "stool_black_or_dark_red_14d", "stool_dark_14d", "vomited_blood_14d",
    "vomited_blood_24h", "any_bleed_14d", "serious_bleed_7d",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Diary:
    """Observations by kind, each id once, oldest first."""

    symptoms: Sequence[Observation]
    stools: Sequence[Observation]
    vomits: Sequence[Observation]
    measured: Sequence[Observation]
    courses: Sequence[Observation]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "Diary":
        """Return the observations sorted; one that comes twice, by its id, counts once."""
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
        """Say whether it holds nothing that could give a fact."""
        return not any((self.symptoms, self.stools, self.vomits, self.measured, self.courses))


def show_all(
    shown: Shown, diary: Diary, profile: About, said: Mapping[str, Value]
) -> WeightFindings:
    """Put every fact that the entries show into ``shown``, and return what the weights say.

    Args:
        shown: gathers facts with their evidence; its moment is the moment of checking.
        diary: the patient's entries.
        profile: travel and height.
        said: what was answered now, by fact code, values as ``facts.checked`` gives them.
    """
    moment = shown.moment
    recent_stools = [s for s in diary.stools if moment.within(s.at, LOOKED_BACK_DAYS * DAY)]
    recent_symptoms = [s for s in diary.symptoms if moment.within(until(s), LOOKED_BACK_DAYS * DAY)]
    show_bleeding(shown, diary.stools)
    show_bowel_habit(shown, recent_stools)
    show_vomiting(shown, diary.vomits)
    show_symptoms(shown, recent_symptoms, diary.vomits)
    show_measurements(shown, diary.measured)
    dark = show_dark_stools(shown, recent_stools, diary.courses, said)
    bleeds = _bleeds(shown, diary, dark)
    told = any(said.get(c) in CONCERNS and c not in shown.values for c in BLEED_ANSWERS)
    show_medicines(shown, diary.courses, bleeds, bleed_is_told=told)
    _show_travel(shown, diary, profile)
    _show_any_symptom(shown, diary)
    return _show_weight(shown, diary, profile)


def _bleeds(shown: Shown, diary: Diary, dark: Sequence[Observation]) -> list[Observation]:
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


def _show_travel(shown: Shown, diary: Diary, profile: About) -> None:
    days = profile.returned_from_travel_days_ago
    if days is None or days > TRAVEL_DAYS:
        return
    since = timedelta(days=days)
    pains = tagged(diary.symptoms, ("abdominal_pain",))
    code = "gut_symptom_since_travel"
    shown.put_if_any(code, [s for s in diary.stools if is_loose(s)], FORM, at_most=since)
    shown.put_if_any(code, diary.vomits, VOMIT, at_most=since)
    shown.put_if_any(code, pains, SYMPTOM, at_most=since)


def _show_any_symptom(shown: Shown, diary: Diary) -> None:
    unusual = any(
        s.fields.get("stool_form") is not None and s.fields["stool_form"] not in FIRM_TO_SOFT
        for s in diary.stools
    )
    if diary.symptoms or unusual or "stool_blood_90d" in shown.values:
        shown.put("gut_symptom_ever", YES, Evidence("gut_symptoms"))


def _show_weight(shown: Shown, diary: Diary, profile: About) -> WeightFindings:
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
