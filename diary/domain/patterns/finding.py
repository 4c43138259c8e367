"""Possible patterns of a diary: every symptom beside every exposure, compared with chance, with its doubts.

Everything here is explained, with its sources, in docs/statistics.md.
"""

from collections.abc import Sequence
from datetime import timedelta

from diary.domain.patterns.again import later
from diary.domain.patterns.comparing import Comparing
from diary.domain.patterns.design import scored_days
from diary.domain.patterns.enough import enough_is_enough
from diary.domain.patterns.findings import Claimed, Findings
from diary.domain.patterns.judging import Question, judge
from diary.domain.patterns.mirror import mirror_of_100
from diary.domain.patterns.shuffling import shuffled_strengths
from diary.domain.patterns.table import DayTable
from diary.domain.patterns.together import company

MOST_EXPOSURES = 20
SHOWN = ("possible_pattern", "seen_again")


class TooManyExposures(ValueError):
    """More exposures than can honestly be compared at once. ``there`` are so many, ``most`` may be."""

    def __init__(self, there: int) -> None:
        super().__init__(f"{there} exposures, at most {MOST_EXPOSURES}")
        self.there, self.most = there, MOST_EXPOSURES


def find_patterns(
    table: DayTable, *, seed: int, shuffles: int = 1999, claimed: Sequence[Claimed] = ()
) -> Findings:
    """Compare every symptom with every exposure.

    Args:
        table: the days, up to 20 exposures.
        seed: what the shuffles are drawn from, not negative; the same seed gives the same findings.
        shuffles: B, at least 1.
        claimed: patterns shown before, one for a pair at most; those are looked for on later days only.

    Raises:
        TooManyExposures: above 20.
        ValueError: if the seed is negative or there is no shuffle.
    """
    _refuse(table, seed, shuffles)
    comparing = Comparing(table)
    questions = _questions(comparing, {(one.symptom, one.exposure): one for one in claimed})
    shuffled = shuffled_strengths(
        list(comparing.groups.values()), seed=seed, shuffles=shuffles, length=table.length
    )
    pairs = judge(questions, shuffled, table, company(table.exposures))
    recorded = int(scored_days(table).sum())
    together = zip(questions, pairs, strict=True)
    shown = [one.best.fit for one, pair in together if pair.tier in SHOWN and one.best.fit]
    return Findings(
        first=table.first,
        last=table.first + timedelta(days=max(table.length, 1) - 1),
        days_recorded=recorded,
        days_missing=table.length - recorded,
        seed=seed,
        shuffles=shuffles,
        compared=sum(pair.estimate is not None for pair in pairs),
        pairs=tuple(pairs),
        mirror_of_100=mirror_of_100(shuffled, [c for one in questions for c in one.fitted], shown),
        enough_is_enough=enough_is_enough(pairs, recorded),
    )


def _refuse(table: DayTable, seed: int, shuffles: int) -> None:
    if len(table.exposures) > MOST_EXPOSURES:
        raise TooManyExposures(len(table.exposures))
    if seed < 0 or shuffles < 1:
        raise ValueError((seed, shuffles))


def _questions(comparing: Comparing, claims: dict[tuple[str, str], Claimed]) -> list[Question]:
    table = comparing.table
    return [
        _claimed(comparing, claims[symptom, exposure])
        if (symptom, exposure) in claims
        else _open(comparing, symptom, exposure)
        for symptom in table.outcomes
        for exposure in table.exposures
    ]


def _open(comparing: Comparing, symptom: str, exposure: str) -> Question:
    candidates = comparing.candidates(symptom, exposure)
    return Question(symptom, exposure, tuple(candidates), comparing.table.length)


def _claimed(comparing: Comparing, claim: Claimed) -> Question:
    """Return the pattern on the days it was found on, with the later ones; without those days, an open question."""
    table = comparing.table
    stop = min(table.length, max(0, (claim.last - table.first).days + 1))
    found = comparing.candidates(claim.symptom, claim.exposure, stop)
    if not any(one.fit for one in found if one.lag == claim.lag):
        return _open(comparing, claim.symptom, claim.exposure)
    return Question(claim.symptom, claim.exposure, tuple(found), stop, later(comparing, claim))
