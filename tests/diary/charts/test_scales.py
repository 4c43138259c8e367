"""Scales hold what they should, in round steps; dates do not crowd."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.charts.scales import FEW, MORE, count_axis, date_ticks, round_axis
from tests.diary.charts.drawn import columns

POUNDS = (1, 2, 7, 14, 28, 70, 140, 280)
weights = st.floats(1, 700).flatmap(lambda low: st.tuples(st.just(low), st.floats(low, 700)))


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [(70.5, 71.2, (68, 70, 72, 74)), (70, 70, (68, 70, 72)), (60, 90, (60, 70, 80, 90)), (20, 320, (0, 100, 200, 300, 400))],
)  # fmt: skip
def test_a_scale_is_round(low, high, steps):
    assert round_axis(low, high, 4).steps == steps


@given(weights, st.sampled_from([(), POUNDS]))
def test_a_scale_holds_its_values_with_few_steps(pair, steps):
    axis = round_axis(*pair, 4, steps)

    assert axis.low <= pair[0] <= pair[1] <= axis.high
    assert 3 <= len(axis.steps) <= 9  # from 2 to 7 pounds is a large step
    assert all(a < b for a, b in pairwise(axis.steps))


@given(st.integers(0, 1000))
def test_a_scale_of_counts_starts_at_zero_in_whole_steps(most):
    axis = count_axis(most)

    assert axis.low == 0
    assert most <= axis.high
    assert 2 <= len(axis.steps) <= 7
    assert all(step == int(step) for step in axis.steps)


@given(st.integers(1, 60_000))
def test_dates_are_in_order_inside_the_chart_and_few_where_it_is_narrow(length):
    ticks = date_ticks(columns(length))

    assert all(0 <= tick.share <= 1 for tick in ticks)
    assert all(a.share < b.share for a, b in pairwise(ticks))
    assert sum(tick.always for tick in ticks) <= FEW + 1
    assert len(ticks) <= MORE + 6


@pytest.mark.parametrize(
    ("length", "form", "always"),
    [
        (7, "day", [date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 22)]),
        (30, "day", [date(2026, 10, 25), date(2026, 11, 8), date(2026, 11, 22)]),
        (90, "day", [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]),
        (400, "month", [date(2026, 1, 1), date(2026, 7, 1)]),
        (2000, "year", [date(2022, 1, 1), date(2024, 1, 1), date(2026, 1, 1)]),
    ],
)
def test_the_dates_of_a_period(length, form, always):
    ticks = [tick for tick in date_ticks(columns(length)) if tick.always]

    assert {tick.form for tick in ticks} == {form}
    assert [tick.day for tick in ticks] == always
