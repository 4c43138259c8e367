"""A calendar that repeats the times of a reminder, with floating local times.

"Floating" (RFC 5545, 3.3.5): the time of the clock on the wall, wherever its owner is. Time zones inside a
calendar file are read an hour wrong by common programs. Nothing in it says what it is about.
"""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from diary.domain.reminders import ReminderPlan, first_day

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TAKES = timedelta(minutes=5)
ASK_AGAIN = timedelta(hours=12)


def calendar(
    plan: ReminderPlan, *, feed: UUID, since: date, changed_at: datetime, words: str
) -> bytes:
    """Return an iCalendar file with one repeating event.

    Args:
        plan: when; its quiet hours are for mails.
        feed: what makes the event the same one each time it is fetched.
        since: the first day it may stand on.
        changed_at: when the plan last changed, in UTC.
        words: what the event is called; neutral.
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
    whole = Calendar()
    whole.add("prodid", "-//Reminders//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", words)
    whole.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    whole.add_component(event)
    file: bytes = whole.to_ical()
    return file
