"""Counting time as the red flags do: elapsed hours, the patient's local days, weeks, runs and sleeps.

Source for every definition: education/clinical/README.md, "Time, days, medicines".
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from diary.domain.observations import Observation

DAY = timedelta(hours=24)
ONE_SLEEP = timedelta(hours=12)
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment of checking: an instant with a zone, and the patient's local date then."""

    now: datetime
    today: date

    @classmethod
    def at(cls, now: datetime, zone: ZoneInfo) -> "Moment":
        """Return the moment ``now`` for somebody whose days are those of ``zone``.

        The instant is kept in UTC: between two times of one zone Python counts by the clock on the
        wall, and loses the hour of a clocks change.
        """
        return cls(now.astimezone(UTC), now.astimezone(zone).date())

    def ago(self, instant: datetime) -> timedelta:
        """Return the elapsed time since ``instant``; negative for a moment yet to come."""
        return self.now - instant

    def days_back(self, day: date) -> int:
        """Return how many local days ago ``day`` was; a day yet to come counts as today."""
        return max(0, (self.today - day).days)

    def within(self, instant: datetime, window: timedelta) -> bool:
        """Say whether ``instant`` is at most ``window`` ago."""
        return self.ago(instant) <= window


def days_among_last(days: Iterable[date], of: int, moment: Moment) -> list[date]:
    """Return the different local days less than ``of`` days back, oldest first."""
    return sorted({day for day in days if moment.days_back(day) < of})


def in_each_week(days: Iterable[date], at_least: int, weeks: int, moment: Moment) -> bool:
    """Say whether each of the last ``weeks`` blocks of seven days (0–6, 7–13, …) holds enough days."""
    counts = [0] * weeks
    for day in set(days):
        block = moment.days_back(day) // WEEK_DAYS
        if block < weeks:
            counts[block] += 1
    return all(count >= at_least for count in counts)


def most_in_24_hours(events: Iterable[tuple[datetime, int]]) -> int:
    """Return the largest sum of counts in any rolling 24 hours (both ends included); 0 for none.

    Args:
        events: instants, each with how often it happened then (1 or more), in any order.
    """
    ordered = sorted(events)
    most = total = first = 0
    for instant, count in ordered:
        total += count
        while instant - ordered[first][0] > DAY:
            total -= ordered[first][1]
            first += 1
        most = max(most, total)
    return most


def newest_run_of_days(days: Collection[date], moment: Moment, newest_at_most: int) -> int:
    """Return the calendar length of the newest run of days, one gap day allowed at a time.

    The length is last − first + 1. It is 0 when the newest day is more than ``newest_at_most`` days back.
    """
    ordered = sorted(set(days), reverse=True)
    if not ordered or moment.days_back(ordered[0]) > newest_at_most:
        return 0
    first = ordered[0]
    for day in ordered[1:]:
        if (first - day).days > 2:  # more than one gap day lies between
            break
        first = day
    return (ordered[0] - first).days + 1


def newest_run_of_instants(instants: Iterable[datetime], gap_under: timedelta) -> timedelta | None:
    """Return first-to-last of the newest run with gaps under ``gap_under``; None without any instant."""
    ordered = sorted(instants, reverse=True)
    if not ordered:
        return None
    first = ordered[0]
    for instant in ordered[1:]:
        if first - instant >= gap_under:
            break
        first = instant
    return ordered[0] - first


def are_two_sleeps(woken: Sequence[Observation]) -> bool:
    """Say whether entries with waking are 12 hours or more apart: less is one sleep."""
    instants = [observation.at for observation in woken]
    return bool(instants) and max(instants) - min(instants) >= ONE_SLEEP


def age_on(day: date, born: date) -> int:
    """Return the age in whole years on ``day``; born on 29 February, one is older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
