"""How many days a test takes: how often pairs of blocks would see a difference of two points.

The numbers are simulated, not derived: ``power.json`` says when, with which script and seed, and of how many made-up
people. They hold for scores that vary by 2 points (standard deviation) and of which a day keeps half of the day before, with
every day scored and every instruction followed. Somebody steadier needs fewer days, somebody less steady more.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

STORED = Path(__file__).with_name("power.json")
ENOUGH = 0.8
"""Of 1: the share that should see a difference that is there; the usual aim of trials."""

Chance = Literal["mostly", "often", "as_often_as_not", "rarely"]
"""How often a difference of two points would be seen: at least 0.8, 0.6, 0.4, or less."""


@dataclass(frozen=True, slots=True)
class Power:
    """What a test of one size can do.

    Args:
        days: in all, 2 × pairs × block days.
        seen: share of people told "likely helped" when it helps by two points.
        misled: share told "likely" either way when nothing differs.
    """

    pairs: int
    block_days: int
    washout_days: int
    days: int
    seen: float
    misled: float

    @property
    def chance(self) -> Chance:
        """Return the plain category of ``seen``."""
        for least, word in CATEGORIES:
            if self.seen >= least:
                return word
        return "rarely"

    @property
    def seen_of_10(self) -> int:
        """Return of how many in 10 people a difference of two points would be seen."""
        return round(self.seen * 10)


CATEGORIES: tuple[tuple[float, Chance], ...] = (
    (ENOUGH, "mostly"),
    (0.6, "often"),
    (0.4, "as_often_as_not"),
)


@dataclass(frozen=True, slots=True)
class PowerTable:
    """All simulated sizes, by pairs, block days and washout days, and how they came about."""

    rows: Mapping[tuple[int, int, int], Power]
    made_by: str
    made_on: date
    people: int
    points: float
    seed: int


@cache
def table() -> PowerTable:
    """Return the stored table: every size that a plan may have."""
    said = json.loads(STORED.read_text(encoding="utf-8"))
    rows = {
        (k, length, w): Power(k, length, w, 2 * k * length, seen, misled)
        for k, length, w, seen, misled in said["rows"]
    }
    made_on = date.fromisoformat(said["made_on"])
    return PowerTable(rows, said["made_by"], made_on, said["people"], said["points"], said["seed"])


def power_of(pairs: int, block_days: int, washout_days: int) -> Power | None:
    """Return what a test of this size can do; None for a size that no plan may have."""
    return table().rows.get((pairs, block_days, washout_days))


def days_needed(block_days: int, washout_days: int, seen: float = ENOUGH) -> Power | None:
    """Return the smallest test with such blocks that sees two points in a share ``seen`` of people.

    None when even the longest plan does not.
    """
    fit = (
        row
        for row in table().rows.values()
        if (row.block_days, row.washout_days) == (block_days, washout_days) and row.seen >= seen
    )
    return min(fit, key=lambda row: row.pairs, default=None)
