"""Stretches of sleep in any zone: no stretch lost, none counted twice, no day above 24 hours."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.domain.importing.sleep import Stretches

START = datetime(2026, 3, 20, tzinfo=UTC)
MINUTES = st.tuples(st.integers(0, 20_000), st.integers(1, 700))
ZONES = st.sampled_from(
    ["UTC", "Europe/London", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu"]
)


def nights(stretches, zone="Europe/London"):
    kept = Stretches()
    for start, length in stretches:
        kept.add(START + timedelta(minutes=start), START + timedelta(minutes=start + length))
    return list(kept.nights(zone))


@given(st.lists(MINUTES, max_size=40), ZONES)
def test_the_hours_are_the_minutes_asleep_whatever_the_order(stretches, zone):
    asleep = {minute for start, length in stretches for minute in range(start, start + length)}
    found = nights(stretches, zone)

    assert found == nights(reversed(stretches), zone)
    assert all(0 <= night.hours <= 24 for night in found)
    if all(night.hours < 24 for night in found):
        assert abs(sum(night.hours for night in found) * 60 - len(asleep)) <= 3.1 * len(found)


def test_the_night_the_clocks_go_forward_is_as_long_as_it_was():
    night = datetime(2026, 3, 28, 23, tzinfo=UTC)
    stretches = Stretches()
    stretches.add(night, night + timedelta(hours=7))

    (found,) = stretches.nights("Europe/London")

    assert (found.day, found.hours) == (date(2026, 3, 29), 7.0)


def test_a_stretch_that_cannot_be_is_not_taken():
    stretches = Stretches()

    assert not stretches.add(START, START)
    assert not stretches.add(START, START - timedelta(hours=1))
    assert not stretches.add(START, START + timedelta(hours=25))
    assert list(stretches.nights("UTC")) == []
