"""When a reminder is due."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diary.domain.reminders import (
    EVERY_DAY,
    LATEST,
    ReminderPlan,
    may_still_be_sent,
    next_due,
)

ZONES = (
    "Europe/London", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Africa/Casablanca", "America/St_Johns",
)  # fmt: skip
YEARS = [datetime.fromisoformat(day) for day in ("2010-01-01", "2030-01-01")]
MOMENTS = st.datetimes(*YEARS, timezones=st.just(UTC))
PLANS = st.builds(
    ReminderPlan,
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    weekdays=st.lists(st.sampled_from(EVERY_DAY), min_size=1, unique=True).map(
        lambda days: tuple(sorted(days))
    ),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def exists(day: date, clock: time, zone: ZoneInfo) -> bool:
    """Say whether the clocks of a zone ever showed this."""
    wall = datetime.combine(day, clock, tzinfo=zone)
    return wall.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None)


@given(PLANS, st.sampled_from(ZONES), MOMENTS)
def test_the_next_reminder_is_at_its_time_on_its_day_within_eight_days(plan, zone, now):
    due = next_due(plan, zone, now)
    local = due.astimezone(ZoneInfo(zone))
    asked_for = local.time() == plan.at and local.weekday() in plan.weekdays
    nights = (local.date(), local.date() - timedelta(days=1))

    assert now < due <= now + timedelta(days=9)
    assert asked_for or not all(exists(night, plan.at, ZoneInfo(zone)) for night in nights)


@given(PLANS, st.sampled_from(ZONES), MOMENTS)
def test_one_after_the_other_no_local_day_has_two_and_none_is_left_out(plan, zone, now):
    every_day = plan.model_copy(update={"weekdays": EVERY_DAY})
    days, moment = [], now
    for _ in range(10):
        moment = next_due(every_day, zone, moment)
        days.append(moment.astimezone(ZoneInfo(zone)).date())

    assert len(set(days)) == len(days)
    skipped = {date(2011, 12, 30)} if zone == "Pacific/Apia" else set()  # that day was not
    whole = {days[0] + timedelta(days=n) for n in range((days[-1] - days[0]).days + 1)}
    assert whole - set(days) <= skipped


@pytest.mark.parametrize(
    ("clock", "after", "due"),
    [
        ("20:00", "2026-11-22T12:00", "2026-11-22T20:00"),
        ("20:00", "2026-11-22T20:00", "2026-11-23T20:00"),
        ("20:00", "2026-07-01T12:00", "2026-07-01T19:00"),
        ("01:30", "2026-03-28T12:00", "2026-03-29T01:30"),  # a time that the clocks jump over
        ("01:30", "2026-10-24T12:00", "2026-10-25T00:30"),  # a time that comes twice: the first
        ("01:30", "2026-10-25T00:30", "2026-10-26T01:30"),  # and not the second
    ],
)
def test_in_london(clock, after, due):
    plan = ReminderPlan(at=time.fromisoformat(clock))

    assert next_due(plan, "Europe/London", at(after)) == at(due)


@pytest.mark.parametrize(
    ("quiet", "clock", "is_quiet"),
    [
        (("22:00", "07:00"), "21:59", False), (("22:00", "07:00"), "22:00", True), (("22:00", "07:00"), "06:59", True),
        (("22:00", "07:00"), "07:00", False), (("12:00", "14:00"), "11:59", False), (("12:00", "14:00"), "12:00", True),
        (("12:00", "14:00"), "14:00", False), (("09:00", "09:00"), "09:00", False),
    ],
)  # fmt: skip
def test_quiet_hours_may_lie_on_either_side_of_midnight(quiet, clock, is_quiet):
    since, until = (time.fromisoformat(text) for text in quiet)
    plan = ReminderPlan(at=time(20), quiet_from=since, quiet_to=until)

    assert plan.is_quiet(time.fromisoformat(clock)) is is_quiet


@pytest.mark.parametrize(
    ("late", "sent"),
    [(timedelta(0), True), (timedelta(hours=1, minutes=59), True), (timedelta(hours=2), False), (-timedelta(1), False)],
)  # fmt: skip
def test_a_late_reminder_does_not_break_the_quiet_hours(late, sent):
    due = at("2026-11-22T20:00")

    assert may_still_be_sent(ReminderPlan(at=time(20)), "Europe/London", due, due + late) is sent


@pytest.mark.parametrize(("late", "sent"), [(LATEST, True), (LATEST + timedelta(minutes=1), False)])
def test_a_reminder_that_is_too_late_is_left_out(late, sent):
    due = at("2026-11-22T09:00")

    assert may_still_be_sent(ReminderPlan(at=time(9)), "Europe/London", due, due + late) is sent


@pytest.mark.parametrize("wrong", [{"weekdays": ()}, {"weekdays": (7,)}, {"language": "x y"}])
def test_a_plan_that_is_none_is_refused(wrong):
    with pytest.raises(ValidationError):
        ReminderPlan(at=time(9), **wrong)
