"""How weight changed: medians of 14-day windows, now, half a year ago and a year ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from diary.domain.trends.span import Span
from diary.domain.trends.told import Weighing
from diary.domain.weight import AROUND, HALF_YEAR, NOW_DAYS, YEAR, Weighed, sort_out

READ_BACK = YEAR + AROUND
"""Weights older than this change nothing here."""


@dataclass(frozen=True, slots=True)
class Window:
    """The middle of the weights in one window of days, in kilograms; None when there is none."""

    days: Span
    count: int
    kg: float | None


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The windows of now, half a year and a year ago, or the weights to ask about first.

    When any weight of the last year may be in another unit, ``doubtful`` holds them and nothing is computed.
    """

    doubtful: tuple[Weighing, ...] = ()
    now: Window | None = None
    half_year: Window | None = None
    year: Window | None = None


def weight_change(weighings: Sequence[Weighing], now: datetime, today: date) -> WeightChange:
    """Return the windows of weight at ``now``, where ``today`` is the patient's local date."""
    _trusted, doubtful = trusted_and_doubtful(weighings)
    asked = tuple(w for w in doubtful if now - w.at <= READ_BACK)
    if asked:
        return WeightChange(doubtful=asked)
    return WeightChange(
        now=_window(weighings, Span(today - NOW_DAYS + timedelta(days=1), today)),
        half_year=_window(weighings, _around(today - HALF_YEAR)),
        year=_window(weighings, _around(today - YEAR)),
    )


def trusted_and_doubtful(
    weighings: Sequence[Weighing],
) -> tuple[list[Weighing], list[Weighing]]:
    """Part the weights that fit together from those that may be in another unit, both oldest first.

    Source: ``diary.domain.weight.sort_out``.
    """
    trusted, _doubtful = sort_out(sorted({Weighed(w.at, w.kg) for w in weighings}))
    known = set(trusted)
    ordered = sorted(weighings)
    return (
        [w for w in ordered if Weighed(w.at, w.kg) in known],
        [w for w in ordered if Weighed(w.at, w.kg) not in known],
    )


def by_day(weighings: Sequence[Weighing], span: Span) -> dict[date, list[float]]:
    """Return the kilograms of each day with a weight."""
    series: dict[date, list[float]] = {}
    for weighing in sorted(weighings):
        if weighing.day in span:
            series.setdefault(weighing.day, []).append(weighing.kg)
    return series


def _around(day: date) -> Span:
    return Span(day - AROUND, day + AROUND - timedelta(days=1))


def _window(weighings: Sequence[Weighing], days: Span) -> Window:
    inside = [w.kg for w in weighings if w.day in days]
    return Window(days, len(inside), median(inside) if inside else None)
