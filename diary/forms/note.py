"""Free words."""

from django.utils.translation import gettext_lazy as _

from diary.forms.base import TimedForm
from diary.forms.fields import LongText


class NoteForm(TimedForm):
    """Whatever the patient wants to remember."""

    kind = "note"
    moment = "written_at"

    text = LongText(
        label=_("What do you want to remember?"),
        required=True,
        error_messages={"required": _("Write something, or go back.")},
    )

    field_order = ("id", "seen", "text", "date", "time")
