"""What a scenario is: how one diary of it is judged, and the lines that come of many."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One number that is averaged over the diaries; ``bound`` None is told without a target.

    ``about`` says how far it may be from the bound either way; without it the bound is the most, or the least.
    """

    what: str
    bound: float | None = None
    at_least: bool = False
    about: float | None = None

    def met(self, mean: float, allowance: float = 0.0) -> bool:
        """Say whether a mean keeps the bound, give or take the allowance."""
        if self.bound is None:
            return True
        if self.about is not None:
            return abs(mean - self.bound) <= self.about + allowance
        return mean >= self.bound - allowance if self.at_least else mean <= self.bound + allowance


@dataclass(frozen=True)
class Scenario:
    """``run(seed, shuffles)`` gives a value in 0–1 for each line."""

    name: str
    lines: tuple[Line, ...]
    run: Callable[[int, int], tuple[float, ...]]
    first_seed: int = 0

    def values(self, number: int, shuffles: int) -> tuple[float, ...]:
        """Return the values of one diary, the same each time."""
        return self.run(self.first_seed + number, shuffles)

    @property
    def has_target(self) -> bool:
        return any(line.bound is not None for line in self.lines)
