"""From chances to words: many comparisons, tiers, precision, and what missing days could do."""

import numpy as np
import pytest

from diary.domain.patterns.comparing import Comparing
from diary.domain.patterns.false_discovery import adjusted
from diary.domain.patterns.fitting import Fit
from diary.domain.patterns.missing import missing_days, size_class
from diary.domain.patterns.student import t_quantile
from diary.domain.patterns.table import DayTable
from diary.domain.patterns.tiers import detectable, tier
from tests.diary.patterns.made import MONDAY, made


def test_q_is_that_of_the_paper_worked_by_hand():
    # 0.01·4/1, min over 0.02·4/2 and 0.03·4/3, 0.04, 0.5
    assert adjusted([0.03, 0.5, 0.01, 0.02]) == pytest.approx([0.04, 0.5, 0.04, 0.04])
    assert adjusted([0.2, 0.2]) == [0.2, 0.2]
    assert adjusted([0.9]) == [0.9]
    assert adjusted([]) == []


def fit(points: float, error: float = 0.2) -> Fit:
    return Fit(points, error, freedom=60, strength=0.3)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("points", "error", "q", "expected"),
    [
        (1.0, 0.3, 0.10, "possible_pattern"),
        (0.99, 0.3, 0.01, "cannot_tell"),
        (1.5, 0.3, 0.11, "cannot_tell"),
        (0.5, 0.24, 0.9, "no_sizeable_difference"),
        (0.5, 0.26, 0.9, "cannot_tell"),
        (0.0, 0.6, 0.9, "cannot_tell"),
        (0.4, 0.1, 0.01, "no_sizeable_difference"),
    ],
)
def test_tiers_are_the_same_in_both_directions(sign, points, error, q, expected):
    best = fit(sign * points, error)

    assert tier(best, q, [best]) == expected


def test_no_sizeable_difference_holds_at_every_lag_that_was_compared():
    assert tier(fit(0.1), 0.9, [fit(0.1), fit(0.05, 0.1)]) == "no_sizeable_difference"
    assert tier(fit(0.1), 0.9, [fit(0.1), fit(0.05, 0.6)]) == "cannot_tell"


def test_precision_asks_what_a_lone_pattern_among_all_pairs_would_need():
    one = detectable(fit(0), compared=1, lags=1)

    strict, often = t_quantile(0.95, 60), t_quantile(0.8, 60)
    assert one == pytest.approx(max((strict + often) * 0.2, 1 + often * 0.2))
    assert detectable(fit(0, 1.0), compared=57, lags=3) == pytest.approx(
        t_quantile(1 - 0.1 / 57 / 6, 60) + often
    )
    assert detectable(fit(0, 1.0), compared=10, lags=2) < detectable(
        fit(0, 1.0), compared=57, lags=2
    )


def looked_at(table: DayTable):
    (candidate,) = [c for c in Comparing(table).candidates("bloating", "food:0") if c.lag == 1]
    return candidate


def missing_of(table: DayTable):
    return missing_days(table.outcomes["bloating"], looked_at(table), np.ones(table.length, bool))


def test_a_diary_without_gaps_has_nothing_to_fill():
    missing = missing_of(made(60))

    assert (missing.days, missing.with_exposure, missing.changes_answer) == (1, 0, False)
    assert missing.lowest is missing.highest is None


def test_unscored_days_pull_as_far_as_the_worst_and_the_quietest_tenth():
    table = made(90, points=2.5, seed=2)
    scores = table.outcomes["bloating"].copy()
    scores[10:40:2] = np.nan
    gapped = DayTable(MONDAY, 90, {"bloating": scores}, table.exposures)

    missing = missing_of(gapped)
    points = looked_at(gapped).fit.points

    assert (missing.days, missing.with_exposure) == (16, 15)
    assert missing.lowest < points < missing.highest
    eaten = table.exposures["food:0"][9:39:2]
    known = np.sort(scores[1:][np.isfinite(scores[1:])])
    high = scores.copy()
    high[10:40:2] = np.where(eaten > 0, known[-8:].mean(), known[:8].mean())
    by_hand = looked_at(DayTable(MONDAY, 90, {"bloating": high}, table.exposures)).fit.points
    assert missing.highest == pytest.approx(by_hand)


def test_a_few_unscored_days_leave_a_large_difference_and_many_do_not():
    table = made(90, points=2.5, seed=2)

    def gapped(rows: slice) -> DayTable:
        scores = table.outcomes["bloating"].copy()
        scores[rows] = np.nan
        return DayTable(MONDAY, 90, {"bloating": scores}, table.exposures)

    assert not missing_of(gapped(slice(10, 13))).changes_answer
    assert missing_of(gapped(slice(10, 80, 2))).changes_answer


def test_days_of_which_nothing_is_known_are_missing_and_cannot_be_filled():
    table = made(90)
    scores, eaten = table.outcomes["bloating"].copy(), table.exposures["food:0"].copy()
    scores[21:31], eaten[20:30] = np.nan, np.nan

    missing = missing_of(DayTable(MONDAY, 90, {"bloating": scores}, {"food:0": eaten}))

    assert (missing.days, missing.with_exposure, missing.changes_answer) == (11, 0, False)


@pytest.mark.parametrize(("points", "which"), [(0.99, 0), (-0.99, 0), (1, 1), (-1, -1), (0, 0)])
def test_a_size_class_is_a_point_or_more_either_way(points, which):
    assert size_class(points) == which
