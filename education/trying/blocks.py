"""What a case of the clinic's is written with: answers, and entries of a diary, each a few plain fields."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from education.domain.red_flags.facts import ValueDoesNotFit, fact, registry
from education.languages import SOURCE

LONGEST_AGO_DAYS = 36_500
ANSWERS = (
    ("yes", _("Yes")),
    ("no", _("No")),
    ("unsure", _("Not sure")),
    ("maybe", _("Maybe")),
    ("insulin", _("Insulin")),
    ("sglt2", _("An SGLT2 tablet")),
    ("no_insulin_no_sglt2", _("Neither insulin nor an SGLT2 tablet")),
    ("unknown", _("Treatment not known")),
)


def questions() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the questions of the checklist by area, each with its code."""
    areas: dict[str, list[tuple[str, str]]] = {}
    for known in registry().values():
        if known.question and known.code != "age_years":
            areas.setdefault(known.area, []).append((known.code, known.question))
    return [(area.capitalize(), rows) for area, rows in areas.items()]


def symptoms() -> list[tuple[str, str]]:
    return _tags("symptom")


def medicine_classes() -> list[tuple[str, str]]:
    return _tags("medicine_class")


def _tags(kind: str) -> list[tuple[str, str]]:
    tags = apps.get_model("education", "DiaryTag").objects.in_language(SOURCE).filter(kind=kind)
    return list(tags.order_by("label").values_list("code", "label"))


def _ago(label: Any, **kwargs: Any) -> blocks.FloatBlock:
    words = _("Half days are fine: 0.5 is twelve hours ago.")
    bounds = {"min_value": 0, "max_value": LONGEST_AGO_DAYS}
    return blocks.FloatBlock(label=label, help_text=words, **bounds, **kwargs)


class AnswerBlock(blocks.StructBlock):
    """One question with its answer. What is left out is not answered, which is never a no."""

    fact = blocks.ChoiceBlock(choices=questions, label=_("Question"))
    answer = blocks.ChoiceBlock(choices=ANSWERS, required=False, label=_("Answer"))
    number = blocks.FloatBlock(
        required=False,
        label=_("Number"),
        help_text=_("For questions that ask how many or how much."),
    )

    class Meta:
        icon = "help"
        label = _("Answer")

    def clean(self, value: Any) -> Any:
        """Refuse an answer that the question cannot have."""
        cleaned = super().clean(value)
        given = answer_of(cleaned)
        try:
            fact(cleaned["fact"]).check(given)
        except ValueDoesNotFit:
            field = "number" if fact(cleaned["fact"]).is_number else "answer"
            told = (
                _("This question takes a number.")
                if field == "number"
                else _("Choose an answer that this question can have: usually yes, no or not sure.")
            )
            raise blocks.StructBlockValidationError({field: ValidationError(told)}) from None
        return cleaned


def answer_of(row: Any) -> str | float | None:
    """Return what is answered: the number where one is asked for, else the word."""
    number = row["number"]
    if fact(row["fact"]).is_number and number is not None:
        return int(number) if float(number).is_integer() else float(number)
    return row["answer"] or None


class BowelMovementBlock(blocks.StructBlock):
    """A bowel movement."""

    days_ago = _ago(_("Days ago"))
    stool_form = blocks.IntegerBlock(
        required=False, min_value=1, max_value=7, label=_("Stool form, 1 to 7")
    )
    blood = blocks.ChoiceBlock(
        required=False,
        label=_("Blood"),
        choices=(
            ("none", _("None")),
            ("on_paper", _("On the paper")),
            ("mixed", _("Mixed in")),
            ("a_lot", _("A lot")),
        ),
    )
    colour = blocks.ChoiceBlock(
        required=False,
        label=_("Colour"),
        choices=(
            ("brown", _("Brown")),
            ("pale", _("Pale")),
            ("dark", _("Dark")),
            ("black_tarry", _("Black and tarry")),
            ("dark_red", _("Dark red")),
            ("green", _("Green")),
        ),
    )
    woke_from_sleep = blocks.BooleanBlock(required=False, label=_("It woke them from sleep"))

    class Meta:
        icon = "date"
        label = _("Bowel movement")


class SymptomBlock(blocks.StructBlock):
    """A symptom."""

    tag = blocks.ChoiceBlock(choices=symptoms, label=_("Symptom"))
    days_ago = _ago(_("Days ago"))
    severity_0_10 = blocks.IntegerBlock(
        required=False, min_value=0, max_value=10, label=_("How bad, 0 to 10")
    )

    class Meta:
        icon = "warning"
        label = _("Symptom")


class VomitingBlock(blocks.StructBlock):
    """Being sick."""

    days_ago = _ago(_("Days ago"))
    content = blocks.ChoiceBlock(
        required=False,
        label=_("What came up"),
        choices=(
            ("food", _("Food")),
            ("liquid", _("Liquid")),
            ("green", _("Green")),
            ("blood", _("Blood")),
            ("coffee_grounds", _("Like coffee grounds")),
        ),
    )

    class Meta:
        icon = "date"
        label = _("Being sick")


class MeasurementBlock(blocks.StructBlock):
    """A weight, or another measured value."""

    days_ago = _ago(_("Days ago"))
    weight = blocks.FloatBlock(required=False, min_value=1, max_value=1000, label=_("Weight"))
    unit = blocks.ChoiceBlock(
        choices=(("kg", "kg"), ("lb", "lb"), ("st", "st")),
        default="kg",
        label=_("Unit of the weight"),
    )
    temperature_c = blocks.FloatBlock(
        required=False, min_value=25, max_value=45, label=_("Temperature in °C")
    )
    pulse_bpm = blocks.IntegerBlock(
        required=False, min_value=20, max_value=300, label=_("Pulse in a minute")
    )
    fit_ug_g = blocks.FloatBlock(
        required=False, min_value=0, max_value=10_000, label=_("FIT result in µg/g")
    )

    class Meta:
        icon = "decimal"
        label = _("Measurement")


class MedicineBlock(blocks.StructBlock):
    """A medicine of some kind."""

    medicine_class = blocks.ChoiceBlock(choices=medicine_classes, label=_("Kind of medicine"))
    started_days_ago = _ago(_("Started, days ago"))
    stopped_days_ago = _ago(_("Stopped, days ago (empty: still taken)"), required=False)

    class Meta:
        icon = "date"
        label = _("Medicine")


class AnswersBlock(blocks.StreamBlock):
    """What the person answers."""

    answer = AnswerBlock()


class DiaryBlock(blocks.StreamBlock):
    """What their diary holds."""

    bowel_movement = BowelMovementBlock()
    symptom = SymptomBlock()
    vomiting = VomitingBlock()
    measurement = MeasurementBlock()
    medicine = MedicineBlock()


def entry_of(kind: str, row: Any) -> dict[str, Any]:
    """Return one entry as the cases' format has it; what is empty is left out."""
    entry: dict[str, Any] = {"kind": kind}
    for name, value in row.items():
        if value not in (None, "", False):
            entry["class" if name == "medicine_class" else name] = value
    if "weight" not in entry:
        entry.pop("unit", None)
    return entry
