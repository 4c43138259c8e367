"""One symptom, with how bad it was."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from diary.domain.entries import EntryPayload
from diary.forms.base import TimedForm
from diary.forms.fields import LongText, Pick, Score, Words

OWN = "own"


def _listed(code: str) -> str | None:
    return None if code == OWN else code


class SymptomForm(TimedForm):
    """A symptom of the clinic's list, or the patient's own word for one."""

    kind = "symptom"
    moment = "started_at"
    completed = ("own_label",)

    tag = Pick((), coerce=_listed, label=_("Which symptom?"))
    own_label = Words(
        label=_("Or your own word for it"), help_text=_("If it is not in the list. Keep it short.")
    )
    severity_0_10 = Score(
        label=_("How bad was it?"),
        required=True,
        error_messages={"required": _("Choose how bad it was, from 0 to 10.")},
    )
    going_on = Pick(
        (("still", _("Still going on")), ("over", _("It is over"))),
        label=_("Is it still going on?"),
    )
    note = LongText(label=_("Note"))

    field_order = ("id", "seen", "tag", "own_label", "severity_0_10", "date", "time")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(self.setting.symptoms)
        kept = self.entry.payload.tag if self.entry else None  # type: ignore[attr-defined]
        if kept and kept not in dict(offered):
            offered.append((kept, kept.replace("_", " ").capitalize()))
        self.fields["tag"].choices = [*offered, (OWN, _("My own word"))]

    def values_of(self, payload: EntryPayload) -> dict[str, Any]:
        values = super().values_of(payload)
        over = values["ended_at"] is not None or values["still_going"] is False
        values["tag"] = values["tag"] or OWN
        values["going_on"] = "still" if values["still_going"] else ("over" if over else None)
        return values

    def payload_values(self, data: dict[str, Any]) -> dict[str, Any]:
        values = super().payload_values(data)
        going_on = values.pop("going_on")
        values["still_going"] = {"still": True, "over": False}.get(going_on or "")
        before = self.entry.payload.ended_at if self.entry else None  # type: ignore[attr-defined]
        started = values["started_at"]
        if before and going_on == "over" and started and started <= before:
            values["ended_at"] = before
        if values["tag"] and values["own_label"]:
            self.add_error("own_label", _("Choose from the list or write your own word, not both."))
        is_told = {"tag", "own_label"} & self.errors.keys()
        if not values["tag"] and not values["own_label"] and not is_told:
            is_own = self.data.get(self.add_prefix("tag")) == OWN
            self.add_error("own_label" if is_own else "tag", _("Say which symptom it was."))
        return values
