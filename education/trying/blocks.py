"""What a case of the clinic's is answered with: questions of the checklist, and the lists to choose from."""

from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from education.domain.red_flags.facts import ValueDoesNotFit, fact, registry
from education.languages import SOURCE

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


class AnswerBlock(blocks.StructBlock):
    """One question with its answer. What is left out is not answered, which is never a no."""

    fact = blocks.ChoiceBlock(
        choices=questions, label=_("Question"), help_text=_("As the checklist asks it.")
    )
    answer = blocks.ChoiceBlock(
        choices=ANSWERS,
        required=False,
        label=_("Answer"),
        help_text=_("Usually yes, no or not sure."),
    )
    number = blocks.FloatBlock(
        required=False,
        label=_("Number"),
        help_text=_("For questions that ask how many or how much."),
    )

    class Meta:
        icon = "help"
        label = _("Answer")
        description = _("One question and what is answered to it.")
        preview_value: ClassVar = {"fact": "stool_blood_90d", "answer": "unsure", "number": None}

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


class AnswersBlock(blocks.StreamBlock):
    """What the person answers."""

    answer = AnswerBlock()
