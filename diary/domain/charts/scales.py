"""Scales: which numbers and which dates stand beside a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Literal

from diary.domain.trends.span import Columns

DateForm = Literal["day", "month", "year"]
FEW, SOME, MORE = 3, 6, 8
"""How many dates there is room for: on a phone, and on a wide page, with the day or the month."""
SHORT_DAYS = 10
WEEKS_DAYS = 45
FEW_COLUMNS = 13
"""Weeks or months that are named each, by their first day."""
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between dates."""


@dataclass(frozen=True, slots=True)
class DateTick:
    """A date under a chart at ``share`` of its width; ``always`` also where there is little room."""

    share: float
    day: date
    form: DateForm
    always: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from ``low`` to ``high`` with numbers at ``steps``; ``low`` < ``high``."""

    low: float
    high: float
    steps: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return where a value lies, 0 at ``low`` and 1 at ``high``; values beyond are held at the ends."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


SCORES = Axis(0, 10, (0, 5, 10))
FORMS = Axis(1, 7, (1, 4, 7))


def round_axis(low: float, high: float, at_least: float, steps: Sequence[float] = ()) -> Axis:
    """Return an axis that holds ``low`` to ``high`` with two or more round steps.

    Args:
        low: the smallest value to hold.
        high: the largest value to hold; not under ``low``.
        at_least: the smallest range, so that a small change does not fill the chart; above 0.
        steps: the steps to choose from, ascending; without any, 1, 2 or 5 times a power of ten.
    """
    short = at_least - (high - low)
    if short > 0:
        low, high = low - short / 2, high + short / 2
    step = _step((high - low) / 2, steps)
    first, last = floor(low / step), ceil(high / step)
    return Axis(first * step, last * step, tuple(n * step for n in range(first, last + 1)))


def count_axis(most: float) -> Axis:
    """Return an axis from zero that holds ``most``, in whole steps."""
    step = _step(max(1, ceil(most)) / 2, (1, *(m * 10**e for e in range(6) for m in (2, 5, 10))))
    last = max(1, ceil(most / step))
    return Axis(0, last * step, tuple(n * step for n in range(last + 1)))


def _step(wanted: float, steps: Sequence[float]) -> float:
    """Return the largest step that is not over ``wanted``; the smallest when all are."""
    if not steps:
        power = 10.0 ** floor(log10(wanted))
        steps = (power, 2 * power, 5 * power)
    return max((step for step in steps if step <= wanted * (1 + 1e-9)), default=steps[0])


def date_ticks(columns: Columns) -> list[DateTick]:
    """Return the dates to write under ``columns``, oldest first."""
    many = len(columns)
    if columns.unit != "day" and many > FEW_COLUMNS:
        return _calendar_ticks(columns)
    if columns.unit != "day":
        every = ceil(many / SOME)
        return _every(columns, every, every * ceil(many / every / FEW))
    if many <= WEEKS_DAYS:
        return _every(columns, 1, 3) if many <= SHORT_DAYS else _every(columns, 7, 14)
    return [
        DateTick((n + 0.5) / many, span.first, "day", span.first.day == 1)
        for n, span in enumerate(columns.spans)
        if span.first.day in (1, 15)
    ]


def _every(columns: Columns, every: int, few: int) -> list[DateTick]:
    """Name every so many columns by their first day, counted back from the last; a few of them always."""
    many = len(columns)
    return [
        DateTick((n + 0.5) / many, columns.spans[n].first, "day", (many - 1 - n) % few == 0)
        for n in range(many)
        if (many - 1 - n) % every == 0
    ]


def _calendar_ticks(columns: Columns) -> list[DateTick]:
    first, last = columns.spans[0].first, columns.spans[-1].last
    months = range(first.year * 12 + first.month - (first.day == 1), last.year * 12 + last.month)
    wide = _months_apart(len(months), MORE)
    few = next(step for step in STEPS if step % wide == 0 and len(months) / step <= FEW)
    ticks = []
    for month in months:
        if month % wide == 0:
            day = date(month // 12, month % 12 + 1, 1)
            form: DateForm = "month" if wide < 12 else "year"
            ticks.append(DateTick(columns.share(day), day, form, month % few == 0))
    return ticks


def _months_apart(months: int, most: int) -> int:
    return next(step for step in STEPS if months / step <= most)
