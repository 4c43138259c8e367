"""Runs the scenarios on several processes and writes one line for each number beside its target."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from functools import partial
from math import sqrt

from tests.simulation.everything import ALL
from tests.simulation.kinds import Line, Scenario

HEAD = (
    "| diary | what | in simulation | 95 % of the luck | target | |",
    "|---|---|---|---|---|---|",
)
AT_ONCE = 20
Z = 1.96


def means(
    scenario: Scenario, diaries: int, shuffles: int, run: Executor | None = None
) -> tuple[float, ...]:
    """Return the mean over ``diaries`` of each line of a scenario."""
    work = partial(_values, ALL.index(scenario), shuffles)
    numbers = range(diaries)
    rows = list(run.map(work, numbers, chunksize=AT_ONCE) if run else map(work, numbers))
    return tuple(sum(column) / diaries for column in zip(*rows, strict=True))


def _values(place: int, shuffles: int, number: int) -> tuple[float, ...]:
    return ALL[place].values(number, shuffles)


def written(scenario: Scenario, line: Line, mean: float, diaries: int) -> str:
    """Return a number beside its target, as a row of a table."""
    low, high = wilson(mean, diaries)
    target = verdict = "–"
    if line.bound is not None:
        sign = "≈" if line.about else "≥" if line.at_least else "≤"
        target = f"{sign} {line.bound:.2f}"
        verdict = "met" if line.met(mean) else "**missed**"
    return f"| {scenario.name} | {line.what} | {mean:.3f} | {low:.3f}–{high:.3f} | {target} | {verdict} |"


def wilson(mean: float, count: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share: what the number of diaries leaves open."""
    middle = (mean + Z**2 / (2 * count)) / (1 + Z**2 / count)
    half = Z / (1 + Z**2 / count) * sqrt(mean * (1 - mean) / count + Z**2 / (4 * count**2))
    return middle - half, middle + half


def tell(
    say: Callable[[str], object],
    scenarios: Iterable[Scenario],
    size: tuple[int, int],
    run: Executor,
) -> bool:
    """Say every line as it is known; return whether all targets are met."""
    diaries, shuffles = size
    for row in HEAD:
        say(row)
    all_met = True
    for scenario in scenarios:
        for line, mean in zip(scenario.lines, means(scenario, diaries, shuffles, run), strict=True):
            say(written(scenario, line, mean, diaries))
            all_met = all_met and line.met(mean)
    return all_met
