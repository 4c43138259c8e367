"""What makes two rows the same entry."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from diary.domain.importing.found import RowIsUnread, identity, measured, slept, weight, what

AT = datetime(2026, 11, 20, 7, tzinfo=UTC)


def test_the_same_weight_of_two_programs_is_one_entry():
    one = measured(AT, "Europe/London", "apple_health", **weight(72.5, "kg"))
    there = AT.astimezone(timezone(timedelta(hours=2)))
    two = measured(there, "Europe/Berlin", "health_connect", **weight(72.5, "kg"))

    assert identity(one) == identity(two)
    assert identity(one) != identity(measured(AT, "UTC", "csv", **weight(72.6, "kg")))


def test_a_day_has_one_entry_whatever_was_slept():
    nights = [slept(date(2026, 11, 20), hours, AT, "UTC", "csv") for hours in (7.0, 8.0)]

    assert len({identity(night) for night in nights}) == 1


def test_a_preview_counts_by_what_was_measured():
    assert what(measured(AT, "UTC", "csv", pulse_bpm=60)) == "pulse_bpm"
    assert what(measured(AT, "UTC", "csv", pulse_bpm=60, temperature_c=37.0)) == "measurement"
    assert what(slept(date(2026, 11, 20), 7.0, AT, "UTC", "csv")) == "sleep_hours"


@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), 1e9])
def test_a_number_that_is_no_weight_is_refused(value):
    with pytest.raises(RowIsUnread):
        weight(value, "kg")
