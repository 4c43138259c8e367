"""What a diary shows, in words: amounts and days, never why."""

from collections.abc import Iterable
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from education.domain.red_flags.facts import Evidence

Text = str | Promise
MOST_DAYS_NAMED = 3

BLOOD = {
    "on_paper": gettext_lazy("blood on the paper"),
    "mixed": gettext_lazy("blood mixed in your poo"),
    "a_lot": gettext_lazy("a lot of blood"),
}
COLOUR = {
    "black_tarry": gettext_lazy("black, tarry poo"),
    "dark_red": gettext_lazy("dark red poo"),
    "dark": gettext_lazy("dark poo"),
    "pale": gettext_lazy("pale poo"),
}
VOMIT = {
    "blood": gettext_lazy("being sick with blood"),
    "coffee_grounds": gettext_lazy("being sick with bits like coffee grounds"),
    "green": gettext_lazy("green vomit"),
    "food": gettext_lazy("being sick"),
    "liquid": gettext_lazy("being sick"),
}
SYMPTOMS = {
    "abdominal_pain": gettext_lazy("tummy pain"),
    "upper_abdominal_pain": gettext_lazy("upper tummy pain"),
    "pelvic_pain": gettext_lazy("pain low in the tummy"),
    "chest_pain": gettext_lazy("chest pain"),
    "back_pain": gettext_lazy("back pain"),
    "difficulty_swallowing": gettext_lazy("trouble swallowing"),
    "bloating": gettext_lazy("bloating"),
    "nausea": gettext_lazy("feeling sick"),
    "vomiting": gettext_lazy("being sick"),
    "ovarian_symptom_over_12_of_30": gettext_lazy("one of these symptoms"),
    "upper_gut_8_of_28": gettext_lazy("reflux, indigestion or upper tummy pain"),
    "upper_gut_4_of_28": gettext_lazy("reflux, indigestion or upper tummy pain"),
    "leakage": gettext_lazy("leaking poo"),
    "yellow_skin": gettext_lazy("yellow skin or eyes"),
    "dark_wee": gettext_lazy("dark wee"),
    "little_wee": gettext_lazy("little wee"),
    "thirst": gettext_lazy("strong thirst"),
    "urinary_frequency": gettext_lazy("weeing often"),
    "faintness": gettext_lazy("feeling faint"),
    "shaking": gettext_lazy("shaking or sweating"),
    "breathlessness": gettext_lazy("being short of breath"),
    "fast_heartbeat": gettext_lazy("a racing heart"),
    "weakness": gettext_lazy("being very weak"),
    "fever_chills": gettext_lazy("fever or shivering"),
    "lump": gettext_lazy("a lump or a sore"),
    "anal_pain": gettext_lazy("pain by your bottom"),
    "swollen_tummy": gettext_lazy("a tummy that stays swollen"),
    "swollen_legs": gettext_lazy("swollen ankles, hands or face"),
    "numbness": gettext_lazy("numbness or tingling"),
    "headache": gettext_lazy("headache"),
    "vision_change": gettext_lazy("blurred sight"),
    "shoulder_pain": gettext_lazy("pain at the tip of the shoulder"),
    "vaginal_bleeding": gettext_lazy("bleeding from the vagina"),
    "itching": gettext_lazy("itching all over"),
    "constipation": gettext_lazy("poo that is hard to pass"),
    "bowel_urgency": gettext_lazy("rushing to poo"),
    "incomplete_emptying": gettext_lazy("not feeling empty"),
    "appetite_loss": gettext_lazy("not being hungry"),
    "tiredness": gettext_lazy("tiredness"),
}
MEDICINES = {
    "anticoagulant": gettext_lazy("a blood thinner"),
    "antiplatelet": gettext_lazy("an aspirin-type medicine"),
    "nsaid": gettext_lazy("an ibuprofen-type painkiller"),
    "iron": gettext_lazy("iron"),
    "bismuth": gettext_lazy("bismuth"),
    "antibiotic": gettext_lazy("an antibiotic"),
    "steroid": gettext_lazy("a steroid"),
    "immune_medicine": gettext_lazy("a medicine for the immune system"),
    "cancer_treatment": gettext_lazy("a cancer treatment"),
    "diabetes_medicine": gettext_lazy("a medicine for diabetes"),
    "sick_day_medicine": gettext_lazy("a medicine that needs care on sick days"),
    "clozapine": gettext_lazy("clozapine"),
}
MEASURES = {
    "temperature_c": gettext_lazy("a temperature of {number} °C"),
    "pulse_bpm": gettext_lazy("a pulse of {number}"),
    "fit_ug_g": gettext_lazy("a poo test (FIT) of {number}"),
}
WEIGHTS = {
    "kg": gettext_lazy("a weight of {number} kg that may be in another unit"),
    "lb": gettext_lazy("a weight of {number} pounds that may be in another unit"),
    "st": gettext_lazy("a weight of {number} stone that may be in another unit"),
}
LOW_BMI = 18.5
COUNTS = {
    "bloody": gettext_lazy("{number} bloody poos within 24 hours"),
    "loose": gettext_lazy("{number} loose poos within 24 hours"),
    "vomiting": gettext_lazy("being sick {number} times within 24 hours"),
}
SENTENCES = {
    "loose_poo": gettext_lazy("loose poo"),
    "woken": gettext_lazy("being woken by the need to poo"),
    "run_of_days": gettext_lazy("loose poo over {number} days"),
    "days": gettext_lazy("loose poo on {number} days"),
    "vomiting_run": gettext_lazy("being sick over {number} hours"),
    "habit_changed": gettext_lazy("poo that differs from the weeks before"),
    "gut_symptoms": gettext_lazy("gut symptoms"),
    "bleeding": gettext_lazy("bleeding"),
    "weight_loss": gettext_lazy("a weight loss of {number} % within a year"),
    "weight_loss_6m": gettext_lazy("a weight loss of {number} % within 6 months"),
    "weight_gained": gettext_lazy("{number} kg more within 14 days"),
    "weight_lost_a_week": gettext_lazy("{number} kg less each week"),
    "bmi": gettext_lazy("a weight with a BMI of {number}"),
    "bmi_low": gettext_lazy("a weight that is low for your height (BMI {number})"),
    "profile": gettext_lazy("what you said in your settings"),
}
BY_DETAIL: dict[str, dict[str, Text]] = {
    "stool_blood": BLOOD,
    "stool_colour": COLOUR,
    "vomiting": VOMIT,
    "symptom": SYMPTOMS,
    "symptom_days": SYMPTOMS,
    "each_week": SYMPTOMS,
    "medicine": MEDICINES,
    "measured": MEASURES,
    "most_in_24_hours": COUNTS,
    "weight_doubtful": WEIGHTS,
}


