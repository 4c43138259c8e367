"""What every part of a visit's preparation shares: the version it was opened at, and what stood there then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.visit import VisitPayload
from diary.forms.base import said
from diary.forms.fields import SeenVersion, Words

LONGEST_LINE = 300
MARK_LENGTH = 16
FURTHEST_AHEAD = timedelta(days=5 * 366)
"""A day further ahead is a slip of the finger in the year."""


@dataclass(frozen=True)
class VisitSetting:
    """What a form of a visit is handed: the clock, the patient's zone, and the words to choose from.

    ``symptoms`` are codes and labels of the clinic's tags. ``last_visit`` is the day of the one before.
    ``runs`` are ids and words of finished checklists, newest first.
    """

    now: datetime
    zone: str
    symptoms: tuple[tuple[str, str], ...] = ()
    last_visit: date | None = None
    runs: tuple[tuple[str, str], ...] = ()

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()


class Line(Words):
    """A sentence on one line."""

    longest = LONGEST_LINE


class VisitPart(forms.Form):
    """Checks one part of a visit and says it as a payload; saves nothing."""

    use_required_attribute = False
    holds: ClassVar[tuple[str, ...]] = ()
    """The fields of the payload that this form asks; it leaves every other one as it is."""

    seen = SeenVersion()
    was = forms.CharField(required=False, max_length=MARK_LENGTH, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        visit: VisitPayload,
        version: int,
        setting: VisitSetting,
    ) -> None:
        self.visit, self.setting = visit, setting
        self._payload: VisitPayload | None = None
        marks = {"seen": version, "was": self.mark_of(visit)}
        super().__init__(data, initial={**marks, **self.values_of(visit)})

    def values_of(self, visit: VisitPayload) -> dict[str, Any]:
        """Return the fields of this form as a visit fills them."""
        return {name: getattr(visit, name) for name in self.holds}

    def changes(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return the payload's fields; add errors for what does not go together."""
        return {name: data.get(name) for name in self.holds}

    def mark_of(self, visit: VisitPayload) -> str:
        """Return what changes when this part of a visit does, and tells nothing else about it."""
        part = visit.model_dump_json(include=set(self.holds))
        return sha256(part.encode()).hexdigest()[:MARK_LENGTH]

    def payload(self) -> VisitPayload:
        """Return what a valid form says."""
        if self._payload is None:
            raise ValueError("This form was not valid.")
        return self._payload

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        changed = self.changes({**dict.fromkeys(self.fields), **data})
        if self.errors:
            return data
        kept = {name: getattr(self.visit, name) for name in VisitPayload.model_fields}
        del kept["schema_number"]
        try:
            self._payload = VisitPayload.build(**{**kept, **changed})
        except PayloadDoesNotFit as misfit:
            for name in misfit.errors:
                self.add_error(
                    name if name in self.fields else None, _("This cannot be saved as it is.")
                )
        return data

    def answers(self, visit: VisitPayload) -> list[tuple[str, str]]:
        """Return what a visit says of this part, question by question, in the words of this form."""
        values = self.values_of(visit)
        return [(str(f.label), said(f.field, values.get(f.name))) for f in self.visible_fields()]
