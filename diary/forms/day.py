"""What is said of a whole day: sleep, stress, moving, drinking."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.entries import Day, EntryPayload
from diary.domain.payload import PayloadDoesNotFit
from diary.forms.base import EARLIEST, EntryForm
from diary.forms.fields import Decimal, Score, Whole, YesNo, date_field
from diary.forms.measurement import between


class DayForm(EntryForm):
    """One entry for each day. Ticking the day complete is done on the day's own page."""

    kind = "day"

    date = date_field(label=_("Which day?"))
    sleep_hours = Decimal(label=_("Hours slept"), validators=between(0, 24))
    sleep_quality_0_10 = Score(label=_("How well did you sleep?"))
    stress_0_10 = Score(label=_("How stressed were you?"))
    activity_minutes = Whole(label=_("Minutes of moving about"), validators=between(0, 1440))
    fluids_cups = Whole(
        label=_("Drinks"), help_text=_("In cups or glasses, roughly."), validators=between(0, 60)
    )
    period = YesNo(label=_("Period?"))
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    """What the day said when the page was made: by it one tells what was changed here, and what elsewhere."""

    def base(self) -> Day | None:
        """Return what the day said when its form was opened, None when that is not known."""
        return self.cleaned_data.get("was")

    def clean_was(self) -> Day | None:
        """Take nothing that is not the same day: then a change elsewhere is a conflict."""
        try:
            was = Day.read(self.cleaned_data["was"])
        except PayloadDoesNotFit:
            return None
        return was if self.entry and was.local_date == self.entry.local_date else None

    def values_of(self, payload: EntryPayload) -> dict[str, Any]:
        was = payload.seal_bytes().decode()
        return super().values_of(payload) | {"date": payload.local_day(), "was": was}

    def clean_date(self) -> dt.date:
        """Refuse days to come, and let an entry stay on its day."""
        day: dt.date = self.cleaned_data["date"]
        if self.entry and day != self.entry.local_date:
            self.add_error(
                "date", _("This entry stays on its day. Delete it, and write a new one.")
            )
        elif day > self._today():
            self.add_error("date", _("That day is still to come."))
        elif day < EARLIEST:
            self.add_error("date", _("That date is too long ago. Check the year."))
        return day

    def payload_values(self, data: dict[str, Any]) -> dict[str, Any]:
        values = super().payload_values(data) | {"local_date": data["date"]}
        del values["was"]
        if self.entry:
            before = self.entry.payload
            return values | {
                "symptoms_complete": before.symptoms_complete,  # type: ignore[attr-defined]
                "meals_complete": before.meals_complete,  # type: ignore[attr-defined]
            }
        if not self.errors and all(
            value is None for name, value in values.items() if name != "local_date"
        ):
            self.add_error("sleep_hours", _("Fill in at least one of these."))
        return values

    def _today(self) -> dt.date:
        now: dt.datetime = self.setting.now
        return now.astimezone(ZoneInfo(self.zone)).date()
