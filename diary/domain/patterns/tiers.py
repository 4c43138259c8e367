"""What an estimate may be called, in either direction alike, and what these days could have shown at all."""

from collections.abc import Sequence

from diary.domain.patterns.false_discovery import FALSE_SHARE
from diary.domain.patterns.findings import Tier
from diary.domain.patterns.fitting import Fit
from diary.domain.patterns.student import t_quantile

SIZEABLE = 1.0
"""A difference below one point of ten matters to few people."""
POWER = 0.8


def tier(best: Fit, q: float, fits: Sequence[Fit]) -> Tier:
    """Return what a pair that passed the gate may be called.

    Args:
        best: the fit at the lag of the largest T.
        q: of the pair, after Benjamini–Hochberg.
        fits: the fits at every lag that was compared: none is sizeable only if none of their intervals
            reaches a point.
    """
    if q <= FALSE_SHARE and abs(best.points) >= SIZEABLE:
        return "possible_pattern"
    if all(is_small(fit) for fit in fits):
        return "no_sizeable_difference"
    return "cannot_tell"


def is_small(fit: Fit) -> bool:
    """Say whether the whole interval is nearer to 0 than one point."""
    low, high = fit.interval
    return low > -SIZEABLE and high < SIZEABLE


def detectable(fit: Fit, *, compared: int, lags: int) -> float:
    """Return the smallest difference in points that these days would have shown four times in five.

    A lone pattern among ``compared`` pairs is shown when its chance is below q/compared, shared by its lags, and its
    estimate at least a point: (t_(1 − q/(2·compared·lags)) + t_.80)·SE, and no less than 1 + t_.80·SE.

    Args:
        fit: at the lag of the estimate.
        compared: pairs that passed the gate, at least 1.
        lags: lags of this pair that were compared, 1 to 3.
    """
    chance = FALSE_SHARE / max(compared, 1) / max(lags, 1)
    often = t_quantile(POWER, fit.freedom)
    strict = t_quantile(1 - chance / 2, fit.freedom)
    return max((strict + often) * fit.error, SIZEABLE + often * fit.error)
