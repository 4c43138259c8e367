"""Stretches of days and how they are cut into columns."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.trends.span import ONE_DAY, Span, columns_of, week_of

SUNDAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
starts = st.sampled_from(["monday", "saturday", "sunday"])


def span_of(length: int, last: date = SUNDAY) -> Span:
    return Span(last - timedelta(days=length - 1), last)


@pytest.mark.parametrize(
    ("length", "unit", "columns"),
    [(1, "day", 1), (7, "day", 7), (92, "day", 92), (93, "week", 14), (1096, "week", 157), (1097, "month", 37)],
)  # fmt: skip
def test_a_span_is_cut_by_its_length(length, unit, columns):
    cut = columns_of(span_of(length))

    assert (cut.unit, len(cut)) == (unit, columns)


@given(first=days, length=st.integers(1, 60_000), starts=starts)
def test_columns_cover_every_day_once_in_order(first, length, starts):
    span = Span(first, min(first + timedelta(days=length), date(2199, 12, 31)))
    spans = columns_of(span, starts).spans

    assert (spans[0].first, spans[-1].last) == (span.first, span.last)
    assert all(one.first <= one.last for one in spans)
    assert all(two.first - one.last == ONE_DAY for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("starts", "first"),
    [("monday", date(2026, 11, 16)), ("saturday", date(2026, 11, 21)), ("sunday", SUNDAY)],
)
def test_a_week_starts_on_the_persons_day(starts, first):
    assert week_of(SUNDAY, starts) == Span(first, first + timedelta(days=6))


def test_the_span_before_is_as_long_and_ends_where_this_begins():
    assert span_of(30).before() == Span(date(2026, 9, 24), date(2026, 10, 23))


def test_a_leap_day_is_a_day():
    assert len(Span(date(2028, 2, 28), date(2028, 3, 1))) == 3


def test_a_day_lies_where_its_column_is_also_when_the_first_is_cut_short():
    columns = columns_of(Span(date(2026, 8, 22), SUNDAY))  # a Saturday: its week has two days here

    assert len(columns) == 14
    assert columns.share(date(2026, 8, 24)) == 1 / 14
    assert columns.share(date(2026, 8, 23), end=True) == 1 / 14
    assert columns.share(date(2026, 8, 23)) == 0.5 / 14
    assert (columns.share(date(1900, 1, 1)), columns.share(date(2100, 1, 1))) == (0, 1)
