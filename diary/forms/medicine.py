"""A course of a medicine or a supplement."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from diary.forms.base import EARLIEST, EntryForm
from diary.forms.choices import MEDICINE_CLASSES
from diary.forms.fields import LongText, Pick, Ticked, Words, date_field

STILL_TO_COME = _("That day is still to come.")


class MedicineForm(EntryForm):
    """Only the name is needed. A course that does not say when it stopped is still taken."""

    kind = "medicine"
    completed = ("name",)

    name = Words(
        label=_("What is it called?"),
        help_text=_("As on the packet."),
        required=True,
        error_messages={"required": _("Write what it is called.")},
    )
    dose = Words(label=_("How much, and how often?"), help_text=_("Such as 20 mg each morning."))
    is_supplement = Ticked(label=_("It is a supplement\nvitamins, herbs, probiotics"))
    medicine_class = Pick(
        MEDICINE_CLASSES,
        label=_("What sort of medicine is it?"),
        help_text=_("Some warning signs depend on it. Leave it blank if you don’t know."),
    )
    started_on = date_field(
        label=_("When did you start?"), help_text=_("Blank if you don’t know."), required=False
    )
    stopped_on = date_field(label=_("When did you stop?"), required=False)
    reason_stopped = LongText(
        label=_("Why did you stop?"), help_text=_("In your own words. It can stay blank.")
    )
    cost = Words(label=_("What does it cost?"), help_text=_("Such as 18.50 a month."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_stopping = False
        self.today: dt.date = self.setting.now.astimezone(ZoneInfo(self.zone)).date()
        for name in ("started_on", "stopped_on"):
            self.fields[name].widget.attrs["max"] = self.today.isoformat()

    def begin_to_stop(self) -> None:
        """Ask first when and why it stopped; today stands there, as it does for what just happened."""
        self.initial["stopped_on"] = self.initial["stopped_on"] or self.today
        self.is_stopping = True

    @property
    def has_more(self) -> bool:
        """Say whether anything beside the name and the dose was answered, or is wrong."""
        more = ("medicine_class", "started_on", "stopped_on", "reason_stopped", "cost")
        return not self.is_stopping and any(
            self[name].value() or self[name].errors for name in more
        )

    def clean_started_on(self) -> dt.date | None:
        """Refuse a day that has not come, or of another century."""
        return self._past("started_on")

    def clean_stopped_on(self) -> dt.date | None:
        """Refuse the same, and a course that stops before it starts."""
        stopped, started = self._past("stopped_on"), self.cleaned_data.get("started_on")
        if stopped and started and stopped < started:
            self.add_error("stopped_on", _("It cannot stop before it starts. Check both dates."))
        return stopped

    def _past(self, name: str) -> dt.date | None:
        day: dt.date | None = self.cleaned_data[name]
        kept = self.entry and getattr(self.entry.payload, name)
        if day is None or day == kept:
            return day
        if day > self.today:
            self.add_error(name, STILL_TO_COME)
        elif day < EARLIEST:
            self.add_error(name, _("That date is too long ago. Check the year."))
        return day
