"""Sleep, stress, activity and drinks as recorded: a series for each, counted as Trends counts."""

from dataclasses import dataclass

from diary.domain.entries import Day
from diary.domain.trends import series
from diary.domain.trends.series import Numbers, Values, numbers
from diary.domain.visits.pack.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Habits:
    """The numbers of each habit; one that was never recorded has no ``middle``."""

    sleep_hours: Numbers
    sleep_quality: Numbers
    stress: Numbers
    activity_minutes: Numbers
    fluids_cups: Numbers


def habits(gathered: Gathered) -> Habits:
    """Return the habits of the period."""
    told, span = gathered.told, gathered.span
    return Habits(
        _counted(gathered, series.sleep(told, span)),
        _counted(gathered, _said(gathered, "sleep_quality_0_10")),
        _counted(gathered, series.stress(told, span)),
        _counted(gathered, _said(gathered, "activity_minutes")),
        _counted(gathered, _said(gathered, "fluids_cups")),
    )


def _counted(gathered: Gathered, values: Values) -> Numbers:
    return numbers(values, gathered.span, zero_is_present=True)


def _said(gathered: Gathered, field: str) -> Values:
    return {
        day.local_date: (float(value),)
        for day in gathered.of(Day)
        if (value := getattr(day, field)) is not None
    }
