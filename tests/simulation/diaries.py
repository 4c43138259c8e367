"""Makes a diary by chance as a table of days, with what is true in it.

Scores are whole, 0–10: a level of 3.5 points, noise of 1.5 points with a memory of one day (AR 1, ρ .3) unless said
otherwise, and what the scenario adds. Exposures are 0 or 1, on 20 to 50 of 100 days, each with some memory of its own
(a box of food lasts more than a day). Every exposure came before the onset, so all three lags are looked at.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.random import PCG64, Generator
from numpy.typing import NDArray

from diary.domain.patterns.table import DayTable

Column = NDArray[np.float64]
FIRST = date(2026, 1, 5)
SYMPTOM = "bloating"
STRESS = "stress"
LEVEL = 3.5
TRUE_SHARE = 0.3


@dataclass(frozen=True)
class Shape:
    """How a diary is made.

    ``effect`` is the points that the first exposure adds at lag 1. ``noise`` is the standard deviation of the rest in
    points, ``memory`` its lag-1 correlation, ``habit`` that of the exposures. ``weekend`` and ``trend`` push scores and exposures alike, ``stress`` does so
    through a covariate that was logged. ``unlogged`` is the share of whole days without a record;
    ``worst_unscored`` the share of days without a score, the worst ones first to go.
    """

    days: int = 90
    exposures: int = 20
    effect: float = 0.0
    noise: float = 1.5
    memory: float = 0.3
    habit: float = 0.2
    weekend: bool = False
    trend: bool = False
    stress: bool = False
    unlogged: float = 0.0
    worst_unscored: float = 0.0


@dataclass(frozen=True)
class Made:
    """A diary and the exposures that really add points in it."""

    table: DayTable
    true: frozenset[str]


def name(number: int) -> str:
    """Return the name of an exposure."""
    return f"food:{number:02}"


def made(shape: Shape, seed: int, first: date = FIRST) -> Made:
    """Return the diary of this seed: the same each time."""
    chance = Generator(PCG64(seed))
    days = np.arange(shape.days)
    weekend = ((days + first.weekday()) % 7 >= 5).astype(float)
    rising = days / max(shape.days - 1, 1)
    stress = np.clip(np.rint(5 + 2 * remembered(chance, shape.days, 0.5)), 0, 10)
    pushes = shape.weekend * (weekend - 2 / 7) + shape.trend * (2 * rising - 1)
    pushes = pushes + shape.stress * (stress - 5) / 4
    exposures = {
        name(n): _exposure(chance, shape, pushes, TRUE_SHARE if n == 0 else None)
        for n in range(shape.exposures)
    }
    score = LEVEL + shape.noise * remembered(chance, shape.days, shape.memory) + 2 * pushes
    score[1:] += shape.effect * exposures[name(0)][:-1]
    table = DayTable(
        first=first,
        length=shape.days,
        outcomes={SYMPTOM: np.clip(np.rint(score), 0, 10)},
        exposures=exposures,
        before_onset={(SYMPTOM, key): column for key, column in exposures.items()},
        covariates={STRESS: stress} if shape.stress else {},
    )
    true = frozenset({name(0)}) if shape.effect else frozenset()
    return Made(_with_gaps(table, shape, chance), true)


def joined(earlier: DayTable, later: DayTable) -> DayTable:
    """Return one diary of two that follow each other."""

    def both(one: dict, two: dict) -> dict:
        return {key: np.concatenate([column, two[key]]) for key, column in one.items()}

    return replace(
        earlier,
        length=earlier.length + later.length,
        outcomes=both(earlier.outcomes, later.outcomes),
        exposures=both(earlier.exposures, later.exposures),
        before_onset=both(earlier.before_onset, later.before_onset),
        covariates=both(earlier.covariates, later.covariates),
    )


def after(table: DayTable) -> date:
    """Return the day that follows a diary."""
    return table.first + timedelta(days=table.length)


def remembered(chance: Generator, days: int, memory: float) -> Column:
    """Return an AR(1) series of variance 1 from its first day on."""
    steps = chance.standard_normal(days)
    series = np.empty(days)
    series[0] = steps[0]
    for day in range(1, days):
        series[day] = memory * series[day - 1] + np.sqrt(1 - memory**2) * steps[day]
    return series


def _exposure(chance: Generator, shape: Shape, pushes: Column, share: float | None) -> Column:
    """Return the days of one exposure: a chain that stays as it was on ``habit`` of the days, else draws anew."""
    usual = chance.uniform(0.2, 0.5) if share is None else share
    likely = np.clip(usual + 0.4 * pushes, 0.02, 0.98)
    stays, drawn = chance.random(shape.days) < shape.habit, chance.random(shape.days) < likely
    column = np.empty(shape.days)
    for day in range(shape.days):
        column[day] = column[day - 1] if day and stays[day] else drawn[day]
    return column


def _with_gaps(table: DayTable, shape: Shape, chance: Generator) -> DayTable:
    """Take away what was not written down: missing is missing, never 0."""
    gone = chance.random(shape.days) < shape.unlogged

    def without(columns: dict) -> dict:
        return {key: np.where(gone, np.nan, column) for key, column in columns.items()}

    scores = without(table.outcomes)
    if shape.worst_unscored:
        bad = scores[SYMPTOM] + chance.standard_normal(shape.days)
        lost = np.argsort(-bad)[: round(shape.worst_unscored * shape.days)]
        scores[SYMPTOM][lost] = np.nan
    return replace(
        table,
        outcomes=scores,
        exposures=without(table.exposures),
        before_onset=without(table.before_onset),
        covariates=without(table.covariates),
    )
