"""The daily check-in: a row of 0 to 10 for each tracked symptom, and the tick that completes a day."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from diary.forms.choices import SCORES
from diary.forms.fields import ClientId, Score

PREFIX, AGREED = "score_", "agreed_"
ONE_SCORE = Score()
"""Copied for each row: making a field anew takes longer than filling it."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One 0 to 10 of a day; ``chosen`` is the score that was chosen, if any, ``ends`` what 0 and 10 mean."""

    name: str
    id: str
    label: str
    hint: str
    chosen: int | None
    field: BoundField | None = None
    errors: bool = False
    ends: tuple[str, str] | None = None


class CheckInForm(forms.Form):
    """One score for each tracked symptom. A row left alone says nothing."""

    of: ClassVar[str] = PREFIX
    """What the names of the rows begin with."""

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
        chosen = {f"{self.of}{code}": score for code, score in saved.items()}
        super().__init__(data, initial={"batch": uuid4(), **chosen})
        for code, label in tracked.items():
            score = self.fields[f"{self.of}{code}"] = copy(ONE_SCORE)
            score.label = label

    def rows(self) -> list["ScoreRow"]:
        """Return each row, ready to be written: forty-four radio buttons are drawn for four symptoms."""
        return [self._row(code, label) for code, label in self.tracked.items()]

    def _row(self, code: str, label: str) -> "ScoreRow":
        field = self[f"{self.of}{code}"]
        said = str(field.value())
        chosen = next((score for score, shown in SCORES if shown == said), None)
        hint = self.hints.get(code, "")
        return ScoreRow(
            field.html_name,
            field.auto_id,
            label,
            hint,
            chosen,
            field,
            self.is_bound and bool(field.errors),
        )

    @property
    def batch_shown(self) -> str:
        """Return the batch as the page carries it: as it was sent, or a new one."""
        return str(self.data.get("batch", "") if self.is_bound else self.initial["batch"])

    def batch_id(self) -> UUID:
        return self.cleaned_data["batch"]

    def scores(self) -> dict[str, int]:
        """Return what was chosen, by tag code."""
        chosen = {code: self.cleaned_data.get(f"{self.of}{code}") for code in self.tracked}
        return {code: score for code, score in chosen.items() if score is not None}


class AgreedScoresForm(CheckInForm):
    """One score for each thing that was agreed at a visit, or that a self-experiment asks for.

    A form of its own, by other names: off line it is kept whole, as the page there has no rows for these.
    """

    of = AGREED
    of_visit, for_test = True, False
    """Where its rows come from."""


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
