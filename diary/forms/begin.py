"""What is asked before the first page of a diary."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.consent import is_old_enough
from diary.domain.profile import Profile
from diary.forms.base import EARLIEST
from diary.forms.fields import date_field
from diary.forms.settings import ZoneField


class BeginForm(forms.Form):
    """Where somebody is, when they were born, and that they agree."""

    zone = ZoneField(
        label=_("Which time zone are you in?"),
        help_text=_("So that an evening entry lands on the right day. You can change it later."),
    )
    date_of_birth = date_field(
        label=_("When were you born?"),
        help_text=_("The checklist needs your age. It is locked away like all you write."),
    )
    agree = forms.BooleanField(
        label=_("I have read this, and I agree"),
        error_messages={"required": _("Tick that you agree, or read on without a diary.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, now: dt.datetime, **options: Any
    ) -> None:
        self.now = now
        super().__init__(data, **options)

    def clean(self) -> dict[str, Any]:
        """Refuse a date of birth that is none of somebody living."""
        said: dict[str, Any] = self.cleaned_data
        born = said.get("date_of_birth")
        if born and not EARLIEST <= born <= self._today():
            self.add_error("date_of_birth", _("Check the year of your date of birth."))
        return said

    def is_of_age(self, minimum_years: int) -> bool:
        """Say whether somebody who was born then may keep a diary here."""
        return is_old_enough(self.cleaned_data["date_of_birth"], self._today(), minimum_years)

    def profile(self) -> Profile:
        said = {name: self.cleaned_data[name] for name in ("zone", "date_of_birth")}
        return Profile.build(**said)

    def _today(self) -> dt.date:
        zone = self.cleaned_data.get("zone") or "UTC"
        return self.now.astimezone(ZoneInfo(zone)).date()
