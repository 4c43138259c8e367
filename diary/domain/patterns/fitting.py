"""One symptom on the days that one exposure can be compared on: the fit, and the difference it comes to."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from diary.domain.patterns.design import Matrix
from diary.domain.patterns.student import t_quantile
from diary.domain.patterns.table import Column
from diary.domain.patterns.whitening import basis, follows, likeness, remainder, whiten

NOTHING = 1e-9
"""A sum of squares below this share of what it is part of is rounding."""
SIDE = 0.975
"""Two sides of 2.5 % each: an interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Model:
    """A symptom with everything but the exposure taken out.

    Args:
        rows: the analysable days among all days of the table; shape (N,), n of them true.
        following: whether the day before each analysable day is one too; shape (n,).
        rho: ρ̂, the likeness of neighbouring days.
        span: orthonormal columns of the prewhitened design Z*; shape (n, k).
        rest: e = M_Z* Y*; shape (n,). All 0 when the design explains everything.
    """

    rows: NDArray[np.bool_]
    following: NDArray[np.bool_]
    rho: float
    span: Matrix
    rest: Column

    @classmethod
    def of(cls, outcome: Column, design: Matrix, rows: NDArray[np.bool_]) -> Self:
        """Fit the design to a symptom on its analysable days.

        Args:
            outcome: severity, known on all of ``rows``; shape (N,).
            design: Z; shape (N, columns).
            rows: the analysable days; shape (N,), at least one true.
        """
        y, z = outcome[rows], design[rows]
        following = follows(rows)
        plain = basis(z)
        rho = likeness(remainder(y, plain), following, plain.shape[1])
        span = basis(whiten(z, rho, following))
        white = whiten(y, rho, following)
        rest = remainder(white, span)
        spread = float(np.sum((white - white.mean()) ** 2))
        if float(rest @ rest) <= NOTHING * spread:
            rest = np.zeros_like(rest)
        return cls(rows, following, rho, span, rest)

    @property
    def freedom(self) -> int:
        """Return the degrees of freedom that an exposure leaves: n − k − 1."""
        return int(self.rest.size - self.span.shape[1] - 1)

    def exposure(self, column: Column) -> Column | None:
        """Return x̃ = M_Z* X* of shape (n,); None when the design says all that the exposure does.

        Args:
            column: the exposure at its lag, known on all of ``rows``; shape (N,).
        """
        white = whiten(column[self.rows], self.rho, self.following)
        rest = remainder(white, self.span)
        spread = float(np.sum((white - white.mean()) ** 2))
        return rest if float(rest @ rest) > NOTHING * max(spread, NOTHING) else None


@dataclass(frozen=True, slots=True)
class Fit:
    """The difference between days with and without an exposure at one lag, in points of severity.

    Args:
        points: β̂ = e·x̃ / ‖x̃‖².
        error: its standard error, above 0.
        freedom: n − k − 1, at least 1.
        strength: e·x̃ / (‖e‖‖x̃‖), −1 to 1; its size is T.
    """

    points: float
    error: float
    freedom: int
    strength: float

    @classmethod
    def of(cls, model: Model, exposure: Column | None) -> Self | None:
        """Return the difference; None when nothing is left to compare, or no degree of freedom."""
        if exposure is None or model.freedom < 1:
            return None
        left, size = float(model.rest @ model.rest), float(exposure @ exposure)
        if left == 0:
            return None
        product = float(model.rest @ exposure)
        points = product / size
        unexplained = max(left - points * product, NOTHING * left)
        return cls(
            points=points,
            error=float(np.sqrt(unexplained / model.freedom / size)),
            freedom=model.freedom,
            strength=product / float(np.sqrt(left * size)),
        )

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % t interval."""
        half = t_quantile(SIDE, self.freedom) * self.error
        return self.points - half, self.points + half

    @property
    def weight(self) -> float:
        """Return T·√(n − k): how strong it is in units that pairs with different days share."""
        return abs(self.strength) * float(np.sqrt(self.freedom + 1))
