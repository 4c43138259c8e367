"""A pack's entries gathered once: by day for the numbers that Trends counts, and of the period for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from diary.domain.entries import EntryPayload
from diary.domain.trends.span import Span
from diary.domain.trends.told import Told
from diary.domain.visits.source import KeptEntry, PackSource

Kind = TypeVar("Kind", bound=EntryPayload)


@dataclass(frozen=True)
class Gathered:
    """What every section counts from. ``today`` is the patient's local date when the pack is made."""

    source: PackSource
    span: Span
    today: date
    told: Told = field(repr=False)
    in_period: tuple[KeptEntry, ...] = field(repr=False)

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Yield what the period's entries of one kind say, oldest first."""
        return (e.payload for e in self.in_period if isinstance(e.payload, kind))

    def name_of(self, symptom: str) -> str:
        """Return the patient's word, the clinic's word, or the code of a symptom made readable."""
        return self.told.own_label(symptom) or self.source.names.get(symptom) or readable(symptom)


def readable(code: str) -> str:
    """Return a code as words, for a tag that the clinic has taken down."""
    return code.replace("_", " ").replace("-", " ").capitalize()


def gather(source: PackSource) -> Gathered:
    """Return what ``source`` holds, gathered by day."""
    told = Told().take_all((entry.payload, str(entry.id)) for entry in source.entries)
    today = source.made_at.astimezone(source.zone).date()
    return Gathered(source, Span(source.first, source.last), today, told, source.in_period())
