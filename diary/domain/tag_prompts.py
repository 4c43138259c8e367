"""Which question each symptom tag raises, or why it raises none: one row for each sign that a tag may be.

A tag is a word somebody noted, not an answer: it prompts, it never fires. A row is raised only while its
question is open (a fact that is missing is unknown; not sure fires by itself, and a no settles it).

Source of every row: the question, ``counts_as_yes`` or ``diary_note`` of the red flag it names
(education/clinical/redflags.json) and the question of its fact (facts.json). Windows follow the fact's own
where it states one; the others are this project's choice, to be checked by a clinician like every threshold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from diary.domain.observations import Observation
from diary.domain.periods import DAY, WEEK_DAYS, Moment, in_each_week
from diary.domain.shown import days_of, until
from diary.domain.symptom_facts import SYMPTOM, severity
from education.domain.red_flags.facts import Evidence, Value
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rule_set import Truth
from education.domain.red_flags.rules import Rule

SEVERE = 8
LONGEST = 90 * DAY
WEEKS = 3
NOW, LATELY = 2 * DAY, 14 * DAY
Tagged = Mapping[str, list[Observation]]
SIGNS_OF_UNWELL = ("faintness", "shaking", "breathlessness", "fast_heartbeat", "weakness")
TUMMY = ("abdominal_pain", "upper_abdominal_pain", "pelvic_pain")


@dataclass(frozen=True, slots=True)
class Asks:
    """One row: any of ``tags`` raises ``flag`` while ``fact``, which settles it, is not answered.

    Args:
        within: how long ago at most.
        at_least: the severity from which on it counts, 0 for any that was there.
        beside: tags of which one has to be noted in the same window too; empty for none.
        when: a rule over facts that has to hold; empty for always.
        each_week: it has to be noted in each of the last three weeks.
        at_once: a save that completes it is answered with the emergency card.
    """

    flag: str
    fact: str
    tags: tuple[str, ...]
    within: timedelta = NOW
    at_least: int = 0
    beside: tuple[str, ...] = ()
    when: str = ""
    each_week: bool = False
    at_once: bool = False


ROWS: tuple[Asks, ...] = (
    # Yellow skin, and what makes it an emergency
    Asks("RF20", "yellow_skin_or_eyes", ("yellow_skin", "dark_wee"), LATELY),
    Asks("RF58", "yellow_skin_or_eyes", ("yellow_skin",), LATELY,
         when="temperature_c_48h >= 38.0 or unwell or severe_sudden_pain", at_once=True),
    Asks("RF58", "yellow_skin_or_eyes", ("yellow_skin",), NOW,
         beside=("fever_chills", *SIGNS_OF_UNWELL), at_once=True),
    Asks("RF58", "unwell", SIGNS_OF_UNWELL, DAY, when="yellow_skin_or_eyes", at_once=True),
    # Losing fluid, sugar, no wee
    Asks("RF19", "dehydrated", ("thirst", "little_wee", "dark_wee", "faintness"), NOW),
    Asks("RF62", "dka", ("thirst",), NOW, beside=("urinary_frequency",)),
    Asks("RF62", "dka", ("thirst",), NOW, beside=("urinary_frequency",),
         when="vomiting_24h or abdominal_pain_now", at_once=True),
    Asks("RF70", "cannot_pee", ("little_wee",), DAY, at_least=SEVERE, at_once=True),
    Asks("RF70", "cannot_pee", ("little_wee",), DAY, beside=TUMMY, at_once=True),
    Asks("RF25", "dehydrated", ("little_wee",), NOW, when="pregnant"),
    # Faint, short of breath, very weak
    Asks("RF07", "collapse_or_confusion", ("faintness", "breathlessness"), DAY, SEVERE, at_once=True),
    Asks("RF56", "aaa", ("faintness",), DAY, beside=("abdominal_pain", "back_pain")),
    Asks("RF09", "unwell", SIGNS_OF_UNWELL, DAY, when="pregnant and abdominal_pain_now", at_once=True),
    Asks("RF59", "unwell", SIGNS_OF_UNWELL, DAY, when="cancer_treatment_6_weeks", at_once=True),
    Asks("RF69", "unwell", SIGNS_OF_UNWELL, DAY, when="steroid_dependent", at_once=True),
    Asks("RF73", "alcohol_withdrawal", ("shaking",), DAY),
    # Fever that nobody measured
    Asks("RF59", "temperature_c_48h", ("fever_chills",), NOW, when="cancer_treatment_6_weeks", at_once=True),
    Asks("RF58", "temperature_c_48h", ("fever_chills",), NOW, when="yellow_skin_or_eyes", at_once=True),
    Asks("RF67", "temperature_c_48h", ("fever_chills",), NOW, when="liver_disease", at_once=True),
    Asks("RF65", "temperature_c_48h", ("fever_chills",), NOW,
         when="procedure_14_days and abdominal_pain_now", at_once=True),
    Asks("RF66", "temperature_c_48h", ("fever_chills",), NOW, when="procedure_14_days"),
    Asks("RF24", "temperature_c_48h", ("fever_chills",), NOW, when="immunosuppressed"),
    Asks("RF80", "temperature_c_48h", ("fever_chills",), NOW, when="malaria_area_12_months"),
    Asks("RF26", "temperature_c_48h", ("fever_chills",), NOW, when="gut_symptom_since_travel"),
    Asks("RF21", "temperature_c_48h", ("fever_chills",), NOW,
         when="abdominal_pain_now or loose_now"),
    # Lumps, swellings, pain by the bottom
    Asks("RF32", "lump", ("lump",), 90 * DAY),
    Asks("RF61", "hernia_stuck", ("lump",), DAY, at_least=SEVERE, at_once=True),
    Asks("RF61", "hernia_stuck", ("lump",), DAY, when="vomiting_24h", at_once=True),
    Asks("RF78", "anal_abscess", ("anal_pain",), 7 * DAY),
    Asks("RF68", "swollen_tummy", ("swollen_tummy", "swollen_legs"), LATELY),
    # Nerves, head
    Asks("RF71", "cauda_equina", ("numbness",), LATELY),
    Asks("RF71", "cauda_equina", ("numbness", "weakness", "leakage"), LATELY,
         beside=("back_pain",), at_once=True),
    Asks("RF71", "cauda_equina", ("leakage",), LATELY, beside=("numbness",), at_once=True),
    Asks("RF72", "vomiting_head", ("headache", "vision_change", "weakness"), DAY,
         when="vomiting_24h", at_once=True),
    # Pregnant, or it may be so
    Asks("RF09", "shoulder_tip_pain", ("shoulder_pain",), DAY,
         when="pregnant or (has_ovaries and pregnant is not no)", at_once=True),
    Asks("RF09", "heavy_vaginal_bleeding", ("vaginal_bleeding",), DAY, at_least=SEVERE,
         when="pregnant", at_once=True),
    Asks("RF75", "vaginal_bleeding", ("vaginal_bleeding",), LATELY, when="pregnant is not no"),
    Asks("RF76", "pregnancy_late",
         ("upper_abdominal_pain", "headache", "vision_change", "swollen_legs", "itching", "fever_chills"),
         NOW, when="pregnant"),
    # Swallowing, and a bowel that is shut
    Asks("RF10", "cannot_swallow_saliva", ("difficulty_swallowing",), DAY, at_least=SEVERE, at_once=True),
    Asks("RF06", "cannot_pass_stool_or_wind", ("constipation",), DAY, when="vomiting_24h", at_once=True),
    # What lasts
    Asks("RF40", "appetite_loss", ("appetite_loss",), each_week=True),
    Asks("RF45", "bowel_habit_changed_3_weeks",
         ("constipation", "bowel_urgency", "incomplete_emptying"), each_week=True),
    Asks("RF48", "coeliac_risk", ("tiredness",), each_week=True),
)  # fmt: skip

NO_ROW: Mapping[str, str] = MappingProxyType(
    {
        "abdominal_pain": "read by the rules: counted by days, severe or rising pain prompts (hints)",
        "pelvic_pain": "read by the rules: RF36 counts its days, severe pain prompts RF05 (hints)",
        "back_pain": "read by the rules: RF35, severe pain prompts RF56 (hints); with a sign, RF71 above",
        "chest_pain": "read by the rules: RF08 fires",
        "bloating": "read by the rules: RF36 and RF51 count its days",
        "nausea": "read by the rules: RF35 and RF86 count it",
        "reflux": "read by the rules: RF34, RF50 and RF86 count it",
        "dyspepsia": "read by the rules: RF34, RF50 and RF86 count it",
        "early_satiety": "read by the rules: RF36 counts its days",
        "urinary_urgency": "read by the rules: RF36 counts its days",
        "urinary_frequency": "read by the rules: RF36 counts its days; with thirst, RF62 above",
        "wind": "no red flag names it; RF52 asks when it comes in each of three weeks",
        "joint_pain": "no red flag names it; RF52 asks when it comes in each of three weeks",
        "low_mood": "RF54 has a score that is off unless the clinic turns it on; RF13 and RF74 are asked by"
        " their own question and never read out of a diary; its tag says where to get help",
        "skin_rash": "RF64 names a rash only beside what takes minutes, which stands on the emergency page",
    }
)
"""Tags without a row of their own, and why."""


@cache
def tags_with_rows() -> frozenset[str]:
    """Return the tags that raise a question."""
    return frozenset(tag for row in ROWS for tag in row.tags)


def raised_by_tags(
    symptoms: Sequence[Observation], values: Mapping[str, Value], moment: Moment
) -> Iterator[tuple[Asks, tuple[Evidence, ...]]]:
    """Yield the rows that hold, each with the entries that raise it.

    Args:
        symptoms: what was there (severity 0 left out), in any order.
        values: every fact that is known, by code.
        moment: the moment of checking.
    """
    by_tag: dict[str, list[Observation]] = {}
    for symptom in symptoms:
        if moment.within(until(symptom), LONGEST):
            by_tag.setdefault(symptom.fields["tag"], []).append(symptom)
    truth = Truth({}, values)
    for row in ROWS:
        if by_tag.keys().isdisjoint(row.tags) or values.get(row.fact) is not None:
            continue
        found = _found(row, by_tag, moment)
        if found and (not row.when or truth.of(parsed(row.when))):
            yield row, tuple(SYMPTOM(found))


def tag_hints(
    symptoms: Sequence[Observation], values: Mapping[str, Value], moment: Moment
) -> dict[str, tuple[Evidence, ...]]:
    """Return the red flags that tags ask about, each once with all that raises it."""
    hints: dict[str, tuple[Evidence, ...]] = {}
    for row, evidence in raised_by_tags(symptoms, values, moment):
        hints[row.flag] = tuple(dict.fromkeys((*hints.get(row.flag, ()), *evidence)))
    return hints


@cache
def parsed(text: str) -> Rule:
    """Return a rule over facts, read once from its text; a fault in it is raised at the first use."""
    return parse(text)


def _found(row: Asks, by_tag: Tagged, moment: Moment) -> list[Observation]:
    if row.each_week:
        return [symptom for tag in row.tags for symptom in _each_week(by_tag.get(tag, []), moment)]
    found = [s for s in _within(row.tags, row.within, by_tag, moment) if _is_bad_enough(s, row)]
    beside = _within(row.beside, row.within, by_tag, moment)
    return [*found, *beside] if found and (beside or not row.beside) else []


def _is_bad_enough(symptom: Observation, row: Asks) -> bool:
    return not row.at_least or severity(symptom) >= row.at_least


def _within(
    tags: tuple[str, ...], window: timedelta, by_tag: Tagged, moment: Moment
) -> list[Observation]:
    noted = (symptom for tag in tags for symptom in by_tag.get(tag, []))
    return [symptom for symptom in noted if moment.within(until(symptom), window)]


def _each_week(of_one_tag: list[Observation], moment: Moment) -> list[Observation]:
    """Return the entries of a tag that was noted in every one of the last weeks, none otherwise."""
    lately = [s for s in of_one_tag if moment.days_back(_last_day(s)) < WEEK_DAYS * WEEKS]
    return lately if in_each_week(days_of(lately), 1, WEEKS, moment) else []


def _last_day(symptom: Observation) -> date:
    return symptom.fields.get("until_date") or symptom.local_date
