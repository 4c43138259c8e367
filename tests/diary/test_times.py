"""Clocks that change, travel, midnights and leap days: no wrong day, nothing lost, nothing doubled."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import gettz
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from diary.domain.entries import PAYLOADS, Day
from diary.domain.observations import observe
from diary.domain.periods import (
    Moment,
    age_on,
    are_two_sleeps,
    most_in_24_hours,
    newest_run_of_instants,
)
from diary.domain.weight import Weighed, weight_findings
from tests.diary.factories import a_payload
from tests.diary.zones import CHANGES, DAY, ZONES, places

MOMENTS = {
    kind: name
    for kind in PAYLOADS
    for name in PAYLOADS[kind].model_fields
    if name in {"started_at", "occurred_at", "eaten_at", "taken_at", "measured_at", "written_at"}
}
spans = st.lists(st.timedeltas(timedelta(), timedelta(days=4)), min_size=1, max_size=12)


def at(kind, moment, zone, **more):
    """Make an entry that happened at a moment, given as a clock in its zone shows it."""
    there = moment.astimezone(ZoneInfo(zone))
    return a_payload(kind, **{MOMENTS[kind]: there, "recorded_at": there, "zone": zone, **more})


@pytest.mark.parametrize("zone", ZONES)
def test_these_zones_really_change_their_clocks(zone):
    assert CHANGES[zone] or zone in {"Asia/Kolkata", "Asia/Kathmandu", "Pacific/Kiritimati"}


@given(places(), st.sampled_from(sorted(MOMENTS)))
@settings(max_examples=150)
def test_an_entry_belongs_to_the_day_that_a_calendar_on_the_wall_showed(place, kind):
    zone, moment = place

    assert at(kind, moment, zone).local_day() == moment.astimezone(gettz(zone)).date()


@given(places(), st.sampled_from(sorted(MOMENTS)))
@settings(max_examples=150)
def test_an_entry_is_equal_to_itself_whichever_clock_it_was_read_from(place, kind):
    zone, moment = place
    here = at(kind, moment, zone)
    utc = a_payload(kind, **{MOMENTS[kind]: moment, "recorded_at": moment, "zone": zone})

    assert here == utc == type(here).read(here.seal_bytes())
    assert here.says_the_same(type(here).read(utc.seal_bytes()))


@given(places(), st.timedeltas(timedelta(), 3 * DAY))
@settings(max_examples=150)
def test_a_symptom_may_end_whenever_it_has_started(place, lasted):
    zone, moment = place
    ended = (moment + lasted).astimezone(ZoneInfo(zone))

    said = at("symptom", moment, zone, ended_at=ended)

    assert said.ended_at - said.started_at == lasted


@given(places(), spans, st.sampled_from(ZONES))
@settings(max_examples=150)
def test_time_that_passed_is_counted_in_hours_not_by_the_clock_on_the_wall(place, apart, elsewhere):
    zone, first = place
    moments = [first]
    for span in apart:
        moments.append(moments[-1] + span)
    seen = [observe(at("bowel_movement", moment, zone), str(n)) for n, moment in enumerate(moments)]
    now = moments[-1].astimezone(ZoneInfo(elsewhere))
    moment_of_checking = Moment.at(now, ZoneInfo(zone))

    assert [moment_of_checking.ago(o.at) for o in seen] == [moments[-1] - m for m in moments]
    found = [o.at for o in seen]
    assert newest_run_of_instants(found, 5 * DAY) == moments[-1] - moments[0]
    assert are_two_sleeps(seen) == (moments[-1] - moments[0] >= timedelta(hours=12))
    rolling = max(sum(timedelta() <= later - one <= DAY for later in moments) for one in moments)
    assert most_in_24_hours((o.at, 1) for o in seen) == rolling


@given(places(), spans)
@settings(max_examples=100)
def test_weights_say_the_same_whichever_clock_they_were_read_from(place, apart):
    zone, moment = place
    weights, here = [], []
    for number, span in enumerate(apart):
        moment += span
        weight = {"weight_value": 70.0 + number, "weight_unit": "kg", "weight_kg": 70.0 + number}
        said = at("measurement", moment, zone, **weight)
        weights.append(Weighed(moment, said.weight_kg))
        here.append(Weighed(observe(said, "").at, said.weight_kg))

    assert weight_findings(here, moment) == weight_findings(weights, moment)


@given(places(), st.timedeltas(-DAY, 3 * DAY), st.sampled_from(ZONES))
@example(("Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)), DAY, "Europe/London")
@settings(max_examples=150)
def test_written_down_later_means_more_than_twenty_four_hours_later(place, later, elsewhere):
    zone, moment = place
    recorded = (moment + later).astimezone(ZoneInfo(elsewhere))

    assert at("note", moment, zone, recorded_at=recorded).is_backfilled() is (later > DAY)


@given(places(), st.integers(0, 5))
@settings(max_examples=150)
def test_a_whole_day_is_written_down_later_from_the_day_after_the_next(place, back):
    zone, moment = place
    day = moment.astimezone(ZoneInfo(zone)).date() - timedelta(days=back)

    said = a_payload("day", local_date=day, recorded_at=moment, zone=zone)

    assert said.local_day() == day
    assert said.is_backfilled() is (back > 1)


@given(places())
@settings(max_examples=150)
def test_a_moment_before_midnight_and_one_after_are_two_days(place):
    zone, moment = place
    local = moment.astimezone(ZoneInfo(zone))
    midnight = datetime.combine(local.date() + DAY, datetime.min.time(), ZoneInfo(zone))
    here = midnight.astimezone(UTC)
    shown = here.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assume(
        shown == midnight.replace(tzinfo=None)
    )  # neither that midnight nor its whole day was left out

    before = at("note", here - timedelta.resolution, zone).local_day()

    assert at("note", here, zone).local_day() == local.date() + DAY
    # Where a whole day was left out the one before is not yesterday; clocks may go back over midnight.
    assert before < local.date() + DAY or here - timedelta(hours=1) < max(
        (change for change in CHANGES[zone] if change <= here), default=here - DAY
    )


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
@example(date(2028, 2, 29), date(2008, 2, 29))
@example(date(2027, 2, 28), date(2008, 2, 29))
def test_a_birthday_on_the_leap_day_is_counted_from_the_first_of_march(day, born):
    assume(born <= day)
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        is_there = born.month != 2 or born.day != 29 or (year % 4 == 0 and year != 1900)
        birthday = born.replace(year=year) if is_there else date(year, 3, 1)
        birthdays += birthday <= day

    assert age_on(day, born) == birthdays


def test_nothing_else_of_an_entry_is_a_moment_that_these_tests_do_not_know():
    whole_days = {"medicine", Day.kind}

    assert set(MOMENTS) == set(PAYLOADS) - whole_days
