"""When to be reminded."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from diary.domain.reminders import EVERY_DAY, QUIET_FROM, QUIET_TO, ReminderPlan
from diary.forms.fields import SeenVersion, time_field

USUAL = dt.time(20, 0)


class ReminderForm(forms.Form):
    """Times of the week, in the patient's time zone."""

    seen = SeenVersion()
    by_mail = forms.BooleanField(
        required=False,
        label=_("Send me an e-mail"),
        help_text=_("Its subject says “The reminder you asked for”, and no word about health."),
    )
    at = time_field(label=_("At what time?"))
    weekdays = forms.TypedMultipleChoiceField(
        choices=[(day, WEEKDAYS[day]) for day in EVERY_DAY],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        label=_("On which days?"),
        error_messages={
            "required": _("Choose at least one day."),
            "invalid_choice": _("Choose from the list."),
        },
    )
    only_when_empty = forms.BooleanField(
        required=False,
        label=_("Only when I have written nothing that day"),
        help_text=_("This is for e-mails. A calendar cannot know."),
    )
    quiet_from = time_field(label=_("Quiet from"))
    quiet_to = time_field(
        label=_("Quiet until"),
        help_text=_(
            "No e-mail comes in between, even if one is late. The same time twice: never quiet."
        ),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        plan: ReminderPlan | None,
        by_mail: bool,
        seen: int,
        language: str,
    ) -> None:
        self.language = language
        usual = plan or ReminderPlan(at=USUAL, quiet_from=QUIET_FROM, quiet_to=QUIET_TO)
        values = {name: getattr(usual, name) for name in ReminderPlan.model_fields}
        super().__init__(data, initial={**values, "by_mail": by_mail, "seen": seen})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and data["by_mail"] and self.plan().is_quiet(data["at"]):
            self.add_error(
                "at", _("That is in your quiet hours. Choose another time, or change those.")
            )
        return data

    def plan(self) -> ReminderPlan:
        """Return what a valid form asks for."""
        said = {n: v for n, v in self.cleaned_data.items() if n in ReminderPlan.model_fields}
        said["weekdays"] = tuple(sorted(said["weekdays"]))
        return ReminderPlan(**said, language=self.language)
