"""The days before a change and the days since: a difference with its interval, and no chance and no verdict."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from diary.domain.experiments.results import BeforeAfter, Lack, NoAnswer
from diary.domain.patterns.student import t_quantile

LEAST_DAYS = 21
"""Scored days on each side, under which there is no estimate."""
MOST_RHO = 0.8
ONE_DAY = timedelta(days=1)
Scored = Mapping[date, float]


def difference(before: Scored, after: Scored) -> BeforeAfter | NoAnswer:
    """Return mean after − mean before with its 95 % interval, or what is lacking.

    Δ ± t · √[(1+ρ̂)/(1−ρ̂) · (s₀²/n₀ + s₁²/n₁)]: one day is like the day before, and so counts for less than a whole
    one. t is of Welch–Satterthwaite's degrees of freedom, each side as long as nᵢ(1−ρ̂)/(1+ρ̂), at least 1.

    Args:
        before: score 0–10 of each scored day of the baseline; days without one are not in it.
        after: the same of the days since; no day is in both.

    Source: variance of a mean under lag-1 autocorrelation, Bayley & Hammersley, Suppl. J. R. Stat. Soc.
    1946;8:184–197; degrees of freedom, Welch 1947, doi:10.1093/biomet/34.1-2.28.
    """
    lacking = _lacking(len(before), len(after))
    if lacking:
        return NoAnswer(reason="too_few_days", lacking=lacking)
    first = np.array(list(before.values()), dtype=np.float64)
    then = np.array(list(after.values()), dtype=np.float64)
    points = float(then.mean() - first.mean())
    if not first.any() and not then.any():
        return NoAnswer(reason="all_zero", points=0.0)
    spreads = (float(first.var(ddof=1)), float(then.var(ddof=1)))
    if sum(spreads) < 1e-12:
        return NoAnswer(reason="no_variation", points=points)
    rho = autocorrelation((before, after))
    error, df = _error(spreads, (len(first), len(then)), rho)
    reach = t_quantile(0.975, df) * error
    return BeforeAfter(
        points=points,
        low=points - reach,
        high=points + reach,
        days_before=len(first),
        days_after=len(then),
        mean_before=float(first.mean()),
        mean_after=float(then.mean()),
        rho=rho,
        df=df,
    )


def _lacking(before: int, after: int) -> tuple[Lack, ...]:
    sides = (
        Lack(of="baseline_days", have=before, need=LEAST_DAYS),
        Lack(of="after_days", have=after, need=LEAST_DAYS),
    )
    return tuple(side for side in sides if side.have < side.need)


def _error(spreads: tuple[float, float], days: tuple[int, int], rho: float) -> tuple[float, float]:
    """Return the standard error of a difference of two means, and its degrees of freedom."""
    lengths = np.array(days) * (1 - rho) / (1 + rho)
    parts = np.array(spreads) / lengths
    df = parts.sum() ** 2 / (parts**2 / np.maximum(lengths - 1, 1)).sum()
    return float(np.sqrt(parts.sum())), max(1.0, float(df))


def autocorrelation(sides: Sequence[Scored]) -> float:
    """Return how alike a day is to the next, 0 to 0.8: lag 1 over consecutive days, each side around its own mean.

    Corrected for its bias by (1+3ρ̂)/n + k/(2n), k the number of sides, n all days, and clipped. 0 when no day
    follows another or nothing varies.

    Source: Marriott & Pope 1954, doi:10.1093/biomet/41.3-4.390, for the first term; the second is the plan's.
    """
    products, squares, pairs, days = 0.0, 0.0, 0, 0
    for side in sides:
        mean = sum(side.values()) / len(side)
        for day, score in side.items():
            days += 1
            squares += (score - mean) ** 2
            following = side.get(day + ONE_DAY)
            if following is not None:
                pairs += 1
                products += (score - mean) * (following - mean)
    if not pairs or squares < 1e-12:
        return 0.0
    rho = (products / pairs) / (squares / days)
    rho += (1 + 3 * rho) / days + len(sides) / (2 * days)
    return min(MOST_RHO, max(0.0, rho))
