"""What would you like to know? Suspects to compare with symptoms, each ticked by the person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.patterns.exposures import ENCOURAGED, MOST_COMPARED, is_exposure
from diary.domain.profile import Profile

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class WasChosen(forms.Field):
    """What was chosen when the page was made; what is no exposure is left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(key for key in (value or ()) if is_exposure(str(key)))


class ChooseForm(forms.Form):
    """Nothing is ticked at first, and everything can be unticked again."""

    was = WasChosen(required=False)
    compared = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Compare my symptoms with"),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, profile: Profile, groups: Groups
    ) -> None:
        chosen = list(profile.compared)
        super().__init__(data, initial={"compared": chosen, "was": chosen})
        self.fields["compared"].choices = groups
        self.fields["compared"].help_text = _(
            "Three or fewer is a question that your diary can answer soonest. You can choose up to %(most)s."
        ) % {"most": MOST_COMPARED}

    def clean_compared(self) -> tuple[str, ...]:
        """Take no more than can honestly be compared at once."""
        keys = tuple(dict.fromkeys(self.cleaned_data["compared"]))
        if len(keys) > MOST_COMPARED:
            raise forms.ValidationError(
                _("Choose at most %(most)s. %(encouraged)s or fewer work best."),
                params={"most": MOST_COMPARED, "encouraged": ENCOURAGED},
            )
        return keys
