"""The comparison of one symptom with its exposures again, in plain loops, written from the recipe and not from the code.

Slow on purpose: lists, one day at a time, one shuffle at a time. ``NaN`` is a missing value. What it shares with the
code under test is the table it reads and where a shuffle comes from: the raw numbers of PCG64.
"""

from dataclasses import dataclass, field
from math import cos, isnan, nan, pi, sqrt

from numpy.random import PCG64

from diary.domain.patterns.table import DayTable
from tests.diary.patterns.plain_algebra import Vector, basis, dot, less, residual, t_bound

LEVEL = 0.10
SIZEABLE = 1.0
TIE = 1e-9


@dataclass
class Fit:
    """One lag of one pair, on its analysable days."""

    rows: list[int]
    rho: float
    t: float
    points: float
    low: float
    high: float
    errors: Vector
    exposure: Vector
    units: list[Vector]


@dataclass
class Plain:
    """One pair: its fits by lag, the strongest of them, and what is made of it."""

    fits: dict[int, Fit] = field(default_factory=dict)
    lag: int = -1
    p: float = nan
    q: float = nan
    tier: str = "not_enough"

    @property
    def best(self) -> Fit:
        return self.fits[self.lag]


def orders(seed: int, shuffles: int, days: int) -> list[list[int]]:
    """Return shuffled orders of the days of a table: each day draws a number, the smallest comes first."""
    source = PCG64(seed)
    found = []
    for _ in range(shuffles):
        drawn = [int(source.random_raw()) for _ in range(days)]
        found.append(sorted(range(days), key=drawn.__getitem__))
    return found


def compared(table: DayTable, seed: int, shuffles: int) -> dict[tuple[str, str], Plain]:
    """Return every pair of the table that has enough days."""
    shuffled = orders(seed, shuffles, table.length)
    pairs: dict[tuple[str, str], Plain] = {}
    for symptom in table.outcomes:
        for exposure in table.exposures:
            fits = _fits(table, symptom, exposure)
            if fits:
                lag = max(fits, key=lambda lag: (fits[lag].t, -lag))
                pairs[symptom, exposure] = Plain(fits, lag, _chance(fits, shuffled))
    _adjust(list(pairs.values()))
    for pair in pairs.values():
        pair.tier = _tier(pair)
    return pairs


def _fits(table: DayTable, symptom: str, exposure: str) -> dict[int, Fit]:
    found = {}
    for lag in (0, 1, 2):
        column = lagged(table, symptom, exposure, lag)
        if column is not None:
            fit = _fit(table, symptom, exposure, column)
            if fit is not None:
                found[lag] = fit
    return found


def lagged(table: DayTable, symptom: str, exposure: str, lag: int) -> Vector | None:
    """Return by day whether the exposure was there ``lag`` days before; nothing where lag 0 is not known."""
    if lag == 0:
        same_day = table.before_onset.get((symptom, exposure))
        return None if same_day is None else [float(value) for value in same_day]
    before = [float(value) for value in table.exposures[exposure]]
    return [nan] * lag + before[: len(before) - lag]


def _fit(table: DayTable, symptom: str, exposure: str, column: Vector) -> Fit | None:
    """Return the fit of one lag; nothing where the gate is shut."""
    score = [float(value) for value in table.outcomes[symptom]]
    rows = [day for day in range(table.length) if not isnan(score[day]) and not isnan(column[day])]
    exposed = sum(1 for day in rows if column[day] == 1)
    bad = sum(1 for day in rows if score[day] > 0)
    if len(rows) < 28 or exposed < 8 or len(rows) - exposed < 8 or bad < 5:
        return None
    y = [score[day] for day in rows]
    x = [column[day] for day in rows]
    z = [[other[day] for day in rows] for other in _others(table, exposure)]
    rho = memory(residual(y, basis(z)), rows, len(basis(z)))
    units = basis([whitened(other, rows, rho) for other in z])
    errors = residual(whitened(y, rows, rho), units)
    left = residual(whitened(x, rows, rho), units)
    return _estimated(rows, rho, errors, left, units)


