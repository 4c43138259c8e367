"""What is probable of a difference, given what each pair of blocks came to.

d_k ~ N(θ, σ²), θ ~ N(0, 2.5²), σ ~ half-t with 3 degrees of freedom and scale 2, in points of severity. Given σ, θ
is normal and can be integrated by hand (Gelman et al., Bayesian Data Analysis, 3rd ed., 2013, chapter 5); σ is
integrated on a grid of its logarithm. The half-t is Gelman 2006, doi:10.1214/06-BA117A.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PRIOR_SD = 2.5
SIGMA_SCALE = 2.0
SIGMA_DF = 3
GRID = np.linspace(np.log(1e-4), np.log(1e3), 500)
"""Of ln σ; σ in points. Scores are whole numbers of a few days: no spread under 0.002 can arise but none."""
SIGMA = np.exp(GRID)
NEGLIGIBLE = 1e-10
"""Of the most probable σ: what is less so is left out."""
HALVINGS = 40
RANGE = 40.0
"""Points: no quantile of θ lies beyond, as |d| is at most 10."""

Numbers = NDArray[np.float64]
_erfc = np.frompyfunc(math.erfc, 1, 1)  # scipy's would take half a second to load


class NothingVaries(ValueError):
    """All differences are the same: σ has no distribution, and neither has θ."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """A mixture of normals, one for each σ of the grid: its weights (they sum to 1), means and SDs, in points."""

    weights: Numbers
    means: Numbers
    sds: Numbers

    @property
    def mean(self) -> float:
        """Return the mean of θ."""
        return float(self.weights @ self.means)

    def below(self, value: float) -> float:
        """Return the probability that θ is under ``value``; never outside 0 to 1."""
        tails = _erfc((self.means - value) / (self.sds * math.sqrt(2)))
        share = float(self.weights @ np.asarray(tails, dtype=np.float64)) / 2
        return min(1.0, max(0.0, share))

    def quantile(self, share: float) -> float:
        """Return the value under which θ lies with probability ``share``, by halving an interval."""
        low, high = -RANGE, RANGE
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(middle) < share else (low, middle)
        return (low + high) / 2


def posterior(differences: Sequence[float]) -> Posterior:
    """Return what is probable of θ.

    Args:
        differences: B minus A of each pair in points, −10 to 10; at least two, not all the same.

    Raises:
        NothingVaries: all are the same to 1e-9.
        ValueError: there are fewer than two.
    """
    if len(differences) < 2:
        raise ValueError("a spread takes two differences")
    d = np.asarray(differences, dtype=np.float64)
    if np.ptp(d) < 1e-9:
        raise NothingVaries
    count, mean = len(d), d.mean()
    squares = ((d - mean) ** 2).sum()
    variance = SIGMA**2
    spread = variance + count * PRIOR_SD**2
    log_weight = (
        -(count - 1) * GRID
        - squares / (2 * variance)
        - np.log(spread) / 2
        - count * mean**2 / (2 * spread)
        - (SIGMA_DF + 1) / 2 * np.log1p(variance / (SIGMA_DF * SIGMA_SCALE**2))
        + GRID  # the grid is even in ln σ
    )
    weights = np.exp(log_weight - log_weight.max())
    precision = count / variance + 1 / PRIOR_SD**2
    means = count * mean / variance / precision
    told = weights > NEGLIGIBLE
    weights = weights[told] / weights[told].sum()
    return Posterior(weights, means[told], np.sqrt(1 / precision[told]))
