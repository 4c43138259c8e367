"""Gathering by day: the worst score counts, silence stays silence, the order of entries means nothing."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.trends.series import marks, numbers, severity
from diary.domain.trends.span import Span, columns_of
from diary.domain.trends.told import LONGEST_LASTING
from tests.diary.factories import a_payload
from tests.diary.trends.said import (
    ago,
    complete,
    day_ago,
    meal,
    poo,
    symptom,
    told,
    weighed,
    whole_day,
)

MONTH = Span(day_ago(29), day_ago(0))


def scores(*payloads, tag="bloating"):
    return {
        (MONTH.last - day).days: value
        for day, (value,) in severity(told(*payloads), tag, MONTH).items()
    }


@pytest.mark.parametrize(
    ("payloads", "expected"),
    [
        ((), {}),
        ((symptom(3, 4),), {3: 4}),
        ((symptom(3, 4), symptom(3.1, 7), symptom(3.2, 2)), {3: 7}),
        ((symptom(3, 0),), {3: 0}),
        ((complete(3),), {3: 0}),
        ((complete(3), symptom(3, 5)), {3: 5}),
        ((complete(3), symptom(3, 5, "wind")), {3: 0}),
        ((symptom(3, 5, "wind"),), {}),
        ((whole_day(3, sleep_hours=7.0),), {}),
        ((whole_day(3, symptoms_complete=False),), {}),
        ((whole_day(3, meals_complete=True),), {}),
        ((poo(3), meal(3, "oats"), weighed(3, 70.0)), {}),
    ],
)  # fmt: skip
def test_a_day_is_zero_only_when_scored_so_or_complete_without_it(payloads, expected):
    assert scores(*payloads) == expected


def test_a_symptom_that_lasted_counts_on_each_of_its_days_even_when_they_are_complete():
    lasting = symptom(5, 6, ended_at=ago(3))

    assert scores(lasting, complete(4), complete(2)) == {5: 6, 4: 6, 3: 6, 2: 0}


def test_a_symptom_still_going_counts_when_it_began_and_when_it_was_written_down():
    assert scores(symptom(5, 6, still_going=True, recorded_at=ago(3))) == {5: 6, 3: 6}


def test_a_symptom_is_not_stretched_over_more_than_31_days():
    days = told(symptom(200, 6, ended_at=ago(1))).days

    assert len(days) == LONGEST_LASTING.days == 31


def test_an_own_symptom_is_one_whatever_its_capitals_and_is_called_as_it_was_last():
    gathered = told(
        symptom(3, 4, None, own_label="Brain  fog"), symptom(1, 5, None, own_label="brain fog")
    )

    assert [set(day.scores) for day in gathered.days.values()] == [{"own:brain fog"}] * 2
    assert gathered.own_label("own:brain fog") == "brain fog"
    assert gathered.own_label("bloating") == ""


def test_a_course_without_a_start_begins_when_it_was_written_down_and_says_so():
    written = {"recorded_at": ago(9), "zone": "Europe/London"}
    (course,) = told(a_payload("medicine", name="Sample", **written)).courses

    assert (course.first, course.start_known, course.last) == (day_ago(9), False, None)


def test_an_entry_belongs_to_the_day_it_had_where_it_was_written():
    late = datetime(2026, 11, 20, 3, 30, tzinfo=UTC)
    gathered = told(symptom(0, 5, started_at=late, recorded_at=late, zone="America/New_York"))

    assert list(gathered.days) == [day_ago(3)]


@st.composite
def diaries(draw):
    """Return payloads of some kinds, on days of the last 120."""
    some = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 10)), max_size=30)
    payloads = [symptom(n, score) for n, score in draw(some)]
    payloads += [poo(n + 0.1, 1 + score % 7) for n, score in draw(some)]
    ticked = draw(st.sets(st.integers(0, 120), max_size=30))
    return payloads + [complete(n) for n in sorted(ticked)]


@given(diaries(), st.randoms(use_true_random=False))
def test_the_order_of_entries_makes_no_difference(payloads, chance: random.Random):
    shuffled = list(payloads)
    chance.shuffle(shuffled)
    one, two = told(*payloads), told(*shuffled)

    assert severity(one, "bloating", MONTH) == severity(two, "bloating", MONTH)
    assert {d: sorted(s.stools) for d, s in one.days.items()} == {d: sorted(s.stools) for d, s in two.days.items()}  # fmt: skip


@given(diaries(), st.sampled_from([7, 30, 90, 121]))
def test_a_missing_day_never_becomes_a_number_and_a_recorded_one_never_goes_missing(
    payloads, length
):
    span = Span(day_ago(length - 1), day_ago(0))
    gathered = told(*payloads)
    series = severity(gathered, "bloating", span)
    said = {
        p.local_day()
        for p in payloads
        if p.kind == "symptom" or getattr(p, "symptoms_complete", None)
    }
    columns = columns_of(span)
    shown = marks(series, columns)

    assert set(series) == {day for day in said if day in span}
    assert numbers(series, span).missing == length - len(series)
    assert sum(mark.days for mark in shown if mark) == len(series)
    for mark, column in zip(shown, columns.spans, strict=True):
        assert (mark is None) == (not any(day in said for day in column))


@given(diaries())
def test_a_day_says_the_same_in_every_period(payloads):
    gathered = told(*payloads)
    week, month = Span(day_ago(6), day_ago(0)), severity(gathered, "bloating", MONTH)

    assert severity(gathered, "bloating", week) == {d: v for d, v in month.items() if d in week}
