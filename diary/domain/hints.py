"""What a diary asks about without showing it: prompts, each with the entries that raise it.

Source: education/clinical/README.md, "Prompts"; facts.json and redflags.json where they say "prompts".
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from statistics import median

from diary.domain.about import About
from diary.domain.courses import active_now, course_evidence, long_steroids, of_class
from diary.domain.observations import Observation
from diary.domain.periods import DAY, Moment, newest_run_of_instants
from diary.domain.shown import until
from diary.domain.symptom_facts import SYMPTOM, severity, tagged
from diary.domain.units import WeightUnit, in_unit
from diary.domain.weight import WeightFindings
from education.domain.red_flags.facts import CONCERNS, Evidence, Value

Hints = dict[str, tuple[Evidence, ...]]
Values = Mapping[str, Value]

TUMMY = ("abdominal_pain", "upper_abdominal_pain", "pelvic_pain")
SEVERE = 8
HOURS_48 = timedelta(hours=48)
ANEURYSM_AGE_YEARS = 60
PREGNANCY_AGES_YEARS = range(12, 56)
GAINED_KG = 3.0
LOST_A_WEEK_KG = 1.0
LOW_BMI = 18.5
CHANGED_DAYS, BEFORE_DAYS, RECORDED_DAYS = 21, 28, 14


def symptom_hints(symptoms: Sequence[Observation], values: Values, moment: Moment) -> Hints:
    """Return hints of severe or rising pain."""
    recent = [s for s in symptoms if moment.within(until(s), DAY) and severity(s) >= SEVERE]
    severe = tagged(recent, TUMMY)
    hints: Hints = {}
    if severe and values.get("severe_sudden_pain") is None:
        hints["RF05"] = tuple(SYMPTOM(severe))
    if severe and _may_be_pregnant_unasked(values):
        hints["RF09"] = tuple(SYMPTOM(severe))
    aneurysm = tagged(recent, ("back_pain", "abdominal_pain"))
    if (
        aneurysm
        and _number(values, "age_years") >= ANEURYSM_AGE_YEARS
        and values.get("aaa") is None
    ):
        hints["RF56"] = tuple(SYMPTOM(aneurysm))
    rising = _rising(symptoms, moment)
    if rising and values.get("worsening_pain") is None:
        hints["RF77"] = tuple(SYMPTOM(rising))
    return hints


def stool_hints(stools: Sequence[Observation], values: Values, moment: Moment) -> Hints:
    """Return hints of pale poo and of a changed bowel habit."""
    hints: Hints = {}
    pale = [s for s in stools if s.fields.get("colour") == "pale" and moment.within(s.at, 14 * DAY)]
    if pale:
        dates = tuple(sorted({s.local_date for s in pale}))
        hints["RF20"] = (Evidence("stool_colour", dates, "pale", len(pale)),)
    if _habit_changed(stools, moment) and values.get("bowel_habit_changed_3_weeks") is None:
        hints["RF45"] = (Evidence("habit_changed"),)
        if _number(values, "age_years") >= 60:
            hints["RF30"] = hints["RF45"]
    return hints


def vomiting_hints(vomits: Sequence[Observation], values: Values, moment: Moment) -> Hints:
    """Return the hint of a day of being sick in somebody who is or may be pregnant."""
    run = newest_run_of_instants((v.at for v in vomits), DAY)
    newest = max((v.at for v in vomits), default=None)
    if newest is None or run is None or run < DAY or not moment.within(newest, DAY):
        return {}
    if values.get("pregnant") not in CONCERNS:
        return {}
    return {"RF25": (Evidence("vomiting_run", number=run / timedelta(hours=1)),)}


def medicine_hints(courses: Sequence[Observation], values: Values, moment: Moment) -> Hints:
    """Return hints of steroids: taken for 28 days while being sick or unwell, or at all with a fever."""
    hints: Hints = {}
    sick = ("vomiting_24h", "cannot_keep_fluids_down", "unwell")
    steroids = long_steroids(courses, moment)
    if steroids and any(values.get(code) in CONCERNS for code in sick):
        hints["RF69"] = (course_evidence(steroids),)
    taken = [c for c in of_class(courses, "steroid") if active_now(c, moment)]
    if taken and values.get("immunosuppressed") is None and _feverish_or_losing_fluid(values):
        hints["RF24"] = (course_evidence(taken),)
    return hints


def weight_hints(weights: WeightFindings, measured: Sequence[Observation], about: About) -> Hints:
    """Return hints of a weight in another unit, of quick gain, and of quick loss at a low weight.

    Args:
        weights: what the weights show.
        measured: the measurements they come from, which know their local day and their unit.
        about: the height.
    """
    hints: Hints = {}
    if weights.doubtful:
        doubtful = {(w.at, w.kg) for w in weights.doubtful[-3:]}
        hints["weight_unit"] = tuple(
            _doubtful(m) for m in measured if (m.at, m.fields.get("weight_kg")) in doubtful
        )
    if weights.gained_14d_kg is not None and weights.gained_14d_kg >= GAINED_KG:
        hints["RF68"] = (Evidence("weight_gained", number=weights.gained_14d_kg),)
    bmi = body_mass_index(weights.newest_kg, about.height_cm)
    lost = weights.lost_a_week_kg
    if bmi is not None and bmi < LOW_BMI and lost is not None and lost > LOST_A_WEEK_KG:
        hints["RF84"] = (Evidence("weight_lost_a_week", number=lost),)
    return hints


def _doubtful(measured: Observation) -> Evidence:
    """Return a weight as it was typed, on its local day."""
    fields = measured.fields
    unit: WeightUnit = fields["weight_unit"] if fields.get("weight_unit") else "kg"
    number = in_unit(fields["weight_kg"], unit)
    return Evidence("weight_doubtful", (measured.local_date,), unit, round(number, 1))


def body_mass_index(weight_kg: float | None, height_cm: float | None) -> float | None:
    """Return kilograms by height in metres squared, to the ninth place; None when one is unknown."""
    if weight_kg is None or not height_cm:
        return None
    return round(weight_kg / (height_cm / 100) ** 2, 9)


def _may_be_pregnant_unasked(values: Values) -> bool:
    age = _number(values, "age_years")
    return (
        values.get("pregnant") is None
        and values.get("has_ovaries") in CONCERNS
        and int(age) in PREGNANCY_AGES_YEARS
    )


def _rising(symptoms: Sequence[Observation], moment: Moment) -> list[Observation]:
    """Return the two entries between which tummy pain rose by 3 or more, the last of all being 5 or more."""
    pains = sorted(
        (s for s in tagged(symptoms, ("abdominal_pain",)) if moment.within(s.at, HOURS_48)),
        key=lambda s: (s.at, severity(s)),
    )
    scored = [s for s in pains if severity(s) >= 0]
    if len(scored) < 2 or severity(scored[-1]) < 5:
        return []
    lowest = min(scored, key=severity)
    return [lowest, scored[-1]] if severity(scored[-1]) - severity(lowest) >= 3 else []


def _habit_changed(stools: Sequence[Observation], moment: Moment) -> bool:
    """Say whether the median form differs by 2, or stools a day by a factor 2, from 28 earlier days."""
    late = [s for s in stools if moment.days_back(s.local_date) < CHANGED_DAYS]
    early = [s for s in stools if 0 <= moment.days_back(s.local_date) - CHANGED_DAYS < BEFORE_DAYS]
    late_days, early_days = ({s.local_date for s in some} for some in (late, early))
    if min(len(late_days), len(early_days)) < RECORDED_DAYS:
        return False
    ratio = (len(late) / len(late_days)) / (len(early) / len(early_days))
    if ratio >= 2 or ratio <= 0.5:
        return True
    forms = [
        [s.fields["stool_form"] for s in some if s.fields.get("stool_form")]
        for some in (late, early)
    ]
    return all(forms) and abs(median(forms[0]) - median(forms[1])) >= 2


def _feverish_or_losing_fluid(values: Values) -> bool:
    return (
        _number(values, "temperature_c_48h") >= 38.0
        or _number(values, "vomits_in_24h_7d") >= 2
        or values.get("three_loose_in_24h_7d") in CONCERNS
    )


def _number(values: Values, code: str) -> float:
    value = values.get(code)
    return value if isinstance(value, int | float) else 0
