"""What the days without a score could do to a difference, if they had been the worst or the quietest ones."""

import numpy as np
from numpy.typing import NDArray

from diary.domain.patterns.comparing import Candidate
from diary.domain.patterns.findings import Missing
from diary.domain.patterns.fitting import Fit, Model
from diary.domain.patterns.table import Column
from diary.domain.patterns.tiers import SIZEABLE

TENTH = 10


def missing_days(outcome: Column, candidate: Candidate, days: NDArray[np.bool_]) -> Missing:
    """Fill the unscored days with a known exposure in the two ways that pull the furthest.

    ``highest``: those with the exposure were as bad as the worst tenth of the scored days, the others as quiet as
    the quietest tenth; ``lowest`` the other way round.

    Args:
        outcome: severity, NaN where unknown; shape (N,).
        candidate: a pair at the lag of its estimate, with a fit.
        days: the days that were looked at; shape (N,).
    """
    unscored = days & np.isfinite(candidate.exposure) & ~np.isfinite(outcome)
    gaps = int(np.count_nonzero(days & ~candidate.rows))
    if candidate.fit is None or not unscored.any():
        return Missing(days=gaps, with_exposure=0, changes_answer=False)
    ordered = np.sort(outcome[candidate.rows])
    tenth = -(-ordered.size // TENTH)
    quiet, bad = float(ordered[:tenth].mean()), float(ordered[-tenth:].mean())
    exposed = unscored & (candidate.exposure > 0)
    high = _filled(outcome, candidate, (exposed, bad), (unscored & ~exposed, quiet))
    low = _filled(outcome, candidate, (exposed, quiet), (unscored & ~exposed, bad))
    ends = [points for points in (low, high) if points is not None]
    return Missing(
        days=gaps,
        with_exposure=int(np.count_nonzero(unscored)),
        lowest=min(ends, default=None),
        highest=max(ends, default=None),
        changes_answer=any(size_class(end) != size_class(candidate.fit.points) for end in ends),
    )


def size_class(points: float) -> int:
    """Return −1, 0 or 1: lower by a point or more, neither, higher by a point or more."""
    return 0 if abs(points) < SIZEABLE else int(np.sign(points))


def _filled(
    outcome: Column, candidate: Candidate, *fills: tuple[NDArray[np.bool_], float]
) -> float | None:
    guess = outcome.copy()
    rows = candidate.rows.copy()
    for which, value in fills:
        guess[which] = value
        rows |= which
    model = Model.of(guess, candidate.design, rows)
    fit = Fit.of(model, model.exposure(candidate.exposure))
    return fit.points if fit else None
