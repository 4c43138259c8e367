"""Every symptom laid beside every exposure at every lag: which days count, which fit, which column of a shuffle."""

from dataclasses import dataclass, field
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from diary.domain.patterns.design import COVARIATE_OF, Matrix, design_matrix
from diary.domain.patterns.findings import Claimed, Lack, Lag
from diary.domain.patterns.fitting import Fit, Model
from diary.domain.patterns.gate import lacking
from diary.domain.patterns.shuffling import Group
from diary.domain.patterns.table import Column, DayTable

LAGS: tuple[Lag, ...] = get_args(Lag)
SEPARABLE = Lack(of="separable", have=1, need=2)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One symptom with one exposure at one lag.

    Args:
        lag: days from the exposure to the symptom.
        exposure: 1, 0 or NaN of every day of the table, that of ``lag`` days before; shape (N,).
        rows: the analysable days; shape (N,).
        design: Z of the days that were looked at; shape (N, columns).
        lacking: why there is no fit; empty when there is one.
        fit: the difference.
        place: its column among the shuffled strengths.
    """

    lag: Lag
    exposure: Column
    rows: NDArray[np.bool_]
    design: Matrix
    lacking: tuple[Lack, ...] = ()
    fit: Fit | None = None
    place: int = -1


@dataclass(slots=True)
class Comparing:
    """Collects what is compared, so that all of it is shuffled in one go.

    Args:
        table: the days.
        groups: the columns so far, by the fit they share.
        columns: how many there are.
    """

    table: DayTable
    groups: dict[tuple[str, bytes, int], Group] = field(default_factory=dict)
    columns: int = 0
    _designs: dict[tuple[int, int, str], Matrix] = field(default_factory=dict)

    def candidates(self, symptom: str, exposure: str, stop: int | None = None) -> list[Candidate]:
        """Return a candidate for each lag there is, of the days before row ``stop``."""
        stop = self.table.length if stop is None else stop
        found = (self.candidate(symptom, exposure, lag, 0, stop) for lag in LAGS)
        return [candidate for candidate in found if candidate is not None]

    def candidate(
        self, symptom: str, exposure: str, lag: Lag, start: int, stop: int
    ) -> Candidate | None:
        """Compare at one lag on the days from row ``start`` until before ``stop``; None if there is no such lag."""
        lagged = at_lag(self.table, symptom, exposure, lag)
        if lagged is None:
            return None
        outcome = self.table.outcomes[symptom]
        rows = np.isfinite(outcome) & np.isfinite(lagged)
        rows[:start] = False
        rows[stop:] = False
        design = self._design(start, stop, COVARIATE_OF.get(exposure, ""))
        lacks = lacking(outcome[rows], lagged[rows])
        if lacks:
            return Candidate(lag, lagged, rows, design, lacks)
        key = (symptom, rows.tobytes(), id(design))
        group = self.groups.get(key) or Group(Model.of(outcome, design, rows))
        column = group.model.exposure(lagged)
        fit = Fit.of(group.model, column)
        if fit is None or column is None:
            return Candidate(lag, lagged, rows, design, (SEPARABLE,))
        self.groups[key] = group
        group.directions.append(column / np.sqrt(column @ column))
        group.places.append(self.columns)
        self.columns += 1
        return Candidate(lag, lagged, rows, design, (), fit, self.columns - 1)

    def rows_from(self, claimed: Claimed, start: int) -> tuple[Column, NDArray[np.intp]] | None:
        """Return a claimed pair's exposure at its lag and its analysable rows from ``start`` on; None without lag."""
        lagged = at_lag(self.table, claimed.symptom, claimed.exposure, claimed.lag)
        if lagged is None:
            return None
        known = np.isfinite(self.table.outcomes[claimed.symptom]) & np.isfinite(lagged)
        known[:start] = False
        return lagged, np.flatnonzero(known)

    def _design(self, start: int, stop: int, without: str) -> Matrix:
        key = (start, stop, without if without in self.table.covariates else "")
        if key not in self._designs:
            part = design_matrix(self.table.between(start, stop), without)
            whole = np.zeros((self.table.length, part.shape[1]))
            whole[start:stop] = part
            self._designs[key] = whole
        return self._designs[key]


def at_lag(table: DayTable, symptom: str, exposure: str, lag: Lag) -> Column | None:
    """Return the exposure of ``lag`` days before each day; None for lag 0 where the order is not known.

    The same day counts only by ``before_onset``: an exposure after the symptom began cannot have led to it.
    """
    if lag == 0:
        return table.before_onset.get((symptom, exposure))
    return np.concatenate((np.full(lag, np.nan), table.exposures[exposure]))[: table.length]
