"""What every Observation of an entry has in common, and the components it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from diary.domain.entries import EntryPayload
from diary.domain.fhir.codes import ANSWER, ITEM, ORIGIN
from diary.domain.fhir.parts import (
    TERMINOLOGY,
    Part,
    Resource,
    Whose,
    coding,
    concept,
    id_of,
    moment,
    own_system,
)
from diary.domain.visits.source import KeptEntry

Category = str
"""A code of FHIR's observation-category: survey for what was noticed, vital-signs, activity, laboratory."""


@dataclass(frozen=True, slots=True)
class Observer:
    """Makes the Observations of one entry."""

    entry: KeptEntry
    whose: Whose

    def observation(
        self, part: str, code: Part, category: Category = "survey", /, **said: Any
    ) -> Resource:
        """Return an Observation; ``said`` are its value, components and notes, left out where None or empty.

        ``part`` tells the Observations of one entry apart. ``effective…`` in ``said`` stands for the
        moment of the entry, or its day.
        """
        payload = self.entry.payload
        made: Resource = {
            "resourceType": "Observation",
            "id": str(id_of(self.entry.id, part)),
            "status": "final",
            "category": _category(category),
            "code": code,
            "subject": self.whose.reference,
            "performer": [self.whose.reference],
            "issued": moment(payload.recorded_at, payload.zone),
        }
        if meta := came_from(payload, self.whose):
            made["meta"] = meta
        if "effectivePeriod" not in said and "effectiveDateTime" not in said:
            made["effectiveDateTime"] = self.happened()
        made.update((name, value) for name, value in said.items() if value not in (None, []))
        return made

    def happened(self) -> str:
        """Return the moment it happened, or the day where only that is known."""
        at = self.entry.payload.happened_at()
        return self.at(at) if at is not None else self.entry.payload.local_day().isoformat()

    def at(self, instant: datetime) -> str:
        """Return an instant on the clock of the entry's zone."""
        return moment(instant, self.entry.payload.zone)

    def item(self, code: str) -> Part:
        """Return the concept of one of our own items."""
        return _item(self.whose.site, code)

    def answer(self, code: str) -> Part:
        """Return the concept of one of our own answers."""
        return concept(self.whose.coding("answer", code, ANSWER[code]))

    def tag(self, code: str) -> Part:
        """Return the concept of a word of the clinic's vocabulary."""
        return concept(self.whose.coding("tag", code), text=self.whose.names.get(code, ""))

    def answered(self, item: str, prefix: str, value: str | int | None) -> list[Part]:
        """Return the component of a coded answer, nothing when it was not given."""
        if value is None:
            return []
        return [component(self.item(item), valueCodeableConcept=self.answer(f"{prefix}-{value}"))]

    def yes_or_no(self, item: str, value: bool | None) -> list[Part]:
        """Return the component of a yes or no, nothing when it was not given."""
        return [] if value is None else [component(self.item(item), valueBoolean=value)]


@lru_cache(maxsize=256)
def _item(site: str, code: str) -> Part:
    return concept(coding(own_system(site, "item"), code, ITEM[code]))


@cache
def _category(code: Category) -> list[Part]:
    return [concept(coding(f"{TERMINOLOGY}/observation-category", code))]


def component(code: Part, **value: Any) -> Part:
    """Return one component of an Observation."""
    return {"code": code, **value}


def notes(*texts: str | None) -> list[Part]:
    """Return what was written beside an entry, as annotations; nothing for nothing."""
    return [{"text": text} for text in texts if text]


def came_from(payload: EntryPayload, whose: Whose) -> Part:
    """Return the ``meta`` that marks what was written down late, or imported; nothing for the rest."""
    tags = [whose.coding("origin", code, words) for code, words in _origins(payload)]
    return {"tag": tags} if tags else {}


def _origins(payload: EntryPayload) -> Iterable[tuple[str, str]]:
    from_where = f"imported-{payload.imported_from}" if payload.imported_from else ""
    codes = ("back-filled" if payload.is_backfilled() else "", from_where)
    return ((code, ORIGIN[code]) for code in codes if code)
