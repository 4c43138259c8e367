"""What is probable of a difference, against an integration that knows nothing of ours."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.domain.experiments.posterior import NothingVaries, posterior

differences = st.lists(st.integers(-10, 10), min_size=2, max_size=15).filter(
    lambda found: len(set(found)) > 1
)


def plainly(found):
    """Integrate over a square of θ and σ, each likelihood as it is written in the plan.

    Returns the grid of θ and how probable each of its values is.
    """
    theta = np.linspace(-15, 15, 3001)
    weight = np.zeros_like(theta)
    step = 0.02
    for n in range(1250):
        sigma = math.exp(-6 + n * step)
        half_t = (1 + (sigma / 2) ** 2 / 3) ** -2
        like = np.exp(-0.5 * (theta / 2.5) ** 2) * half_t * sigma
        for d in found:
            like = like * np.exp(-0.5 * ((d - theta) / sigma) ** 2) / sigma
        weight += like
    return theta, weight / weight.sum()


@pytest.mark.parametrize(
    "found",
    [
        [-2.0, -1.5, -2.5, -1.0],
        [0.5, -0.5, 1.5, -1.0, 0.25, 0.75],
        [3.0, 2.0, 4.5],
        [-8.0, 9.0, 1.0],
        [-2.0, -2.0, -2.0, -2.0, -2.5, -2.0],
    ],
)
def test_it_is_what_plain_integration_gives(found):
    theta, weight = plainly(found)
    ours = posterior(found)
    cumulated = np.cumsum(weight)

    assert ours.mean == pytest.approx(theta @ weight, abs=2e-3)
    for value in (-1, 0, 1):
        at_value = weight[np.isclose(theta, value)].sum() / 2
        plain = weight[theta < value - 1e-9].sum() + at_value
        assert ours.below(value) == pytest.approx(plain, abs=1e-3)
    for share in (0.05, 0.5, 0.95):
        plain = theta[np.searchsorted(cumulated, share)]
        assert ours.quantile(share) == pytest.approx(plain, abs=0.011)


def test_a_finer_and_a_wider_grid_change_nothing_that_is_shown(monkeypatch):
    found = [-2.0, -2.0, -2.25, -1.75]
    before = posterior(found)
    shown = [before.mean, before.below(0), before.below(1), before.quantile(0.05)]
    finer = np.linspace(np.log(1e-6), np.log(1e5), 20_001)
    monkeypatch.setattr("diary.domain.experiments.posterior.GRID", finer)
    monkeypatch.setattr("diary.domain.experiments.posterior.SIGMA", np.exp(finer))

    after = posterior(found)

    again = [after.mean, after.below(0), after.below(1), after.quantile(0.05)]
    assert again == pytest.approx(shown, abs=1e-5)


@given(found=differences)
@settings(max_examples=60, deadline=None)
def test_turning_every_sign_turns_the_answer(found):
    ours, turned = posterior(found), posterior([-d for d in found])

    assert turned.mean == pytest.approx(-ours.mean, abs=1e-9)
    assert turned.below(0) == pytest.approx(1 - ours.below(0), abs=1e-9)
    assert turned.quantile(0.95) == pytest.approx(-ours.quantile(0.05), abs=1e-9)


@given(found=differences, seed=st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_pairs_does_not_matter(found, seed):
    shuffled = seed.sample(found, len(found))

    assert posterior(shuffled).below(0) == pytest.approx(posterior(found).below(0), abs=1e-9)


@given(found=differences)
@settings(max_examples=60, deadline=None)
def test_every_number_is_finite_and_the_quantiles_are_in_order(found):
    ours = posterior(found)
    quantiles = [ours.quantile(share) for share in (0.05, 0.5, 0.95)]

    assert all(map(math.isfinite, [ours.mean, *quantiles]))
    assert quantiles == sorted(quantiles)
    assert 0 <= ours.below(-1) <= ours.below(1) <= 1
    assert ours.below(quantiles[1]) == pytest.approx(0.5, abs=1e-6)


def test_what_was_believed_before_pulls_a_little_towards_no_difference():
    ours = posterior([-4.0, -3.0, -5.0, -4.0])

    assert -4 < ours.mean < -3.5


@pytest.mark.parametrize("found", [[1.0, 1.0, 1.0], [0.0, 0.0], [0.1 + 0.2, 0.3, 0.3]])
def test_differences_that_are_all_alike_say_nothing_of_chance(found):
    with pytest.raises(NothingVaries):
        posterior(found)


@pytest.mark.parametrize("found", [[], [1.0]])
def test_one_difference_is_no_spread(found):
    with pytest.raises(ValueError, match="two differences"):
        posterior(found)
