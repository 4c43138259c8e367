"""Stretches of days, and the columns they are cut into: days, weeks or months."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from diary.domain.month import FIRST_WEEKDAY
from diary.domain.profile import WeekStart

Unit = Literal["day", "week", "month"]

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
DAILY_UP_TO = 92
"""Days: three months. Narrower columns than that cannot be told apart on a phone."""
WEEKLY_UP_TO = 1096
"""Days: three years. Beyond it the columns are calendar months."""


@dataclass(frozen=True, slots=True)
class Span:
    """The local days from ``first`` to ``last``, both included; ``first`` is not after ``last``."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(len(self)))

    def before(self) -> "Span":
        """Return the stretch of the same length that ends the day before this one begins."""
        return Span(self.first - timedelta(days=len(self)), self.first - ONE_DAY)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a chart: consecutive stretches, oldest first, that cover a span without overlap."""

    unit: Unit
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.spans)

    def share(self, day: date, *, end: bool = False) -> float:
        """Return where a day begins, or ends, when all columns are equally wide; 0 or 1 for days beyond."""
        spans = self.spans
        if day < spans[0].first or day > spans[-1].last:
            return 0.0 if day < spans[0].first else 1.0
        at = bisect_left(spans, day, key=lambda span: span.last)
        inside = (day - spans[at].first).days + end
        return (at + inside / len(spans[at])) / len(spans)


def week_of(day: date, starts: WeekStart = "monday") -> Span:
    """Return the week that ``day`` lies in, for somebody whose weeks start on ``starts``."""
    first = day - timedelta(days=(day.weekday() - FIRST_WEEKDAY[starts]) % 7)
    return Span(first, first + WEEK - ONE_DAY)


def columns_of(span: Span, starts: WeekStart = "monday") -> Columns:
    """Cut ``span`` into days, weeks or calendar months by its length; the outer ones may be cut short."""
    if len(span) <= DAILY_UP_TO:
        return Columns("day", tuple(Span(day, day) for day in span))
    if len(span) <= WEEKLY_UP_TO:
        return Columns("week", tuple(weeks_of(span, starts)))
    return Columns("month", tuple(_months_of(span)))


def weeks_of(span: Span, starts: WeekStart = "monday") -> Iterator[Span]:
    """Yield the weeks of ``span``, oldest first; the outer ones may be cut short."""
    first = span.first
    while first <= span.last:
        last = min(week_of(first, starts).last, span.last)
        yield Span(first, last)
        first = last + ONE_DAY


def _months_of(span: Span) -> Iterator[Span]:
    first = span.first
    while first <= span.last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        yield Span(first, min(following - ONE_DAY, span.last))
        first = following
