"""What to show of the timeline: kinds and dates, and what is looked for in the entries themselves."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.searching import Wanted, terms_of
from diary.forms.fields import Ticked, Words, date_field

Choices = Sequence[tuple[str, Any]]
MOST_SKIPPED = 10_000_000
LONGEST_SEARCH = 200
TAG, OWN, MEDICINE = "tag", "own", "medicine"


class KindsAndDates(forms.Form):
    """What may stand in an address: nothing that a patient typed but dates, and no health word of theirs."""

    kind = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Kinds of entry"),
        help_text=_("None ticked means all of them."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    first = date_field(label=_("From"), required=False)
    last = date_field(label=_("Until"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, kinds: Choices) -> None:
        super().__init__(data)
        self.fields["kind"].choices = kinds

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        return data

    def in_address(self) -> dict[str, Any]:
        """Return what was asked, as an address says it."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value and name in ADDRESSABLE
        }


ADDRESSABLE = ("kind", "first", "last")


class SearchForm(KindsAndDates):
    """A search in one's own words: sent in a body, never in an address."""

    words = Words(
        label=_("Words"),
        help_text=_(
            "In your notes, food, medicines and names of symptoms. Part of a word is enough."
        ),
        max_length=LONGEST_SEARCH,
    )
    about = forms.ChoiceField(
        required=False,
        label=_("One symptom or medicine"),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    late = Ticked(
        label=_("Only what was written later"), help_text=_("More than a day after it happened.")
    )
    noted = Ticked(label=_("Only notes"), help_text=_("And entries with a note."))
    skip = forms.IntegerField(
        required=False, min_value=0, max_value=MOST_SKIPPED, widget=forms.HiddenInput
    )
    field_order = ("words", "about", "kind", "first", "last", "late", "noted", "skip")

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, kinds: Choices, about: Choices
    ) -> None:
        super().__init__(data, kinds=kinds)
        self.fields["about"].choices = [("", _("Any")), *about]

    def clean_skip(self) -> int:
        return self.cleaned_data["skip"] or 0

    def looks_inside(self) -> bool:
        """Say whether entries must be opened to answer; kinds and dates are known without."""
        return any(self.cleaned_data[name] for name in ("words", "about", "late", "noted"))

    def as_sent(self) -> list[tuple[str, str]]:
        """Return the search as it was sent, without how far it looked: to send it once more."""
        names = [name for name in self.fields if name != "skip"]
        return [(name, value) for name in names for value in self.data.getlist(name)]

    def wanted(self) -> Wanted:
        """Return what a valid form looks for."""
        said = self.cleaned_data
        what, _colon, which = said["about"].partition(":")
        return Wanted(
            terms=terms_of(said["words"] or ""),
            tag=which if what == TAG else None,
            own_label=which if what == OWN else None,
            medicine=UUID(which) if what == MEDICINE else None,
            is_late=bool(said["late"]),
            has_note=bool(said["noted"]),
        )
