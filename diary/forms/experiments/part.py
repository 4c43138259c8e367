"""What every part of a plan shares: the version it was opened at, and what stood there then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.payload import PayloadDoesNotFit
from diary.forms.base import said
from diary.forms.fields import SeenVersion
from diary.snapshots.strategies import Strategy

MARK_LENGTH = 16


@dataclass(frozen=True)
class PlanSetting:
    """What a form of a plan is handed: the patient's local date, and the words to choose from.

    ``symptoms`` are codes and labels of the clinic's tags, ``first`` the codes that are offered first.
    ``strategy`` is what an article offers, None for an idea of the patient's own. ``pregnant`` is what the
    profile says.
    """

    today: date
    symptoms: tuple[tuple[str, str], ...] = ()
    first: tuple[str, ...] = ()
    strategy: Strategy | None = None
    pregnant: str | None = None


class PlanPart(forms.Form):
    """Checks one part of a plan and says it as a payload; saves nothing."""

    use_required_attribute = False
    holds: ClassVar[tuple[str, ...]] = ()
    """The fields of the payload that this form asks; it leaves every other one as it is."""

    seen = SeenVersion()
    was = forms.CharField(required=False, max_length=MARK_LENGTH, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        said: ExperimentPayload,
        version: int,
        setting: PlanSetting,
    ) -> None:
        self.said, self.setting = said, setting
        self._payload: ExperimentPayload | None = None
        marks = {"seen": version, "was": self.mark_of(said)}
        super().__init__(data, initial={**marks, **self.values_of(said)})

    def values_of(self, said: ExperimentPayload) -> dict[str, Any]:
        """Return the fields of this form as a plan fills them."""
        return {name: getattr(said, name) for name in self.holds}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the payload's fields; add errors for what does not go together."""
        return {name: data.get(name) for name in self.holds}

    def mark_of(self, said: ExperimentPayload) -> str:
        """Return what changes when this part of a plan does, and tells nothing else about it."""
        part = said.model_dump_json(include=set(self.holds))
        return sha256(part.encode()).hexdigest()[:MARK_LENGTH]

    def payload(self) -> ExperimentPayload:
        """Return what a valid form says."""
        if self._payload is None:
            raise ValueError("This form was not valid.")
        return self._payload

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        changed = self.changes({**dict.fromkeys(self.fields), **data})
        if self.errors:
            return data
        try:
            self._payload = self.said.with_(**changed)
        except PayloadDoesNotFit as misfit:
            for name in misfit.errors:
                self.add_error(
                    name if name in self.fields else None, _("This cannot be saved as it is.")
                )
        return data

    def answers(self, payload: ExperimentPayload) -> list[tuple[str, str]]:
        """Return what a plan says of this part, question by question, in the words of this form."""
        values = self.values_of(payload)
        return [(str(f.label), said(f.field, values.get(f.name))) for f in self.visible_fields()]
