"""What is simulated of patterns, and the target of each line: a diary for each seed, and what was found in it.

Every diary is compared as it would be for a person: all exposures, all lags, Benjamini–Hochberg over all pairs. "False" is
a possible pattern with an exposure that adds nothing. Targets were set before this code was written and stay as they are.
"""

from dataclasses import replace
from functools import partial

from diary.domain.patterns.finding import find_patterns
from diary.domain.patterns.findings import Claimed, Findings
from tests.simulation.diaries import SYMPTOM, Made, Shape, after, joined, made
from tests.simulation.kinds import Line, Scenario

SHOWN = ("possible_pattern", "seen_again")
FRESH_DAYS = 30
FRESH_SEED = 500_000
"""Added to the seed of a diary for the days that follow it."""


FALSE = "any false pattern"
SHARE = "share of false among shown"
POWER = Line("finds the true one", None, at_least=True)


def _shown(found: Findings) -> set[str]:
    return {pair.exposure for pair in found.pairs if pair.tier in SHOWN}


def _compare(diary: Made, seed: int, shuffles: int) -> Findings:
    return find_patterns(diary.table, seed=seed, shuffles=shuffles)


def _false(shape: Shape, seed: int, shuffles: int) -> tuple[float, ...]:
    diary = made(shape, seed)
    return (float(bool(_shown(_compare(diary, seed, shuffles)) - diary.true)),)


def _true_and_false(shape: Shape, seed: int, shuffles: int) -> tuple[float, ...]:
    """Return whether the true one is shown, and which share of what is shown is false."""
    diary = made(shape, seed)
    shown = _shown(_compare(diary, seed, shuffles))
    return float(diary.true <= shown), len(shown - diary.true) / max(len(shown), 1)


def _warned(shape: Shape, seed: int, shuffles: int) -> tuple[float, ...]:
    """Return whether anything false is shown, whether a warning is, and the share of pairs that carry it."""
    found = _compare(made(shape, seed), seed, shuffles)
    compared = [pair for pair in found.pairs if pair.estimate is not None]
    warned = [pair for pair in compared if pair.missing and pair.missing.changes_answer]
    share = len(warned) / max(len(compared), 1)
    return float(bool(_shown(found))), float(bool(warned)), share


def _again(shape: Shape, seed: int, shuffles: int) -> tuple[float, ...]:
    """Return whether the strongest of a diary is seen again on fresh days."""
    diary = made(shape, seed)
    strongest = min(
        (pair for pair in _compare(diary, seed, shuffles).pairs if pair.estimate),
        key=lambda pair: (pair.estimate.p, -abs(pair.estimate.points)),
    )
    claim = Claimed(
        symptom=SYMPTOM,
        exposure=strongest.exposure,
        lag=strongest.estimate.lag,
        sign=1 if strongest.estimate.points > 0 else -1,
        last=diary.table.day(diary.table.length - 1),
    )
    fresh = made(replace(shape, days=FRESH_DAYS), seed + FRESH_SEED, after(diary.table))
    found = find_patterns(
        joined(diary.table, fresh.table), seed=seed, shuffles=shuffles, claimed=[claim]
    )
    (pair,) = (pair for pair in found.pairs if pair.exposure == strongest.exposure)
    assert pair.seen_again is not None
    return (float(pair.seen_again.held),)


def _null(name: str, bound: float, shape: Shape) -> Scenario:
    return Scenario(name, (Line(FALSE, bound),), partial(_false, shape))


EFFECT = Shape(effect=2.0)
PATTERNS = (
    _null("nothing there, 30 days", 0.15, Shape(days=30)),
    _null("nothing there, 60 days", 0.15, Shape(days=60)),
    _null("nothing there, 120 days", 0.15, Shape(days=120)),
    _null("nothing there, long memory (ρ .7)", 0.16, Shape(memory=0.7, habit=0.5)),
    Scenario(
        "+2 points at lag 1, 90 days",
        (replace(POWER, bound=0.85), Line(SHARE, 0.15)),
        partial(_true_and_false, EFFECT),
    ),
    Scenario(
        "3 suspects, +2 points, 60 days",
        (replace(POWER, bound=0.78),),
        lambda seed, shuffles: _true_and_false(
            replace(EFFECT, days=60, exposures=3), seed, shuffles
        )[:1],
    ),
    _null("weekends drive both", 0.16, Shape(weekend=True)),
    _null("a trend drives both", 0.16, Shape(trend=True)),
    _null("stress drives both, logged", 0.12, Shape(stress=True)),
    _null("30 % of days missing, nothing there", 0.15, Shape(unlogged=0.3)),
    Scenario(
        "30 % of days missing, +2 points",
        (replace(POWER, bound=0.55),),
        lambda seed, shuffles: _true_and_false(replace(EFFECT, unlogged=0.3), seed, shuffles)[:1],
    ),
    Scenario(
        "worst days not scored, nothing there",
        (Line(FALSE, 0.15), Line("the warning shows", 0.95, at_least=True), Line("pairs warned")),
        partial(_warned, Shape(worst_unscored=0.25)),
    ),
    Scenario(
        "strongest of chance, 30 fresh days", (Line("seen again", 0.06),), partial(_again, Shape())
    ),
    Scenario(
        "+2 points, 90 days, noise of 2 points",
        (POWER, Line(SHARE)),
        partial(_true_and_false, replace(EFFECT, noise=2.0)),
    ),
    Scenario(
        "+2 points, 30 fresh days",
        (Line("seen again", at_least=True),),
        partial(_again, Shape(effect=2.0, exposures=3)),
    ),
)
