"""What a reviewer fills in to sign, or to decline."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignForm(forms.Form):
    """The reviewer's own statement under the version they read."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    whole_page_reviewed = forms.BooleanField(
        label=_("I have read all of it, and it is right"),
        required=False,
        help_text=_("Only this moves the date of the last review of an article."),
    )
    guideline_versions = forms.CharField(
        label=_("Guidelines you checked it against"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("With version or date, one on a line. Kept with your signature."),
    )
    guidelines_checked_on = forms.DateField(
        label=_("Looked up on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day you read them. Needed for red flags."),
    )
    next_review_on = forms.DateField(
        label=_("Next review due"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty for the clinic's usual time."),
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("For your colleagues; patients do not see it."),
    )

    def clean_guidelines_checked_on(self) -> date | None:
        """Refuse a day that has not come yet."""
        day: date | None = self.cleaned_data["guidelines_checked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(
                _("“Looked up on” is in the future. Give the day you read them.")
            )
        return day


class DeclineForm(forms.Form):
    """Why it goes back to the writer."""

    comment = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("The writer reads this. Say what to change."),
    )
