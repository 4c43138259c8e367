"""Exposures that a diary cannot tell apart, since they always came together or never did."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from diary.domain.patterns.gate import DAYS
from diary.domain.patterns.table import Column

INSEPARABLE = 0.7
"""|φ| above which two exposures are hardly told apart."""


def phi(one: Column, other: Column) -> float | None:
    """Return φ of two exposures over the days on which both are known, −1 to 1; None when either is constant.

    Fewer than ``DAYS`` such days say nothing: None.
    """
    known = np.isfinite(one) & np.isfinite(other)
    if np.count_nonzero(known) < DAYS:
        return None
    a, b = one[known] - one[known].mean(), other[known] - other[known].mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0 else None


def company(exposures: Mapping[str, Column]) -> dict[str, dict[str, float]]:
    """Return for each exposure those it can hardly be told apart from, with φ: above 0 always with, below never."""
    found: dict[str, dict[str, float]] = {name: {} for name in exposures}
    for one, other in combinations(exposures, 2):
        alike = phi(exposures[one], exposures[other])
        if alike is not None and abs(alike) > INSEPARABLE:
            found[one][other] = found[other][one] = alike
    return found
