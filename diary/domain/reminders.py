"""When somebody wants to be reminded, in their own local time."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
QUIET_FROM, QUIET_TO = time(22, 0), time(7, 0)
LATEST = timedelta(hours=3)
"""A reminder that could not be sent for so long is left out: it would come at a time nobody asked for."""
SEARCHED_DAYS = 9

Weekday = Annotated[int, Field(ge=0, le=6)]


class ReminderPlan(BaseModel):
    """Times of a week, as clocks on the wall show them; ``weekdays`` count from Monday = 0.

    Between ``quiet_from`` and ``quiet_to`` nothing is sent; the two may lie on either side of midnight, and
    are equal when no hours are quiet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    at: time
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1, max_length=7)] = EVERY_DAY
    quiet_from: time = QUIET_FROM
    quiet_to: time = QUIET_TO
    only_when_empty: bool = True
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]{2,4})?$")] = "en-gb"

    def is_quiet(self, at: time) -> bool:
        """Say whether ``at`` lies in the quiet hours; their end does not."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to


def next_due(plan: ReminderPlan, zone: str, after: datetime) -> datetime:
    """Return the first instant (UTC) after ``after`` at which ``plan`` asks to be reminded in ``zone``.

    A local time that the clocks jump over counts as that much after the jump; one that comes twice is the
    first of the two, so each local day has one reminder at most.
    """
    here = ZoneInfo(zone)
    first = after.astimezone(here).date() - timedelta(days=1)
    days = (first + timedelta(days=n) for n in range(SEARCHED_DAYS + 1))
    due = (_at(day, plan.at, here) for day in days if day.weekday() in plan.weekdays)
    return min(instant for instant in due if instant > after)


def newest_due(plan: ReminderPlan, zone: str, due: datetime, now: datetime) -> datetime:
    """Return the last moment of ``plan`` from ``due`` to ``now``: of those that were missed only one comes."""
    later = next_due(plan, zone, max(due, now - timedelta(days=SEARCHED_DAYS)))
    while later <= now:
        due, later = later, next_due(plan, zone, later)
    return due


def may_still_be_sent(plan: ReminderPlan, zone: str, due: datetime, now: datetime) -> bool:
    """Say whether a reminder of ``due`` is still in time at ``now``, and does not break the quiet hours."""
    in_time = timedelta() <= now - due <= LATEST
    return in_time and not plan.is_quiet(now.astimezone(ZoneInfo(zone)).time())


def first_day(plan: ReminderPlan, since: date) -> date:
    """Return the first day from ``since`` on that ``plan`` has a reminder on."""
    return next(day for day in _days_from(since) if day.weekday() in plan.weekdays)


def _days_from(since: date) -> Iterable[date]:
    return (since + timedelta(days=n) for n in range(7))


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
