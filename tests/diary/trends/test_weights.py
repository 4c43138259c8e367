"""Weight now against half a year and a year ago, by medians of fourteen days."""

import pytest

from diary.domain.trends.weights import trusted_and_doubtful, weight_change
from tests.diary.factories import NOON, TODAY
from tests.diary.trends.said import day_ago, told, weighed


def change(*pairs):
    return weight_change(told(*(weighed(days, kg) for days, kg in pairs)).weighings, NOON, TODAY)


def test_each_window_is_the_middle_of_fourteen_days():
    found = change((365, 80.0), (366, 82.0), (183, 76.0), (180, 75.0), (185, 74.0), (1, 71.0), (3, 70.0), (13, 73.0))  # fmt: skip

    assert (found.now.kg, found.now.count) == (71.0, 3)
    assert (found.half_year.kg, found.half_year.count) == (75.0, 3)
    assert (found.year.kg, found.year.count) == (81.0, 2)
    assert found.doubtful == ()


@pytest.mark.parametrize(("days", "counts"), [(13, 1), (14, 0)])
def test_now_is_today_and_the_thirteen_days_before(days, counts):
    assert change((days, 70.0)).now.count == counts


@pytest.mark.parametrize(("days", "counts"), [(190, 1), (191, 0), (177, 1), (176, 0)])
def test_half_a_year_ago_is_seven_days_to_each_side(days, counts):
    assert change((days, 70.0)).half_year.count == counts


def test_what_is_missing_is_missing():
    found = change((1, 70.0))

    assert found.half_year.kg is None
    assert found.year.kg is None
    assert (found.half_year.days.first, len(found.half_year.days)) == (day_ago(190), 14)


def test_a_weight_that_may_be_in_pounds_is_asked_about_and_nothing_is_computed():
    found = change((40, 82.0), (30, 180.8), (1, 82.0))

    assert [w.kg for w in found.doubtful] == [180.8]
    assert found.doubtful[0].entry_id == "entry-1"
    assert (found.now, found.half_year, found.year) == (None, None, None)


def test_a_doubt_of_long_ago_is_not_asked_about_again():
    assert change((800, 82.0), (790, 180.8), (780, 82.0), (1, 82.0)).doubtful == ()


def test_every_weight_is_either_trusted_or_doubtful():
    weighings = told(
        weighed(40, 82.0), weighed(30, 180.8), weighed(1, 82.0), weighed(2, 10.0)
    ).weighings
    trusted, doubtful = trusted_and_doubtful(weighings)

    assert sorted(trusted + doubtful) == sorted(weighings)
    assert [w.kg for w in doubtful] == [180.8, 10.0]
