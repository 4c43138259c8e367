"""What is written while an experiment goes on: a day on which it was done differently, and a stop."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.experiments.plan import LONGEST_WORDS
from diary.forms.fields import LongText, date_field


class _Sentence(LongText):
    longest = LONGEST_WORDS
    widget = forms.Textarea(attrs={"rows": 2})


class DeviationForm(forms.Form):
    """A day on which something else was done than planned; the words may stay blank."""

    use_required_attribute = False

    day = date_field(label=_("Which day?"))
    words = _Sentence(
        label=_("What was different?"),
        help_text=_("A few words if you like. You can leave it blank."),
    )

    def __init__(self, data: Any = None, *, first: date, last: date) -> None:
        self.first, self.last = first, last
        super().__init__(data, initial={"day": last})
        attrs = self.fields["day"].widget.attrs
        attrs["min"], attrs["max"] = first.isoformat(), last.isoformat()

    def clean_day(self) -> date:
        """Refuse a day that is not one of the test, or is still to come."""
        day: date = self.cleaned_data["day"]
        if day > self.last:
            raise forms.ValidationError(_("Choose a day of the test that has come."))
        if day < self.first:
            raise forms.ValidationError(
                _("The test had not begun on that day. Choose a later one.")
            )
        return day

    def said(self) -> str:
        """Return the words, perhaps none."""
        return self.cleaned_data["words"] or ""


class StopForm(forms.Form):
    """Stopping needs no reason; one may be written down."""

    use_required_attribute = False

    because = _Sentence(
        label=_("Why do you stop?"), help_text=_("For yourself. You can leave it blank.")
    )

    def said(self) -> str:
        """Return the words, perhaps none."""
        return self.cleaned_data["because"] or ""
