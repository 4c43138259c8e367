"""What is usual for one person: counted from what they recorded, never made up."""

from datetime import date, timedelta

import pytest

from diary.domain.usual import FEWEST_DAYS, MOST_DAYS, usual_scores

FIRST = date(2026, 11, 1)


def days(*scores, tag="bloating"):
    return [(FIRST + timedelta(days=n), tag, score) for n, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("scores", "usual"),
    [((3, 4, 9), 4), ((0, 0, 5), 0), ((2, 4, 6, 8), 4), ((10, 10, 10), 10), ((1, 9, 1, 9), 1)],
)
def test_the_usual_is_the_middle_score_and_one_that_was_recorded(scores, usual):
    assert usual_scores(days(*scores)) == {"bloating": (usual, len(scores))}


@pytest.mark.parametrize("scores", [(), (5,), (5, 5)])
def test_too_few_days_have_no_usual(scores):
    assert len(scores) < FEWEST_DAYS
    assert usual_scores(days(*scores)) == {}


def test_only_the_last_recorded_days_count():
    long_ago, lately = [9] * 20, [2] * MOST_DAYS

    assert usual_scores(days(*long_ago, *lately)) == {"bloating": (2, MOST_DAYS)}


def test_the_last_score_of_a_day_counts_once():
    twice_a_day = [*days(1, 1, 1), *days(7, 7, 7)]

    assert usual_scores(twice_a_day) == {"bloating": (7, 3)}


def test_each_symptom_has_its_own():
    both = [*days(1, 2, 3), *days(8, 8, tag="fatigue")]

    assert usual_scores(both) == {"bloating": (2, 3)}
