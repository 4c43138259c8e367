"""Stretches of sleep, of any number of devices, added up into hours for each day somebody woke up on."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AWAKE_BETWEEN_NIGHTS_SECONDS = 3 * 3600
"""Getting up for less than this does not end a night (this project's own choice)."""
LONGEST_STRETCH_SECONDS = 24 * 3600
MOST_STRETCHES = 400_000


@dataclass(frozen=True, slots=True)
class Night:
    """The sleep that ended on a local date: hours to one decimal, at most 24; ``woke_at`` is UTC."""

    day: date
    hours: float
    woke_at: datetime


class Stretches:
    """Collects stretches of sleep in 16 bytes each, and adds them up."""

    def __init__(self) -> None:
        self._starts, self._ends = array("q"), array("q")

    def add(self, start: datetime, end: datetime) -> bool:
        """Take one stretch; say whether it can be one: it ends after it starts, within a day."""
        seconds = (end - start).total_seconds()
        if not 0 < seconds <= LONGEST_STRETCH_SECONDS or len(self._starts) >= MOST_STRETCHES:
            return False
        self._starts.append(int(start.timestamp()))
        self._ends.append(int(end.timestamp()))
        return True

    def nights(self, zone: str) -> Iterator[Night]:
        """Yield one sum for each local date of waking up, oldest first.

        What two devices saw at once counts once. Stretches less than three hours apart are one sleep,
        which belongs to the date it ended on in ``zone``; a nap is added to its day.
        """
        hours: dict[date, int] = defaultdict(int)
        woke: dict[date, datetime] = {}
        local = ZoneInfo(zone)
        for end, asleep in _sleeps(self._merged()):
            woke_at = datetime.fromtimestamp(end, UTC)
            day = woke_at.astimezone(local).date()
            hours[day] += asleep
            woke[day] = woke_at
        for day in sorted(hours):
            yield Night(day, min(round(hours[day] / 3600, 1), 24.0), woke[day])

    def _merged(self) -> Iterator[tuple[int, int]]:
        """Yield stretches that do not touch, in order."""
        last: tuple[int, int] | None = None
        order = sorted(range(len(self._starts)), key=self._starts.__getitem__)
        for place in order:
            start, end = self._starts[place], self._ends[place]
            if last is not None and start <= last[1]:
                last = (last[0], max(last[1], end))
                continue
            if last is not None:
                yield last
            last = (start, end)
        if last is not None:
            yield last


def _sleeps(stretches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the end of each sleep and the seconds asleep in it."""
    ended, asleep = None, 0
    for start, end in stretches:
        if ended is not None and start - ended >= AWAKE_BETWEEN_NIGHTS_SECONDS:
            yield ended, asleep
            asleep = 0
        ended, asleep = end, asleep + end - start
    if ended is not None:
        yield ended, asleep
