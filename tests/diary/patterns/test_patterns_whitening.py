"""Likeness of neighbouring days and columns without it, against sums done by hand."""

import numpy as np
import pytest

from diary.domain.patterns.whitening import basis, follows, likeness, remainder, whiten

GAPPED = np.array([True, True, False, True, True, True])


def test_a_day_follows_only_the_day_before_it():
    assert follows(GAPPED).tolist() == [False, True, False, True, True]
    assert follows(np.array([False, True])).tolist() == [False]
    assert follows(np.zeros(3, dtype=bool)).size == 0


def test_likeness_is_the_mean_product_of_neighbours_made_up_for_its_bias():
    r = np.array([1.0, 2.0, -2.0, -1.0, 0.0])
    # neighbours: 1·2, −2·−1, −1·0; squares: 1, 4, 4, 1, 0
    raw = (4 / 3) / (10 / 5)

    found = likeness(r, follows(GAPPED), columns=1)

    assert raw + (1 + 3 * raw) / 5 + 1 / 10 > 0.8
    assert found == 0.8
    r = np.array([3.0, 1.0, -2.0, -1.0, 1.0])
    raw = ((3 + 2 - 1) / 3) / (16 / 5)
    assert likeness(r, follows(GAPPED), columns=0) == pytest.approx(
        min(0.8, raw + (1 + 3 * raw) / 5)
    )


def test_bias_is_made_up_for_by_days_and_by_columns():
    r = np.array([1.0, -1.0, 1.0, 1.0] * 25)
    following = follows(np.ones(100, dtype=bool))
    raw = float(np.mean(r[1:] * r[:-1]))

    one, nine = (likeness(r, following, columns=k) for k in (1, 9))

    assert one == pytest.approx(max(0, raw + (1 + 3 * raw) / 100 + 1 / 200))
    assert nine - one == pytest.approx(8 / 200)


def test_days_that_swing_have_no_likeness_and_days_without_neighbours_only_the_correction():
    swing = np.array([1.0, -1.0] * 20)

    assert likeness(swing, follows(np.ones(40, dtype=bool)), columns=1) == 0
    every_second = np.arange(80) % 2 == 0
    assert likeness(swing, follows(every_second), columns=2) == pytest.approx(1 / 40 + 2 / 80)


def test_whitening_takes_the_day_before_off_and_keeps_the_first_of_each_run():
    values = np.array([2.0, 4.0, 6.0, 1.0, 3.0])

    white = whiten(values, 0.5, follows(GAPPED))

    first = np.sqrt(0.75)
    assert white == pytest.approx([2 * first, 4 - 1, 6 * first, 1 - 3, 3 - 0.5])
    assert whiten(np.column_stack([values, values]), 0.5, follows(GAPPED))[:, 1] == pytest.approx(
        white
    )
    assert whiten(values, 0.0, follows(GAPPED)) == pytest.approx(values)


def test_columns_that_say_the_same_count_once():
    one = np.ones(10)
    line = np.arange(10.0)

    span = basis(np.column_stack([one, line, one + line, np.zeros(10)]))

    assert span.shape == (10, 2)
    assert span.T @ span == pytest.approx(np.eye(2))
    assert remainder(3 * one - 2 * line, span) == pytest.approx(np.zeros(10), abs=1e-12)
