"""The days of a pack one by one: what was written down on each, with nothing worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from diary.domain.entries import EntryPayload, Medicine
from diary.domain.visits.pack.gathered import Gathered, Kind


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the period: the worst score of each symptom, and its entries in order."""

    day: date
    scores: Mapping[str, int] = field(repr=False)
    said: tuple[EntryPayload, ...] = field(repr=False)
    complete: bool

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Yield the day's entries of one kind."""
        return (said for said in self.said if isinstance(said, kind))

    @property
    def is_blank(self) -> bool:
        """Say whether nothing is known of this day."""
        return not (self.scores or self.said or self.complete)


def day_rows(gathered: Gathered) -> tuple[DayRow, ...]:
    """Return every day of the period, oldest first; courses of medicines have a table of their own."""
    by_day: dict[date, list[EntryPayload]] = {}
    for entry in gathered.in_period:
        if not isinstance(entry.payload, Medicine):
            by_day.setdefault(entry.payload.local_day(), []).append(entry.payload)
    told = gathered.told.days
    return tuple(
        DayRow(
            day,
            told[day].scores if day in told else {},
            tuple(sorted(by_day.get(day, ()), key=_order)),
            day in told and told[day].complete,
        )
        for day in gathered.span
    )


def _order(said: EntryPayload) -> tuple[bool, float]:
    happened = said.happened_at()
    return (happened is not None, happened.timestamp() if happened else 0.0)
