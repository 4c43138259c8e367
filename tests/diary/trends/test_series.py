"""Series in numbers: counts, the middle, the range, the newest worst day."""

import pytest

from diary.domain.trends.series import Numbers, numbers, sleep, stress, symptoms_in
from diary.domain.trends.span import Span
from tests.diary.trends.said import complete, day_ago, symptom, told, whole_day

WEEK = Span(day_ago(6), day_ago(0))


def series(**values):
    return {day_ago(int(name[1:])): (float(value),) for name, value in values.items()}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Numbers(7, 0, 0)),
        ({"d1": 0, "d2": 0}, Numbers(7, 2, 0)),
        ({"d1": 3}, Numbers(7, 1, 1, 3, 3, 3, day_ago(1), day_ago(1))),
        ({"d1": 0, "d2": 8, "d3": 4, "d4": 8}, Numbers(7, 4, 3, 4, 8, 8, day_ago(2), day_ago(3))),
        ({"d1": 2, "d2": 5}, Numbers(7, 2, 2, 2, 3.5, 5, day_ago(2), day_ago(1))),
        ({"d1": 2, "d40": 9}, Numbers(7, 1, 1, 2, 2, 2, day_ago(1), day_ago(1))),
    ],
)
def test_numbers_of_a_series(values, expected):
    assert numbers(series(**values), WEEK) == expected


def test_days_that_are_missing_are_counted():
    assert numbers(series(d1=0, d2=4), WEEK).missing == 5


def test_no_sleep_at_all_is_a_number_too():
    night = sleep(told(whole_day(1, sleep_hours=0.0), whole_day(2)), WEEK)

    assert numbers(night, WEEK, zero_is_present=True) == Numbers(7, 1, 1, 0, 0, 0, day_ago(1), day_ago(1))  # fmt: skip


def test_a_day_without_stress_is_missing_not_zero():
    assert stress(told(whole_day(1, stress_0_10=0), complete(2)), WEEK) == {day_ago(1): (0.0,)}


def test_symptoms_are_listed_by_the_days_they_were_there():
    gathered = told(symptom(1, 3, "wind"), symptom(2, 3, "wind"), symptom(1, 9), symptom(3, 0, "nausea"), symptom(9, 5, "fatigue"))  # fmt: skip

    assert symptoms_in(gathered, WEEK) == {"wind": 2, "bloating": 1, "nausea": 0}
