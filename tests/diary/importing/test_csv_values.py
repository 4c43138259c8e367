"""Numbers, dates and times as people write them: read, or refused."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.importing.csv_values import (
    date_orders,
    read_date,
    read_moment,
    read_number,
    read_time,
)
from diary.domain.importing.found import RowIsUnread


@pytest.mark.parametrize(
    ("cells", "orders"),
    [
        ("03/04/2026", {"day_first", "month_first"}),
        ("13/04/2026", {"day_first"}),
        ("04/13/2026", {"month_first"}),
        ("2026-04-13", {"year_first", "day_first", "month_first"}),
        ("13.4.26", {"day_first"}),
    ],
)
def test_a_date_that_can_be_read_two_ways_is_known_to_be(cells, orders):
    assert date_orders(cells) == orders


@pytest.mark.parametrize(
    ("text", "hour"), [("12:05 am", 0), ("12:05 PM", 12), ("7.05", 7), ("19h05", 19)]
)
def test_times_are_read_as_people_write_them(text, hour):
    assert (read_time(text).hour, read_time(text).minute) == (hour, 5)


def test_a_moment_with_an_offset_is_that_instant():
    assert read_moment("2026-11-20T07:00:00+02:00", "day_first") == datetime(
        2026, 11, 20, 5, tzinfo=UTC
    )
    assert read_moment("2026-11-20 07:00:00 Z", "day_first") == datetime(
        2026, 11, 20, 7, tzinfo=UTC
    )


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    for reading in (
        lambda: read_number(text, "comma"),
        lambda: read_date(text, "day_first"),
        lambda: read_time(text),
        lambda: read_moment(text, "month_first"),
    ):
        with suppress(RowIsUnread):
            reading()
