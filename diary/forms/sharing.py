"""What a patient chooses for a link: how long it lasts, its passcode, its name."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from diary.actions.sharing.making import Wish
from diary.domain.sharing.link import LONGEST_LABEL, MOST_DAYS, USUAL_DAYS
from diary.domain.sharing.passcode import LONGEST, problem_with, suggested
from diary.forms.fields import WRITE_LESS, ClientId, Pick

DAYS = (1, USUAL_DAYS, 30, MOST_DAYS)
PROBLEMS = {
    "too_short": _(
        "Use at least 6 characters. Spaces do not count. A shorter one could be found by trying."
    ),
    "too_long": _("Use at most 100 characters: somebody has to type it."),
    "too_easy": _(
        "That is one of the first things anybody would try, such as a date of birth, 123456 or one character "
        "again and again. Choose another, or take the one we suggest."
    ),
}


def _days(count: int) -> Any:
    return ngettext_lazy("%(days)s day", "%(days)s days", count) % {"days": count}


class ShareForm(forms.Form):
    """One link to be made; saves nothing."""

    id = ClientId()
    days = Pick(
        [(str(count), _days(count)) for count in DAYS],
        coerce=int,
        required=True,
        label=_("How long should the link work?"),
        help_text=_("You can end it earlier at any time."),
        error_messages={"required": _("Choose how long the link should work.")},
    )
    passcode = forms.CharField(
        strip=False,
        max_length=4 * LONGEST,
        label=_("Passcode"),
        help_text=_(
            "Keep this one, or choose your own: at least 6 characters, in any script. Spaces do not count."
        ),
        error_messages={
            "required": _(
                "Type a passcode. Without one, anybody who finds the link could read it."
            ),
            "max_length": PROBLEMS["too_long"],
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    label = forms.CharField(
        max_length=LONGEST_LABEL,
        label=_("A name for this link"),
        help_text=_("Whoever has the link sees this name, even without the passcode."),
        error_messages={
            **WRITE_LESS,
            "required": _("Give the link a name, so that you know it again."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, born: date | None, label: str
    ) -> None:
        self.born = born
        first = {"id": uuid4(), "days": str(USUAL_DAYS), "label": label}
        super().__init__(data, initial={**first, "passcode": suggested(secrets.choice)})

    def clean_passcode(self) -> str:
        passcode: str = self.cleaned_data["passcode"]
        if problem := problem_with(passcode, born=self.born):
            raise forms.ValidationError(PROBLEMS[problem])
        return passcode

    def clean_label(self) -> str:
        return " ".join(self.cleaned_data["label"].split())

    def wish(self, visit_id: UUID) -> Wish:
        """Return what a valid form asks for."""
        said = {name: self.cleaned_data[name] for name in ("id", "days", "passcode", "label")}
        return Wish(visit_id=visit_id, **said)
