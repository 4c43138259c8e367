"""Day series and what they come to: a day that is not in a series is missing, and stays missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from diary.domain.trends.span import Columns, Span
from diary.domain.trends.told import Told

Values = Mapping[date, Sequence[float]]
"""One or more values of a day; days without any are left out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one column shows: the middle value and the range of the values of its recorded days."""

    low: float
    middle: float
    high: float
    days: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """A series over a span in numbers; the values are of the days where it was present.

    Args:
        of_days: days in the span; ``recorded`` of them have a value, ``missing`` have none.
        present: recorded days with a value above zero.
        low, middle, high: over those days; None when there is none.
        high_on, low_on: the newest day with the highest and the lowest value.
    """

    of_days: int
    recorded: int
    present: int
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    high_on: date | None = None
    low_on: date | None = None

    @property
    def missing(self) -> int:
        """Return the days nothing is known of."""
        return self.of_days - self.recorded


def severity(told: Told, symptom: str, span: Span) -> dict[date, tuple[float]]:
    """Return the worst score of each day. Zero is a score of zero, or a day ticked complete without it.

    Every other day is missing. Source: the diary's definition, "Missing is not zero".
    """
    series: dict[date, tuple[float]] = {}
    for day, said in told.days.items():
        if day in span and (symptom in said.scores or said.complete):
            series[day] = (float(said.scores.get(symptom, 0)),)
    return series


def sleep(told: Told, span: Span) -> dict[date, tuple[float]]:
    """Return the hours slept in the night before each day that says so."""
    return {
        day: (said.sleep_hours,)
        for day, said in told.days.items()
        if day in span and said.sleep_hours is not None
    }


def stress(told: Told, span: Span) -> dict[date, tuple[float]]:
    """Return the stress score, 0–10, of each day that says so."""
    return {
        day: (float(said.stress),)
        for day, said in told.days.items()
        if day in span and said.stress is not None
    }


def symptoms_in(told: Told, span: Span) -> dict[str, int]:
    """Return on how many days each symptom was present, most days first."""
    counts: dict[str, int] = {}
    for day, said in told.days.items():
        if day in span:
            for symptom, score in said.scores.items():
                counts[symptom] = counts.get(symptom, 0) + (score > 0)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def numbers(series: Values, span: Span, *, zero_is_present: bool = False) -> Numbers:
    """Count a series over a span. ``zero_is_present`` keeps zeros among the values, as of hours slept."""
    recorded = {day: values for day, values in series.items() if day in span}
    there = sorted(
        (value, day)
        for day, values in recorded.items()
        for value in values
        if value > 0 or zero_is_present
    )
    present = len({day for _value, day in there})
    if not there:
        return Numbers(len(span), len(recorded), present)
    low, high = there[0][0], there[-1][0]
    return Numbers(
        len(span),
        len(recorded),
        present,
        low,
        median(value for value, _day in there),
        high,
        there[-1][1],
        max(day for value, day in there if value == low),
    )


def marks(series: Values, columns: Columns) -> list[Mark | None]:
    """Return what each column shows; None for a column without a recorded day."""
    by_day = sorted(series.items())
    found: list[Mark | None] = []
    at = 0
    for span in columns.spans:
        inside: list[float] = []
        days = 0
        while at < len(by_day) and by_day[at][0] <= span.last:
            if by_day[at][0] >= span.first:
                inside += by_day[at][1]
                days += 1
            at += 1
        found.append(Mark(min(inside), median(inside), max(inside), days) if inside else None)
    return found
