"""From fits and shuffles to the pairs of a run: chance, q, tier, precision, missing days, company."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from diary.domain.patterns.again import Later
from diary.domain.patterns.comparing import Candidate
from diary.domain.patterns.design import Matrix
from diary.domain.patterns.false_discovery import adjusted
from diary.domain.patterns.findings import Estimate, Pair, SeenAgain, Tier
from diary.domain.patterns.fitting import Fit
from diary.domain.patterns.gate import EARLY_DAYS, counts, shortage
from diary.domain.patterns.missing import missing_days
from diary.domain.patterns.shuffling import chance
from diary.domain.patterns.table import DayTable
from diary.domain.patterns.tiers import detectable, is_small, tier


@dataclass(frozen=True, slots=True)
class Question:
    """One symptom with one exposure, as it was compared.

    Args:
        symptom, exposure: their keys.
        candidates: one for each lag there is, at least lags 1 and 2; a claim's has a fit.
        stop: rows from here on were not looked at.
        later: the later days, if it was shown before.
    """

    symptom: str
    exposure: str
    candidates: tuple[Candidate, ...]
    stop: int
    later: Later | None = None

    @property
    def fitted(self) -> tuple[Candidate, ...]:
        """Return the candidates that passed the gate."""
        return tuple(candidate for candidate in self.candidates if candidate.fit)

    @property
    def fits(self) -> tuple[Fit, ...]:
        """Return the fits at the lags that passed the gate."""
        return tuple(candidate.fit for candidate in self.candidates if candidate.fit)

    @property
    def best(self) -> Candidate:
        """Return the candidate of the largest T, or of the claim; of none that passed, the one nearest to it."""
        if self.later:
            return next(one for one in self.candidates if one.lag == self.later.claimed.lag)
        if self.fitted:
            return max(self.fitted, key=lambda one: abs(one.fit.strength) if one.fit else 0.0)
        return min(self.candidates, key=lambda one: (shortage(one.lacking), len(one.lacking)))

    def chance(self, shuffled: Matrix) -> float:
        """Return p of the largest T over the lags; shape (shuffles, columns)."""
        places = [candidate.place for candidate in self.fitted]
        strongest = max(abs(fit.strength) for fit in self.fits)
        return chance(np.abs(shuffled[:, places]).max(axis=1), strongest)


def judge(
    questions: Sequence[Question],
    shuffled: Matrix,
    table: DayTable,
    company: Mapping[str, Mapping[str, float]],
) -> list[Pair]:
    """Return a pair for each question, in their order.

    Args:
        questions: all of a run, with those that did not pass the gate.
        shuffled: strengths in all shuffles; shape (shuffles, columns).
        table: the days.
        company: for each exposure those it cannot be told apart from, with φ.
    """
    chances = {i: one.chance(shuffled) for i, one in enumerate(questions) if one.fits}
    q = shares(questions, chances)
    pairs = []
    for i, one in enumerate(questions):
        estimate = _estimate(one, chances[i], q[i], len(q)) if i in q else None
        again = one.later.seen_again(shuffled) if one.later else None
        pair = _pair(one, table, estimate, again)
        near = company.get(one.exposure, {})
        pairs.append(
            pair.model_copy(
                update={
                    "always_with": tuple(other for other, phi in near.items() if phi > 0),
                    "never_with": tuple(other for other, phi in near.items() if phi < 0),
                }
            )
        )
    return pairs


def shares(questions: Sequence[Question], chances: Mapping[int, float]) -> dict[int, float]:
    """Return q of every question that passed the gate.

    A pattern that was shown before has had its chance: it makes nothing easier for the others. Its own q is what
    it would be among them.
    """
    fresh = [i for i in chances if questions[i].later is None]
    found = dict(zip(fresh, adjusted([chances[i] for i in fresh]), strict=True))
    for i in chances.keys() - found.keys():
        found[i] = adjusted([*(chances[j] for j in fresh), chances[i]])[-1]
    return found


def _estimate(one: Question, p: float, q: float, compared: int) -> Estimate | None:
    fit = one.best.fit
    if fit is None:
        return None
    low, high = fit.interval
    return Estimate(
        lag=one.best.lag,
        points=fit.points,
        low=low,
        high=high,
        p=p,
        q=q,
        detectable=detectable(fit, compared=compared, lags=len(one.fits)),
    )


def _pair(
    one: Question, table: DayTable, estimate: Estimate | None, again: SeenAgain | None
) -> Pair:
    best, outcome = one.best, table.outcomes[one.symptom]
    scores, days = outcome[best.rows], np.arange(table.length) < one.stop
    return Pair(
        symptom=one.symptom,
        exposure=one.exposure,
        tier=_tier(one, estimate, again),
        days=scores.size,
        symptom_days=int(np.count_nonzero(scores)),
        counts=counts(scores, best.exposure[best.rows]),
        lacking=() if estimate else best.lacking,
        early=estimate is not None and scores.size < EARLY_DAYS,
        estimate=estimate,
        missing=missing_days(outcome, best, days) if estimate else None,
        seen_again=again,
    )


def _tier(one: Question, estimate: Estimate | None, again: SeenAgain | None) -> Tier:
    if estimate is None or one.best.fit is None:
        return "not_enough"
    if again is None:
        return tier(one.best.fit, estimate.q, one.fits)
    if again.held:
        return "seen_again"
    if again.p_one_sided is None:
        return "possible_pattern"
    small = one.later and one.later.candidate and one.later.candidate.fit
    return "no_sizeable_difference" if small and is_small(small) else "cannot_tell"
