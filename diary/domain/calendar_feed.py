"""A calendar that repeats the times of a reminder, with floating local times.

"Floating" (RFC 5545, 3.3.5): the time of the clock on the wall, wherever its owner is. Time zones inside a
calendar file are read an hour wrong by common programs. Nothing in it says what it is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from diary.domain.reminders import ReminderPlan, first_day

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TAKES = timedelta(minutes=5)
ASK_AGAIN = timedelta(hours=12)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """Whole days with one thing to do, both ends included; ``words`` name it to its owner and nobody else."""

    first: date
    last: date
    words: str


def calendar(
    plan: ReminderPlan,
    *,
    feed: UUID,
    since: date,
    changed_at: datetime,
    words: str,
    turns: Sequence[Turn] = (),
) -> bytes:
    """Return an iCalendar file with one repeating event, and one for each turn.

    Args:
        plan: when; its quiet hours are for mails.
        feed: what makes the event the same one each time it is fetched.
        since: the first day it may stand on.
        changed_at: when the plan last changed, in UTC.
        words: what the event is called; neutral.
        turns: whole days, as dates without a time: they float like the clock on the wall.
    """
    event = Event()
    event.add("uid", str(uuid5(feed, "reminder")))
    event.add("dtstamp", changed_at)
    event.add("dtstart", datetime.combine(first_day(plan, since), plan.at))
    event.add("duration", TAKES)
    event.add("rrule", {"freq": "weekly", "byday": [WEEKDAYS[day] for day in plan.weekdays]})
    event.add("summary", words)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta())
    alarm.add("description", words)
    event.add_component(alarm)
    whole = _whole(words)
    whole.add_component(event)
    for turn in turns:
        whole.add_component(_all_day(turn, feed, changed_at))
    file: bytes = whole.to_ical()
    return file


def _whole(words: str) -> Calendar:
    whole = Calendar()
    whole.add("prodid", "-//Reminders//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", words)
    whole.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    return whole


def _all_day(turn: Turn, feed: UUID, changed_at: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid5(feed, f"turn {turn.first.isoformat()}")))
    event.add("dtstamp", changed_at)
    event.add("dtstart", turn.first)
    event.add("dtend", turn.last + ONE_DAY)  # the first day after it: RFC 5545, 3.6.1
    event.add("summary", turn.words)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
