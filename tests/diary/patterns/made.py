"""Small diaries made by seed, as tables of days."""

from datetime import date, timedelta

import numpy as np

from diary.domain.patterns.findings import Findings, Pair
from diary.domain.patterns.table import DayTable

MONDAY = date(2026, 3, 2)


def made(days: int = 90, *, points: float = 0.0, lag: int = 1, foods: int = 3, seed: int = 1):
    """Make a diary of one symptom; ``points`` is what ``food:0`` adds ``lag`` days later."""
    random = np.random.default_rng(seed)
    foods_eaten = {f"food:{i}": (random.random(days) < 0.35).astype(float) for i in range(foods)}
    scores = 5 + 1.2 * random.normal(size=days)
    scores[lag:] += points * foods_eaten["food:0"][: days - lag]
    return DayTable(MONDAY, days, {"bloating": np.clip(scores.round(), 0, 10)}, foods_eaten)


def with_outcome(table: DayTable, scores: np.ndarray) -> DayTable:
    return DayTable(table.first, table.length, {"bloating": scores}, table.exposures)


def pair_of(findings: Findings, exposure: str = "food:0", symptom: str = "bloating") -> Pair:
    return next(p for p in findings.pairs if (p.exposure, p.symptom) == (exposure, symptom))


def last_day(table: DayTable) -> date:
    return table.first + timedelta(days=table.length - 1)
