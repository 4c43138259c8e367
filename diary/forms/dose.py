"""One dose of a medicine, taken or left out."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from diary.domain.entries import EntryPayload
from diary.forms.base import TimedForm
from diary.forms.choices import DOSES
from diary.forms.fields import Pick

GONE = _("A medicine that is no longer in your diary")


class DoseForm(TimedForm):
    """Which medicine, when, and whether it was taken; none of it is chosen beforehand."""

    kind = "dose"
    moment = "taken_at"

    medicine_id = Pick(
        (),
        coerce=UUID,
        required=True,
        label=_("Which medicine?"),
        error_messages={"required": _("Choose which medicine it was.")},
    )
    skipped = Pick(
        DOSES,
        coerce=lambda answer: answer == "skipped",
        required=True,
        label=_("Did you take it?"),
        error_messages={"required": _("Choose if you took it or left it out.")},
    )

    field_order = ("id", "seen", "medicine_id", "skipped", "date", "time")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = dict(self.setting.medicines)
        if self.entry:
            kept: Any = self.entry.payload
            self.names.setdefault(str(kept.medicine_id), kept.medicine_name or str(GONE))
        self.fields["medicine_id"].choices = list(self.names.items())

    def values_of(self, payload: EntryPayload) -> dict[str, Any]:
        values = super().values_of(payload)
        return values | {
            "medicine_id": str(values["medicine_id"]),
            "skipped": "skipped" if values["skipped"] else "taken",
        }

    def payload_values(self, data: dict[str, Any]) -> dict[str, Any]:
        values = super().payload_values(data)
        name = self.names.get(str(values["medicine_id"]))
        values["medicine_name"] = None if name == str(GONE) else name
        values["skipped"] = values["skipped"] or None
        return values