def _estimated(
    rows: list[int], rho: float, errors: Vector, left: Vector, units: list[Vector]
) -> Fit:
    df = len(rows) - len(units) - 1
    size = dot(left, left)
    points = dot(errors, left) / size
    rest = less(errors, points, left)
    half = t_bound(0.95, df) * sqrt(dot(rest, rest) / df / size)
    t = strength(errors, left, units)
    return Fit(rows, rho, t, points, points - half, points + half, errors, left, units)


def strength(errors: Vector, exposure: Vector, units: list[Vector]) -> float:
    """Return T of what is left of the scores, or of what was dealt out as such: the design is fitted again."""
    left = residual(errors, units)
    return abs(dot(left, exposure)) / sqrt(dot(left, left) * dot(exposure, exposure))


def _others(table: DayTable, exposure: str) -> list[Vector]:
    """Return what is allowed for: a level, weekends, a trend, slow waves, and what was logged besides the exposure."""
    n = table.length
    columns = [[1.0] * n, [0.0] * n, [float(day) for day in range(n)]]
    for day in range(n):
        if table.day(day).weekday() >= 5:
            columns[1][day] = 1.0
    waves = range(1, min(3, n // 28 - 1) + 1)
    columns += [[cos((k + 1) * pi * (day + 0.5) / n) for day in range(n)] for k in waves]
    logged = [column for name, column in table.covariates.items() if exposure != f"habit:{name}"]
    return columns + [_filled([float(value) for value in column]) for column in logged]


def _filled(column: Vector) -> Vector:
    """Return a covariate with its mean where it was not written down."""
    known = [value for value in column if not isnan(value)]
    mean = sum(known) / len(known)
    return [mean if isnan(value) else value for value in column]


def memory(r: Vector, rows: list[int], k: int) -> float:
    """Return the lag-1 autocorrelation over consecutive days, made up for its bias, within 0 and .8."""
    products, pairs = 0.0, 0
    for place in range(1, len(rows)):
        if rows[place] == rows[place - 1] + 1:
            products += r[place] * r[place - 1]
            pairs += 1
    n = len(rows)
    plain = (products / pairs) / (dot(r, r) / n)
    return min(max(plain + (1 + 3 * plain) / n + k / (2 * n), 0.0), 0.8)


def whitened(v: Vector, rows: list[int], rho: float) -> Vector:
    """Return each day less ρ times the day before; the first after a gap is scaled alone."""
    found = []
    for place, row in enumerate(rows):
        if place and rows[place - 1] == row - 1:
            found.append(v[place] - rho * v[place - 1])
        else:
            found.append(v[place] * sqrt(1 - rho**2))
    return found


def _chance(fits: dict[int, Fit], shuffled: list[list[int]]) -> float:
    """Return in which share of shuffles the strongest lag is as strong as here (Freedman–Lane)."""
    here = max(fit.t for fit in fits.values())
    as_strong = 0
    for order in shuffled:
        strongest = 0.0
        for fit in fits.values():
            place = {row: number for number, row in enumerate(fit.rows)}
            dealt = [fit.errors[place[day]] for day in order if day in place]
            strongest = max(strongest, strength(dealt, fit.exposure, fit.units))
        as_strong += strongest >= here - TIE
    return (1 + as_strong) / (len(shuffled) + 1)


def _adjust(pairs: list[Plain]) -> None:
    """Give each pair the smallest false discovery rate at which it is still rejected (Benjamini–Hochberg)."""
    for pair in pairs:
        pair.q = min(
            other.p * len(pairs) / sum(1 for third in pairs if third.p <= other.p)
            for other in pairs
            if other.p >= pair.p
        )


def _tier(pair: Plain) -> str:
    fit = pair.best
    if pair.q <= LEVEL and abs(fit.points) >= SIZEABLE:
        return "possible_pattern"
    if all(one.low > -SIZEABLE and one.high < SIZEABLE for one in pair.fits.values()):
        return "no_sizeable_difference"
    return "cannot_tell"
