"""Before and after, against values by hand and against a library."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from diary.domain.experiments.before_after import autocorrelation, difference
from diary.domain.experiments.results import Lack

START = date(2026, 1, 1)
PATTERN = [4, 6, 5, 7, 3, 5, 5]


def days(scores, start=START, apart=1):
    return {start + timedelta(days=n * apart): float(score) for n, score in enumerate(scores)}


def test_days_that_do_not_touch_give_the_interval_of_welch():
    before = days(PATTERN * 4, apart=2)
    after = days([score - 2 for score in PATTERN[:6] * 4], date(2026, 6, 1), apart=2)

    found = difference(before, after)

    test = stats.ttest_ind(list(after.values()), list(before.values()), equal_var=False)
    interval = test.confidence_interval(0.95)
    # 1/n + k/2n of 52 days, although no day follows another: nothing is corrected that was not seen
    assert found.rho == 0
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high))
    assert found.df == pytest.approx(test.df)


def test_autocorrelation_by_hand():
    # around 2: −1, 0, 1; products −1·0 + 0·1 = 0; then (1 + 3·0)/3 + 1/6
    assert autocorrelation([days([1, 2, 3])]) == pytest.approx(0.5)
    # around 1/2: products 3 · −1/4 of three pairs, squares 4 · 1/4 of four days: −1, clipped after correction
    assert autocorrelation([days([0, 1, 0, 1])]) == 0
    # two sides, each around its own mean: products (1/4 − 1/4 + 1/4) twice, 6 pairs; squares 2, 8 days
    first, then = days([0, 0, 1, 1]), days([5, 5, 6, 6], date(2026, 3, 1))
    plain = (2 * 0.25 / 6) / (2 / 8)
    assert autocorrelation([first, then]) == pytest.approx(plain + (1 + 3 * plain) / 8 + 2 / 16)


def test_autocorrelation_is_never_more_than_eight_tenths():
    assert autocorrelation([days(range(60))]) == 0.8


def test_days_alike_make_the_interval_wider_by_the_formula():
    slow = [round(5 + 3 * np.sin(n / 4)) for n in range(40)]
    before, after = days(slow), days([s - 1 for s in slow], date(2026, 6, 1))

    found = difference(before, after)

    rho = found.rho
    assert rho == pytest.approx(0.8)
    v = np.var(slow, ddof=1)
    effective = 40 * (1 - rho) / (1 + rho)
    df = 2 * (effective - 1)
    reach = stats.t.ppf(0.975, df) * np.sqrt((1 + rho) / (1 - rho) * (v / 40 + v / 40))
    assert found.df == pytest.approx(df)
    assert (found.low, found.high) == pytest.approx((-1 - reach, -1 + reach))


@pytest.mark.parametrize(
    ("before", "after", "lacking"),
    [
        (20, 40, (Lack(of="baseline_days", have=20, need=21),)),
        (21, 3, (Lack(of="after_days", have=3, need=21),)),
        (
            0,
            0,
            (
                Lack(of="baseline_days", have=0, need=21),
                Lack(of="after_days", have=0, need=21),
            ),
        ),
    ],
)
def test_too_few_days_are_counted_on_each_side(before, after, lacking):
    found = difference(days([5] * before), days([4] * after, date(2026, 6, 1)))

    assert (found.reason, found.lacking) == ("too_few_days", lacking)


def test_twenty_one_days_are_enough():
    assert difference(days(PATTERN * 3), days(PATTERN * 3, date(2026, 6, 1))).points == 0


def test_no_symptom_at_all_is_no_difference_that_can_be_seen():
    found = difference(days([0] * 30), days([0] * 30, date(2026, 6, 1)))

    assert (found.reason, found.points) == ("all_zero", 0)


def test_two_constants_give_their_difference_and_no_interval():
    found = difference(days([6] * 30), days([4] * 30, date(2026, 6, 1)))

    assert (found.reason, found.points) == ("no_variation", -2)


def test_one_constant_side_still_gives_an_interval():
    found = difference(days([0] * 30), days(PATTERN * 4, date(2026, 6, 1)))

    assert found.low < 5 < found.high


def test_regression_to_the_mean_is_always_said():
    assert difference(days(PATTERN * 4), days(PATTERN * 4, date(2026, 6, 1))).regression_to_the_mean


def test_turning_the_sides_turns_the_answer():
    before, after = days(PATTERN * 4), days([s - 1 for s in PATTERN * 5], date(2026, 6, 1))

    ours, turned = difference(before, after), difference(after, before)

    assert (turned.low, turned.high) == pytest.approx((-ours.high, -ours.low))
