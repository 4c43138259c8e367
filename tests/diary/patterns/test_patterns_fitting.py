"""The fit: equal to ordinary least squares on prewhitened columns, with its error and its interval."""

import numpy as np
import pytest

from diary.domain.patterns.fitting import Fit, Model
from diary.domain.patterns.whitening import follows, whiten

ALL = np.ones(60, dtype=bool)


def columns(seed: int = 4):
    random = np.random.default_rng(seed)
    eaten = (random.random(60) < 0.4).astype(float)
    scores = np.round(3 + 1.5 * eaten + random.normal(size=60))
    return scores, eaten, np.column_stack([np.ones(60), np.arange(60) / 60])


def test_the_difference_is_that_of_least_squares_on_all_columns_at_once():
    scores, eaten, design = columns()
    rows = ALL.copy()
    rows[[7, 8, 30]] = False
    model = Model.of(scores, design, rows)
    fit = Fit.of(model, model.exposure(eaten))

    follow = follows(rows)
    left = np.column_stack(
        [whiten(eaten[rows], model.rho, follow), whiten(design[rows], model.rho, follow)]
    )
    right = whiten(scores[rows], model.rho, follow)
    weights, _, _, _ = np.linalg.lstsq(left, right, rcond=None)
    variance = np.sum((right - left @ weights) ** 2) / (57 - 3)

    assert fit.points == pytest.approx(weights[0])
    assert fit.error == pytest.approx(np.sqrt(variance * np.linalg.inv(left.T @ left)[0, 0]))
    assert fit.freedom == 57 - 3
    low, high = fit.interval
    assert (high - low) / 2 == pytest.approx(2.0049 * fit.error, rel=1e-4)  # t(.975; 54)
    assert fit.points / fit.error == pytest.approx(  # T is a partial correlation
        fit.strength * np.sqrt(fit.freedom / (1 - fit.strength**2))
    )
    assert fit.weight == pytest.approx(abs(fit.strength) * np.sqrt(55))


def test_nothing_is_left_of_what_the_design_says_already():
    scores, eaten, design = columns()
    with_eaten = np.column_stack([design, eaten])

    assert Model.of(scores, with_eaten, ALL).exposure(eaten) is None
    assert Fit.of(Model.of(scores, with_eaten, ALL), None) is None
    explained = Model.of(design @ np.array([2.0, 5.0]), design, ALL)
    assert not explained.rest.any()
    assert Fit.of(explained, explained.exposure(eaten)) is None


def test_more_columns_than_days_leave_no_fit():
    scores, _, _ = columns()
    few = ALL & (np.arange(60) < 4)
    model = Model.of(scores, np.vander(np.arange(60) / 60, 3), few)

    assert model.freedom == 0
    assert Fit.of(model, np.ones(4)) is None


def test_scores_that_follow_an_exposure_exactly_still_have_an_error():
    _, eaten, design = columns()
    model = Model.of(3 + 2 * eaten, design, ALL)
    fit = Fit.of(model, model.exposure(eaten))

    assert fit.points == pytest.approx(2)
    assert 0 < fit.error < 1e-3
    assert fit.strength == pytest.approx(1)
