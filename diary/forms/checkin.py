"""The daily check-in: a row of 0 to 10 for each tracked symptom, and the tick that completes a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from diary.forms.fields import ClientId, Score

PREFIX = "score_"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One symptom of the check-in. ``options`` are (number, id, whether it is chosen)."""

    name: str
    label: str
    hint: str
    options: tuple[tuple[int, str, bool], ...]
    field: BoundField


class CheckInForm(forms.Form):
    """One score for each tracked symptom. A row left alone says nothing."""

    batch = ClientId()

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        tracked: Mapping[str, str],
        saved: Mapping[str, int],
        hints: Mapping[str, str],
    ) -> None:
        """Take labels, the scores saved last today, and what to say beside each row, by tag code."""
        self.tracked, self.saved, self.hints = tracked, saved, hints
        chosen = {f"{PREFIX}{code}": score for code, score in saved.items()}
        super().__init__(data, initial={"batch": uuid4(), **chosen})
        for code, label in tracked.items():
            self.fields[f"{PREFIX}{code}"] = Score(label=label)

    def rows(self) -> list["ScoreRow"]:
        """Return each row, ready to be written: forty-four radio buttons are drawn for four symptoms."""
        return [self._row(code, label) for code, label in self.tracked.items()]

    def _row(self, code: str, label: str) -> "ScoreRow":
        field = self[f"{PREFIX}{code}"]
        chosen = str(field.value())
        options = tuple((n, f"{field.auto_id}_{n}", str(n) == chosen) for n in range(11))
        return ScoreRow(field.html_name, label, self.hints.get(code, ""), options, field)

    def batch_id(self) -> UUID:
        return self.cleaned_data["batch"]

    def scores(self) -> dict[str, int]:
        """Return what was chosen, by tag code."""
        chosen = {code: self.cleaned_data.get(f"{PREFIX}{code}") for code in self.tracked}
        return {code: score for code, score in chosen.items() if score is not None}


class DoneForm(forms.Form):
    """Nothing more to record on this day."""

    id = ClientId()
    complete = forms.BooleanField(
        required=False,
        label=_("Nothing more today"),
        help_text=_("Tells your charts that a quiet day was quiet, not forgotten."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, is_complete: bool, is_today: bool
    ) -> None:
        super().__init__(data, initial={"id": uuid4(), "complete": is_complete})
        if not is_today:
            self.fields["complete"].label = _("Nothing more on this day")

    def is_complete(self) -> bool:
        return self.cleaned_data["complete"]
