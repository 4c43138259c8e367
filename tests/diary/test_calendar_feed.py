"""What a calendar is told."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from icalendar import Calendar

from diary.domain.calendar_feed import calendar
from diary.domain.reminders import ReminderPlan, first_day

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_the_calendar_floats_and_says_nothing_of_health():
    plan = ReminderPlan(at=time(20, 30), weekdays=(1, 4))
    file = calendar(
        plan, feed=UUID(int=7), since=date(2026, 11, 22), changed_at=NOON, words="Reminder"
    )  # fmt: skip
    (event,) = Calendar.from_ical(file).walk("VEVENT")
    lines = file.decode().split("\r\n")

    assert "DTSTART:20261124T203000" in lines  # no Z, no TZID
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU,FR" in lines
    assert "VTIMEZONE" not in file.decode()
    assert event["dtstart"].dt.tzinfo is None
    assert str(event["summary"]) == "Reminder"
    assert first_day(plan, date(2026, 11, 25)) == date(2026, 11, 27)
    assert file == calendar(
        plan, feed=UUID(int=7), since=date(2026, 11, 22), changed_at=NOON, words="Reminder"
    )  # fmt: skip
