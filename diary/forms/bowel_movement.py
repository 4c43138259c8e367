"""One poo."""

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from diary.forms.base import TimedForm
from diary.forms.choices import BLOOD, COLOURS, STOOL_FORMS, URGENCY
from diary.forms.fields import LongText, Pick, Score, Ticked


class BowelMovementForm(TimedForm):
    """Only the time is needed; the rest stays unknown until it is chosen."""

    kind = "bowel_movement"
    moment = "occurred_at"

    stool_form = Pick(
        STOOL_FORMS,
        coerce=int,
        label=_("What was it like?"),
        help_text=_("Pick the nearest. People vary, and so do days."),
    )
    blood = Pick(BLOOD, label=_("Any blood?"))
    colour = Pick(COLOURS, label=_("Colour"))
    urgency_0_3 = Pick(URGENCY, coerce=int, label=_("How urgent was it?"))
    woke_from_sleep = Ticked(label=_("It woke me from sleep"))
    incomplete = Ticked(label=_("It felt unfinished"))
    pain_0_10 = Score(label=_("Pain while you went"))
    note = LongText(label=_("Note"))

    def ticks(self) -> list[BoundField]:
        """Return the questions answered by a tick."""
        return [self["woke_from_sleep"], self["incomplete"]]