def evidence_text(evidence: Evidence) -> str:
    """Return what the diary shows, without a full stop: "blood on the paper on 12 November 2026"."""
    what = _what(evidence)
    if evidence.code == "each_week":
        return _("{what} on 3 days or more in each of the last 3 weeks").format(what=what)
    if evidence.code == "medicine":
        return (
            _("{what}, since {day}").format(what=what, day=_day(evidence.dates[0]))
            if evidence.dates
            else what
        )
    if evidence.code == "symptom_days" or len(evidence.dates) > MOST_DAYS_NAMED:
        number = int(evidence.number or len(evidence.dates))
        days = ngettext("{number} recorded day", "{number} recorded days", number)
        return _("{what} on {days}").format(what=what, days=days.format(number=number))
    if evidence.dates:
        return _("{what} on {days}").format(what=what, days=_days(evidence.dates))
    return what


def diary_shows(evidence: Iterable[Evidence]) -> str:
    """Return one sentence about all of it."""
    parts = list(dict.fromkeys(evidence_text(item) for item in evidence))
    return _("Your diary shows {what}.").format(what="; ".join(parts)) if parts else ""


def _what(evidence: Evidence) -> str:
    known = BY_DETAIL.get(evidence.code)
    if known is not None:
        own = evidence.detail.removeprefix("own:").replace("_", " ").replace("-", " ")
        text = str(known.get(evidence.detail, own or _("an entry")))
    else:
        is_low = evidence.code == "bmi" and (evidence.number or LOW_BMI) < LOW_BMI
        code = "bmi_low" if is_low else evidence.code
        text = str(SENTENCES.get(code, code.replace("_", " ")))
    return text.replace("{number}", _number(evidence.number))


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}".removesuffix(".0")


def _day(day: date) -> str:
    return format_date(day, "j F Y")


def _days(days: tuple[date, ...]) -> str:
    names = [_day(day) for day in days]
    if len(names) == 1:
        return names[0]
    return _("{days} and {last}").format(days=", ".join(names[:-1]), last=names[-1])
