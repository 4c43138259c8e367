"""What a person answered, in words: one word for each answer, and one sentence for why it counted."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.wording.evidence import diary_shows
from diary.wording.questions import DIABETES_CHOICES, question_text
from education.domain.red_flags.evaluate import Reason
from education.domain.red_flags.facts import MAYBE, NO, UNSURE, YES, Value

WORDS: dict[str, str | Promise] = {
    **dict(DIABETES_CHOICES),
    YES: gettext_lazy("Yes"),
    NO: gettext_lazy("No"),
    UNSURE: gettext_lazy("Not sure"),
    MAYBE: gettext_lazy("Maybe"),
}


def answer_word(value: Value) -> str:
    """Return an answer as the page shows it."""
    return str(WORDS.get(value, value)) if isinstance(value, str) else number_text(value)


def number_text(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def reason_text(reason: Reason) -> str:
    """Return why one fact counted: the answer, what the diary shows, or that it was not answered."""
    if reason.fact == "age_years":
        return _("You are {age} years old.").format(age=number_text(reason.value))
    question = question_text(reason.fact)
    said = _said(reason, question)
    shown = diary_shows(reason.evidence)
    if said and shown:
        return f"{said} {shown}"
    if said or shown:
        return said or shown
    if reason.value is None:
        return _("You did not answer “{question}”: that counts as a reason to ask.").format(
            question=question
        )
    return ""


def _said(reason: Reason, question: str) -> str:
    if reason.answered is None:
        return ""
    if isinstance(reason.answered, int | float):
        return _("You answered {number} to “{question}”").format(
            number=number_text(reason.answered), question=question
        )
    said = {
        YES: _("You answered yes to “{question}”"),
        MAYBE: _("You answered maybe to “{question}”"),
        NO: _("You answered no to “{question}”"),
        UNSURE: _("You answered not sure to “{question}” Not sure counts as a reason to ask."),
    }
    return said.get(reason.answered, "").format(question=question)
