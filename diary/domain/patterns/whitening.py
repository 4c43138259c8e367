"""How much a day resembles the day before, and columns with that likeness taken out.

Source: Prais & Winsten 1954 (the first day of each run is kept, scaled); docs/statistics.md, "Likeness of days".
"""

import numpy as np
from numpy.typing import NDArray

from diary.domain.patterns.design import Matrix
from diary.domain.patterns.table import Column

MOST = 0.8
"""A diary of a few months cannot tell a likeness above this from slow drift."""
RANK = 1e-9


def follows(rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say for each analysable day whether the day before it is analysable too; shape (n,)."""
    before = np.concatenate(([False], rows[:-1]))
    return np.asarray(before[rows], dtype=np.bool_)


def likeness(remainder: Column, following: NDArray[np.bool_], columns: int) -> float:
    """Return ρ̂ of the remainder r of a fit, corrected for its bias: 0 ≤ ρ̂ ≤ .8.

    The raw ρ̂ is the mean of r_t·r_(t−1) over the days whose day before is known, over the mean of r_t². To it
    comes (1 + 3ρ̂)/n + k/(2n), since a fit of k columns on n days makes neighbours look less alike than they are.

    Args:
        remainder: r of the n analysable days; shape (n,).
        following: as of :func:`follows`; shape (n,).
        columns: k, the rank of the design.
    """
    n = remainder.size
    square = float(np.mean(remainder**2)) if n else 0.0
    pairs = np.flatnonzero(following)
    raw = 0.0
    if pairs.size and square > 0:
        raw = float(np.mean(remainder[pairs] * remainder[pairs - 1])) / square
    corrected = raw + (1 + 3 * raw) / max(n, 1) + columns / (2 * max(n, 1))
    return float(min(max(corrected, 0.0), MOST))


def whiten(values: Matrix, rho: float, following: NDArray[np.bool_]) -> Matrix:
    """Return v_t − ρ̂·v_(t−1), and v_t·√(1 − ρ̂²) on the first day after a gap.

    Args:
        values: one row for each analysable day, in order; shape (n,) or (n, columns).
        rho: ρ̂, 0 to .8.
        following: as of :func:`follows`; shape (n,).
    """
    white = values * np.sqrt(1 - rho**2)
    late = np.flatnonzero(following)
    white[late] = values[late] - rho * values[late - 1]
    return np.asarray(white)


def basis(design: Matrix) -> Matrix:
    """Return orthonormal columns that span those of ``design``; shape (n, rank)."""
    left, sizes, _ = np.linalg.svd(design, full_matrices=False)
    return np.asarray(left[:, sizes > RANK * sizes.max(initial=0.0)])


def remainder(values: Matrix, span: Matrix) -> Matrix:
    """Return what is left of ``values`` when the orthonormal columns ``span`` are fitted and taken out."""
    return np.asarray(values - span @ (span.T @ values))
