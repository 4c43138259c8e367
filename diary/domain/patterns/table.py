"""A diary as a table for comparing: one row for each local date, a missing value stays missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
"""One value for each day of the table, in order; NaN where nothing is known."""


@dataclass(frozen=True, slots=True)
class DayTable:
    """The days of a diary from ``first`` on, without holes: a day without entries is a row of NaN.

    Args:
        first: the local date of row 0.
        length: how many rows; every column is as long.
        outcomes: by symptom (a tag, or ``own:`` and the patient's word) the worst score of each day, 0–10;
            0 only when scored so, or when the day was ticked complete without it.
        exposures: by exposure (``food:onion``, ``medicine:nsaid``, ``habit:stress``) 1 on days with it, 0 on days
            known to be without it.
        before_onset: by (symptom, exposure) what the same day (lag 0) counts with: 1 only when the exposure came
            before the symptom began. A pair that is not in it has no lag 0.
        covariates: ``stress`` 0–10, ``sleep`` hours and ``cycle`` (1 on days of a period), those that were logged.
    """

    first: date
    length: int
    outcomes: Mapping[str, Column]
    exposures: Mapping[str, Column]
    before_onset: Mapping[tuple[str, str], Column] = field(default_factory=dict)
    covariates: Mapping[str, Column] = field(default_factory=dict)

    def day(self, row: int) -> date:
        """Return the local date of a row."""
        return self.first + timedelta(days=row)

    def between(self, start: int, stop: int) -> "DayTable":
        """Return the rows from ``start`` until before ``stop`` as a table of their own."""
        return DayTable(
            first=self.day(start),
            length=max(0, min(stop, self.length) - start),
            outcomes={key: column[start:stop] for key, column in self.outcomes.items()},
            exposures={key: column[start:stop] for key, column in self.exposures.items()},
            before_onset={key: column[start:stop] for key, column in self.before_onset.items()},
            covariates={key: column[start:stop] for key, column in self.covariates.items()},
        )

    @property
    def weekend(self) -> Column:
        """Return 1 on Saturdays and Sundays, 0 on the others."""
        days = (np.arange(self.length) + self.first.weekday()) % 7
        return np.asarray(days >= 5, dtype=np.float64)
