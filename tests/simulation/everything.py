"""Every scenario, each with seeds of its own."""

from dataclasses import replace

from tests.simulation.experiments_told import EXPERIMENTS
from tests.simulation.scenarios import PATTERNS

SEEDS_APART = 1_000_000
ALL = tuple(
    replace(scenario, first_seed=(place + 1) * SEEDS_APART)
    for place, scenario in enumerate((*PATTERNS, *EXPERIMENTS))
)
