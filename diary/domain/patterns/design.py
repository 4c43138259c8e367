"""What is taken out of both columns before they are compared: weekends, slow change, stress, sleep and cycle."""

import numpy as np
from numpy.typing import NDArray

from diary.domain.patterns.table import Column, DayTable

Matrix = NDArray[np.float64]
COVARIATE_OF = {"habit:stress": "stress", "habit:short_sleep": "sleep", "habit:period": "cycle"}
"""The covariate that says the same as an exposure: the exposure is not adjusted for itself."""
COSINES = 3
DAYS_A_COSINE = 28
LOGGED_SHARE = 0.5
"""A covariate is used when it is known on at least so large a share of the days with any score."""


def design_matrix(table: DayTable, without: str = "") -> Matrix:
    """Return Z of shape (length, columns): 1, weekend, trend, cosines, then the covariates that are logged.

    ``cos((k + 1)π(d + ½)/N)`` for k = 1 … min(3, ⌊N/28⌋ − 1) on day d of N follows changes slower than two weeks;
    with the trend it takes the place of the slow drift that every diary has. No value is NaN.

    Args:
        table: the days.
        without: a covariate to leave out, ``""`` for none.
    """
    days = np.arange(table.length, dtype=np.float64)
    length = max(table.length, 1)
    columns = [np.ones(table.length), table.weekend, days / length - 0.5]
    waves = range(1, min(COSINES, length // DAYS_A_COSINE - 1) + 1)
    columns += [np.cos((k + 1) * np.pi * (days + 0.5) / length) for k in waves]
    columns += [
        filled(column)
        for name, column in sorted(table.covariates.items())
        if name != without and is_logged(table, column)
    ]
    return np.column_stack(columns)


def is_logged(table: DayTable, covariate: Column) -> bool:
    """Say whether a covariate is known on enough of the days that have any score."""
    scored = scored_days(table)
    known = np.isfinite(covariate) & scored
    return bool(known.sum() > 0 and known.sum() >= LOGGED_SHARE * scored.sum())


def filled(covariate: Column) -> Column:
    """Return a covariate in units of its own spread around its mean; a day without it counts as the mean.

    A day is not thrown away for a covariate that nobody has to log, and the mean is the value that pulls the
    comparison neither way.
    """
    known = covariate[np.isfinite(covariate)]
    spread = float(known.std())
    if spread == 0:
        return np.zeros_like(covariate)
    return np.where(np.isfinite(covariate), (covariate - known.mean()) / spread, 0.0)


def scored_days(table: DayTable) -> NDArray[np.bool_]:
    """Return the days on which at least one symptom is known."""
    known = np.zeros(table.length, dtype=np.bool_)
    for outcome in table.outcomes.values():
        known |= np.isfinite(outcome)
    return known
