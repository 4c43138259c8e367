"""What comparing a diary costs, beside the same shuffles one at a time in a plain loop."""

from dataclasses import replace
from time import process_time

import numpy as np

from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.table import DayTable
from tests.simulation.diaries import SYMPTOM, Shape, made

DAYS, EXPOSURES, SYMPTOMS, LAGS, SHUFFLES = 365, 20, 5, 3, 1999
LOOPED = 20
"""Shuffles that the loop is timed for; the rest would take as long each."""


def busy_table(days: int = DAYS) -> DayTable:
    """Return a table of five symptoms and twenty exposures with all three lags, one day in ten missing."""
    table = made(
        Shape(days=days, exposures=EXPOSURES, effect=2.0, unlogged=0.1, stress=True), 1
    ).table
    outcomes = {f"symptom-{n}": np.roll(table.outcomes[SYMPTOM], 11 * n) for n in range(SYMPTOMS)}
    before = {
        (symptom, exposure): column
        for symptom in outcomes
        for exposure, column in table.exposures.items()
    }
    return replace(table, outcomes=outcomes, before_onset=before)


def seconds(table: DayTable, shuffles: int = SHUFFLES) -> float:
    """Return the CPU seconds of this process that one comparison takes."""
    started = process_time()
    find_patterns(table, seed=1, shuffles=shuffles)
    return process_time() - started


def looped_seconds(days: int = DAYS) -> float:
    """Return the CPU seconds of the permutation alone, in lists and loops: no fit, no gaps, nothing else."""
    chance = np.random.default_rng(1)
    left = chance.standard_normal(days).tolist()
    columns = [chance.standard_normal(days).tolist() for _ in range(EXPOSURES * LAGS)]
    strongest = [0.0] * len(columns)
    started = process_time()
    for _ in range(LOOPED):
        dealt = [left[place] for place in chance.permutation(days)]
        for place, column in enumerate(columns):
            strength = sum(a * b for a, b in zip(dealt, column, strict=True))
            strongest[place] = max(strongest[place], abs(strength))
    return (process_time() - started) * SYMPTOMS * SHUFFLES / LOOPED


def comparing_cost() -> tuple[str, str]:
    """Return (what, cost and bound) of comparing a year with everything that may be compared."""
    seconds(busy_table(), shuffles=9)  # what is imported and compiled once
    cost, looped = seconds(busy_table()), looped_seconds()
    what = f"patterns, {EXPOSURES} exposures x {SYMPTOMS} symptoms x {LAGS} lags, {SHUFFLES:,} shuffles"
    return (
        what,
        f"{cost:.2f} s of CPU, 1/{looped / cost:.0f} of a loop's {looped:.0f} s (bound 1/20)",
    )
