"""How often pairs of blocks see a difference: ``python -m tests.simulation.experiments [--people N] [--store]``.

Made-up people, by seed. Each day's score is 5 points, and 5 minus the difference on days of arm B, plus noise of
standard deviation 2 of which a day keeps half of the day before (lag-1 autocorrelation 0.5), rounded and kept
within 0 to 10. Every day is scored, the coin is tossed for each pair, and what is said is what ``verdict`` says.
``--store`` writes the table that the planner reads; without it the table is compared with the one that is stored.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from time import gmtime, monotonic, strftime

import numpy as np
from scipy.special import ndtr

from diary.domain.experiments import power
from diary.domain.experiments.plan import BOUNDS, LONGEST_DAYS

USUAL, NOISE_SD, RHO = 5.0, 2.0, 0.5
POINTS = 2.0
SEED = 20261126
PRIOR_SD, SIGMA_SCALE, SIGMA_DF = 2.5, 2.0, 3
LOG_SIGMA = np.linspace(np.log(1e-2), np.log(1e2), 240)
AT_ONCE = 1000


def chances(differences: np.ndarray) -> np.ndarray:
    """Return Pr(θ < 0) for each row of differences of pairs: the posterior of many people at once."""
    count = differences.shape[1]
    mean = differences.mean(1, keepdims=True)
    squares = ((differences - mean) ** 2).sum(1, keepdims=True)
    variance = np.exp(2 * LOG_SIGMA)
    spread = variance + count * PRIOR_SD**2
    log = (1 - count) * LOG_SIGMA - squares / (2 * variance) - np.log(spread) / 2
    log = log - count * mean**2 / (2 * spread) + LOG_SIGMA
    log = log - (SIGMA_DF + 1) / 2 * np.log1p(variance / (SIGMA_DF * SIGMA_SCALE**2))
    weights = np.exp(log - log.max(1, keepdims=True))
    precision = count / variance + 1 / PRIOR_SD**2
    below = ndtr(-count * mean / variance / np.sqrt(precision))
    return (weights * below).sum(1) / weights.sum(1)


def pairs_of(people: int, block_days: int, points: float, seed: int) -> Iterator[np.ndarray]:
    """Yield the difference of each pair with the first 0, 1, … days of a block left out.

    Shape of each: people × as many pairs as ``LONGEST_DAYS`` holds. A shorter test is the first of them.
    """
    most = min(BOUNDS["pairs"][1], LONGEST_DAYS // (2 * block_days))
    random = np.random.default_rng([SEED, block_days, round(points * 100), seed])
    days = 2 * most * block_days
    noise = random.normal(size=(people, days))
    for day in range(1, days):
        noise[:, day] = RHO * noise[:, day - 1] + sqrt(1 - RHO**2) * noise[:, day]
    b_first = random.integers(0, 2, size=(people, most)).astype(bool)
    is_b = np.stack([b_first, ~b_first], axis=2).repeat(block_days, axis=2).reshape(people, days)
    scores = np.clip(np.round(USUAL - points * is_b + NOISE_SD * noise), 0, 10)
    blocks = scores.reshape(people, most, 2, block_days)
    for washout in range(block_days):
        means = blocks[..., washout:].mean(axis=3)
        first_minus_second = means[..., 0] - means[..., 1]
        yield np.where(b_first, first_minus_second, -first_minus_second)


def told(differences: np.ndarray, points: float) -> np.ndarray:
    """Return to whom "likely helped" is said, or "likely" either way when nothing differs."""
    below = chances(differences)
    return below >= 0.95 if points else (below >= 0.95) | (below <= 0.05)


def shares(people: int, block_days: int, points: float) -> dict[tuple[int, int], float]:
    """Return how often "likely" is said, by pairs and washout: of what helps, or either way when nothing does."""
    found: dict[tuple[int, int], float] = {}
    parts = range(0, people, AT_ONCE)
    for part in parts:
        size = min(AT_ONCE, people - part)
        for washout, differences in enumerate(pairs_of(size, block_days, points, part)):
            for count in range(BOUNDS["pairs"][0], differences.shape[1] + 1):
                key = (count, washout)
                said = told(differences[:, :count], points)
                found[key] = found.get(key, 0.0) + said.sum() / people
    return found


def table(people: int, block_days: range) -> list[list[float]]:
    """Return rows of pairs, block days, washout days, the share that sees the difference, the share misled."""
    rows: list[list[float]] = []
    for length in block_days:
        seen, misled = shares(people, length, POINTS), shares(people, length, 0.0)
        rows += [[k, length, w, round(seen[k, w], 3), round(misled[k, w], 3)] for k, w in seen]
    return sorted(rows)


def main() -> int:
    """Make the table, and store it or compare it; 1 when it is not what is stored, within the luck of both."""
    ask = argparse.ArgumentParser(prog="python -m tests.simulation.experiments")
    ask.add_argument("--people", type=int, default=10_000, help="made up for each line")
    ask.add_argument("--store", action="store_true", help="write what the planner reads")
    asked = ask.parse_args()
    started = monotonic()
    least, most = BOUNDS["block_days"]
    rows = table(asked.people, range(least, most + 1))
    sys.stdout.write(f"{len(rows)} lines in {monotonic() - started:.0f} seconds.\n")
    if asked.store:
        _store(Path(power.STORED), rows, asked.people)
        return 0
    return _compare(rows, asked.people)


def _store(path: Path, rows: list[list[float]], people: int) -> None:
    about = {
        "made_by": "python -m tests.simulation.experiments --store",
        "made_on": strftime("%Y-%m-%d", gmtime()),
        "people": people,
        "points": POINTS,
        "seed": SEED,
        "columns": ["pairs", "block_days", "washout_days", "seen", "misled"],
    }
    lines = ",\n".join(json.dumps(row) for row in rows)
    path.write_text(json.dumps(about)[:-1] + ', "rows": [\n' + lines + "\n]}\n", encoding="utf-8")


def _compare(rows: list[list[float]], people: int) -> int:
    stored = power.table()
    far = 0
    for pairs, length, washout, *now in rows:
        kept = stored.rows[int(pairs), int(length), int(washout)]
        for name, value, then in zip(
            ("seen", "misled"), now, (kept.seen, kept.misled), strict=True
        ):
            luck = 4 * sqrt(max(then * (1 - then), 0.001) * (1 / people + 1 / stored.people))
            if abs(value - then) > luck:
                far += 1
                sys.stdout.write(f"{pairs}×{length}−{washout} {name}: {value}, stored {then}\n")
    sys.stdout.write("All as stored.\n" if not far else f"{far} are not as stored.\n")
    return min(far, 1)


if __name__ == "__main__":
    sys.exit(main())
