"""Into which visit a finished checklist goes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.forms.fields import ClientId, Pick

NEW = "new"


class RunInForm(forms.Form):
    """One of the patient's visits, or a new one; ``id`` is what a new one will have."""

    use_required_attribute = False

    id = ClientId()
    visit = Pick(
        (),
        required=True,
        label=_("Into which visit?"),
        error_messages={"required": _("Choose a visit, or a new one.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, visits: Sequence[tuple[str, str]]
    ) -> None:
        first = visits[0][0] if visits else NEW
        super().__init__(data, initial={"id": uuid4(), "visit": first})
        self.fields["visit"].choices = [
            *visits,
            (NEW, _("A new visit\nYou say when and with whom next")),
        ]

    def chosen(self) -> UUID | None:
        """Return the id of the visit that was chosen, None for a new one."""
        chosen = self.cleaned_data["visit"]
        return None if chosen == NEW else UUID(chosen)
