"""Scores to test with, by the plan they are of."""

from collections.abc import Callable
from datetime import date

from diary.domain.experiments.plan import Plan
from diary.domain.experiments.schedule import PlannedDay, days_of


def scored(plan: Plan, score: Callable[[PlannedDay], float | None]) -> dict[date, float | None]:
    """Return a score for every day of a plan."""
    return {planned.day: score(planned) for planned in days_of(plan)}


def by_pair(plan: Plan, differences: list[float], usual: float = 5) -> dict[date, float]:
    """Return scores of which each pair differs by what is given, B minus A."""
    return scored(plan, lambda d: usual + (differences[d.pair - 1] if d.arm == "B" else 0))
