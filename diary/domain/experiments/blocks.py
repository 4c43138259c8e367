"""Pairs of blocks in random order: each pair's difference, and what all of them make probable."""

from collections.abc import Mapping, Sequence
from datetime import date

from diary.domain.experiments.plan import Better, Plan
from diary.domain.experiments.posterior import NothingVaries, posterior
from diary.domain.experiments.results import Blocks, Lack, NoAnswer, PairOfBlocks, Verdict
from diary.domain.experiments.schedule import Arm, days_of, order_of

LEAST_PAIRS = 3
"""Pairs that count, under which there is no estimate: with two, the spread is a guess."""
LIKELY, LEANS, LITTLE = 0.95, 0.80, 0.80
Scored = Mapping[date, float]


def pairs_of(plan: Plan, scores: Scored) -> tuple[PairOfBlocks, ...]:
    """Return every pair of a plan with the means of its counted days that are in ``scores``.

    A block speaks with half of its counted days scored, at least one; a pair counts when both blocks do.
    """
    counted = (plan.block_days or 0) - (plan.washout_days or 0)
    need = max(1, -(-counted // 2))
    found: dict[tuple[int, Arm], list[float]] = {}
    for planned in days_of(plan):
        if planned.pair and not planned.is_washout and planned.day in scores:
            found.setdefault((planned.pair, planned.arm), []).append(scores[planned.day])
    pairs = range(1, (plan.pairs or 0) + 1)
    return tuple(
        _pair(n, order_of(plan, n)[0], found.get((n, "A"), []), found.get((n, "B"), []), need)
        for n in pairs
    )


def _pair(
    number: int, first: Arm, usual: Sequence[float], tried: Sequence[float], need: int
) -> PairOfBlocks:
    mean_a = sum(usual) / len(usual) if usual else None
    mean_b = sum(tried) / len(tried) if tried else None
    dropped = min(len(usual), len(tried)) < need
    points = None if dropped or mean_a is None or mean_b is None else mean_b - mean_a
    return PairOfBlocks(
        pair=number,
        first_arm=first,
        days_a=len(usual),
        days_b=len(tried),
        need=need,
        mean_a=mean_a,
        mean_b=mean_b,
        points=points,
        dropped=dropped,
    )


def estimate(pairs: Sequence[PairOfBlocks], better: Better) -> Blocks | NoAnswer:
    """Return the difference of tried and usual over the pairs that count, or why there is none."""
    known = [pair for pair in pairs if pair.points is not None]
    differences = [pair.points for pair in known if pair.points is not None]
    if len(differences) < LEAST_PAIRS:
        lack = Lack(of="pairs", have=len(differences), need=LEAST_PAIRS)
        return NoAnswer(reason="too_few_pairs", lacking=(lack,))
    if not any(pair.mean_a or pair.mean_b for pair in known):
        return NoAnswer(reason="all_zero", points=0.0)
    try:
        theta = posterior(differences)
    except NothingVaries:
        return NoAnswer(reason="no_variation", points=differences[0])
    below, within = theta.below(0), max(0.0, theta.below(1) - theta.below(-1))
    good = below if better == "lower" else 1 - below
    return Blocks(
        points=theta.quantile(0.5),
        mean=theta.mean,
        low=theta.quantile(0.05),
        high=theta.quantile(0.95),
        below_zero=below,
        better=good,
        within_one=within,
        verdict=verdict(good, within),
        is_small=within >= LITTLE,
        pairs=len(differences),
    )


def verdict(better: float, within_one: float) -> Verdict:
    """Return the word for two probabilities; what made things worse is said as plainly as what helped.

    A difference that is probably under a point is "little" rather than one that "leans" a way.
    """
    worse = 1 - better
    if max(better, worse) >= LIKELY:
        return "likely_helped" if better > worse else "likely_made_worse"
    if within_one >= LITTLE:
        return "little_difference"
    if max(better, worse) >= LEANS:
        return "leans_helped" if better > worse else "leans_made_worse"
    return "cannot_tell"
