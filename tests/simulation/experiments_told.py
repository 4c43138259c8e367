"""What is simulated of self-experiments: a person for each seed, through the plan, the coins and the result as it is shown.

Scores as those of people who vary by 2 points, of which a day keeps half of the day before, around 5; what is tried takes
2 points away. Every day is scored. The power of the design is about that: "10×2×3 days .83, 4×2×7 .57".
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial

import numpy as np
from numpy.random import PCG64, Generator

from diary.domain.experiments.analysis import result
from diary.domain.experiments.plan import Plan
from diary.domain.experiments.results import BeforeAfter, Blocks
from diary.domain.experiments.schedule import days_of
from tests.simulation.diaries import SYMPTOM, remembered
from tests.simulation.kinds import Line, Scenario

DECIDED = date(2026, 1, 4)
USUAL, NOISE, MEMORY, HELPS = 5.0, 2.0, 0.5, -2.0
SAID = ("likely_helped", "likely_made_worse")


def plan(seed: int, **numbers: object) -> Plan:
    """Return a locked plan of these numbers; the seed tosses its coins."""
    return Plan.build(
        what="Tea",
        compared_with="No tea",
        outcome=SYMPTOM,
        decided_on=DECIDED,
        first_day=DECIDED + timedelta(days=1),
        belief_0_10=5,
        seed=seed,
        locked_at=datetime(2026, 1, 4, 18, tzinfo=UTC),
        **numbers,
    )


def scores(locked: Plan, seed: int, points: float) -> Mapping[date, float]:
    """Return a score for every day of a plan: arm B adds ``points``."""
    days = days_of(locked)
    noise = NOISE * remembered(Generator(PCG64(seed)), len(days), MEMORY)
    told = [USUAL + points * (one.arm == "B") + noise[place] for place, one in enumerate(days)]
    return {one.day: float(np.clip(np.rint(told[place]), 0, 10)) for place, one in enumerate(days)}


def _blocks(points: float, numbers: tuple[int, int, int], seed: int, _: int) -> tuple[float, ...]:
    """Return whether "likely" is said the right way (of nothing: either way), and whether the interval holds the truth."""
    pairs, block_days, washout_days = numbers
    locked = plan(
        seed, design="blocks", pairs=pairs, block_days=block_days, washout_days=washout_days
    )
    main = result(locked, scores(locked, seed, points), on=locked.last_day + timedelta(days=1)).main
    assert isinstance(main, Blocks)
    said = main.verdict == SAID[0] if points else main.verdict in SAID
    return float(said), float(main.low <= points <= main.high)


def _before_after(points: float, days: int, seed: int, _: int) -> tuple[float, ...]:
    """Return whether the interval holds the truth, and whether it leaves 0 out."""
    locked = plan(
        seed, design="before_after", baseline_days=days, transition_days=3, after_days=days
    )
    main = result(locked, scores(locked, seed, points), on=locked.last_day + timedelta(days=1)).main
    assert isinstance(main, BeforeAfter)
    return float(main.low <= points <= main.high), float(not main.low <= 0 <= main.high)


HOLDS_90, HOLDS_95 = Line("90 % interval holds the truth"), Line("95 % interval holds the truth")
SEEN = "“likely helped”"
EXPERIMENTS = (
    Scenario(
        "10 pairs of 2 × 3 days, −2 points",
        (Line(SEEN, 0.83, about=0.05), HOLDS_90),
        partial(_blocks, HELPS, (10, 3, 1)),
    ),
    Scenario(
        "4 pairs of 2 × 7 days, −2 points",
        (Line(SEEN, 0.57, about=0.05), HOLDS_90),
        partial(_blocks, HELPS, (4, 7, 1)),
    ),
    Scenario(
        "10 pairs of 2 × 3 days, nothing there",
        (Line("“likely”, either way"), HOLDS_90),
        partial(_blocks, 0.0, (10, 3, 1)),
    ),
    Scenario(
        "28 days before and after, −2 points",
        (HOLDS_95, Line("interval leaves 0 out")),
        partial(_before_after, HELPS, 28),
    ),
    Scenario(
        "28 days before and after, nothing there",
        (HOLDS_95, Line("interval leaves 0 out")),
        partial(_before_after, 0.0, 28),
    ),
)
