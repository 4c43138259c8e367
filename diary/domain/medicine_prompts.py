"""What a medicine in the diary asks about, beside what it shows by itself (``courses``).

A class that its owner chose is no answer to the question of a red flag: it prompts while that is open.
Source of every row: the question of the red flag it names and of its fact (education/clinical).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from diary.domain.courses import STILL_ACTIVE, active_now, course_evidence, of_class
from diary.domain.observations import Observation
from diary.domain.periods import DAY, Moment
from diary.domain.shown import until
from diary.domain.symptom_facts import SYMPTOM, tagged
from diary.domain.tag_prompts import parsed
from education.domain.red_flags.facts import Evidence, Value
from education.domain.red_flags.rule_set import Truth

LOSING_FLUID = "vomits_in_24h_2d >= 2 or loose_in_24h_2d >= 3"
SIX_WEEKS = 42 * DAY
LATELY = 7 * DAY


@dataclass(frozen=True, slots=True)
class AsksOf:
    """A course of one of ``classes`` raises ``flag`` while ``fact`` is open and ``when`` (or a tag) holds."""

    flag: str
    fact: str
    classes: tuple[str, ...]
    when: str = ""
    tags: tuple[str, ...] = ()
    after_stop: timedelta = STILL_ACTIVE


ROWS: tuple[AsksOf, ...] = (
    AsksOf("RF81", "clozapine_constipation", ("clozapine",),
           tags=("constipation", "bloating", "abdominal_pain")),
    AsksOf("RF24", "immunosuppressed", ("immune_medicine", "cancer_treatment"),
           "temperature_c_48h >= 38.0 or vomits_in_24h_7d >= 2 or three_loose_in_24h_7d"),
    AsksOf("RF59", "cancer_treatment_6_weeks", ("cancer_treatment",),
           "temperature_c_48h >= 37.5 or unwell", after_stop=SIX_WEEKS),
    AsksOf("RF12", "diabetes", ("diabetes_medicine",), "vomiting_24h"),
    AsksOf("RF82", "sick_day_medicine",
           ("sick_day_medicine", "diabetes_medicine", "immune_medicine"), LOSING_FLUID),
)  # fmt: skip


def medicine_class_hints(
    courses: Sequence[Observation],
    symptoms: Sequence[Observation],
    values: Mapping[str, Value],
    moment: Moment,
) -> dict[str, tuple[Evidence, ...]]:
    """Return the red flags that courses ask about, with the course and the symptom that raise each.

    Args:
        courses: every course of a medicine.
        symptoms: what was there.
        values: every fact that is known, by code.
        moment: the moment of checking.
    """
    hints: dict[str, tuple[Evidence, ...]] = {}
    for row in ROWS:
        active = [
            course
            for course in of_class(courses, *row.classes)
            if active_now(course, moment, row.after_stop)
        ]
        if not active or values.get(row.fact) is not None:
            continue
        noted = [s for s in tagged(symptoms, row.tags) if moment.within(until(s), LATELY)]
        if noted or (row.when and Truth({}, values).of(parsed(row.when))):
            hints[row.flag] = (course_evidence(active), *SYMPTOM(noted))
    return hints
