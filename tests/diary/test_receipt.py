"""When something can have happened, held against the moment at which it arrived."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from diary.domain.receipt import CLOCKS_DIFFER, bounded, faults_of_time
from diary.domain.sync import SentEntry, There, judge
from tests.diary.factories import NOON, TODAY, a_payload

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def note(at, recorded=NOON):
    return a_payload("note", written_at=at, recorded_at=recorded)


@pytest.mark.parametrize(
    ("payload", "faults"),
    [
        (note(NOON), {}),
        (note(NOON + CLOCKS_DIFFER), {}),
        (note(NOON + CLOCKS_DIFFER + timedelta(seconds=1)), {"written_at": "to_come"}),
        (note(NOON + HOUR, recorded=NOON + HOUR), {}),  # the clock of the device is ahead
        (note(NOON + DAY, recorded=NOON + DAY), {}),
        (note(NOON, recorded=NOON + DAY + timedelta(seconds=1)), {"recorded_at": "clock_ahead"}),
        (note(datetime(1899, 12, 31, 23, 59, tzinfo=UTC)), {"written_at": "too_long_ago"}),
        (note(datetime(1900, 1, 1, tzinfo=UTC)), {}),
        (a_payload("day", local_date=TODAY), {}),
        (a_payload("day", local_date=TODAY + DAY), {"local_date": "to_come"}),
        (a_payload("day", local_date=TODAY + DAY, zone="Pacific/Kiritimati"), {}),
        (a_payload("day", local_date=date(1899, 12, 31)), {"local_date": "too_long_ago"}),
        (
            a_payload("symptom", started_at=NOON - HOUR, ended_at=NOON + HOUR),
            {"ended_at": "to_come"},
        ),
        (a_payload("medicine"), {}),
        (a_payload("medicine", started_on=TODAY, stopped_on=TODAY), {}),
        (a_payload("medicine", stopped_on=TODAY + DAY), {"stopped_on": "to_come"}),
        (a_payload("medicine", started_on=date(1899, 1, 1)), {"started_on": "too_long_ago"}),
    ],
)
def test_what_cannot_have_happened_yet_is_named_by_its_field(payload, faults):
    assert faults_of_time(payload, NOON) == faults


def test_no_moment_is_after_the_one_at_which_it_arrived():
    later = NOON + HOUR
    ended = a_payload("symptom", started_at=NOON - HOUR, ended_at=later, recorded_at=later)

    taken = bounded(ended, NOON)

    assert (taken.started_at, taken.ended_at, taken.recorded_at) == (NOON - HOUR, NOON, NOON)
    assert bounded(taken, NOON) is taken
    assert not taken.is_backfilled()


def test_an_offline_entry_keeps_the_moment_at_which_it_was_written_down():
    written = NOON - 5 * DAY

    assert bounded(note(written, recorded=written), NOON).recorded_at == written


def test_what_a_clock_ahead_sent_is_the_same_a_week_later():
    ahead = note(NOON + 3 * HOUR, recorded=NOON + 3 * HOUR)
    sent = SentEntry(uuid4(), "note", 0, ahead)
    first = judge(sent, None, NOON).payload

    there = There("note", 1, deleted=False, updated_at=NOON, payload=first)

    assert first.written_at == NOON
    assert judge(sent, there, NOON + 7 * DAY).verdict == "same"
