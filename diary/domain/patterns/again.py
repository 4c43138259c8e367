"""A pattern that was shown before, looked for on later days only: one exposure, one lag, one direction."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from diary.domain.patterns.comparing import Candidate, Comparing
from diary.domain.patterns.design import Matrix
from diary.domain.patterns.findings import Claimed, SeenAgain
from diary.domain.patterns.gate import EXPOSED, SYMPTOM_DAYS, UNEXPOSED
from diary.domain.patterns.shuffling import chance
from diary.domain.patterns.table import Column

LATER_DAYS = 30
LEVEL = 0.05
"""One-sided: the direction was said beforehand."""


@dataclass(frozen=True, slots=True)
class Later:
    """The later days of a claimed pattern.

    Args:
        claimed: what was shown.
        days: analysable days since; those used, once there are enough.
        candidate: the same pair at the same lag on the days used; None until there are enough.
    """

    claimed: Claimed
    days: int
    candidate: Candidate | None

    def seen_again(self, shuffled: Matrix) -> SeenAgain:
        """Say whether it held, once the days are shuffled; shape (shuffles, columns)."""
        since = self.claimed.last + timedelta(days=1)
        if self.candidate is None or self.candidate.fit is None:
            return SeenAgain(since=since, days=self.days, held=False)
        fit, sign = self.candidate.fit, self.claimed.sign
        p = chance(sign * shuffled[:, self.candidate.place], sign * fit.strength)
        return SeenAgain(
            since=since,
            days=self.days,
            points=fit.points,
            p_one_sided=p,
            held=p < LEVEL and sign * fit.points > 0,
        )


def later(comparing: Comparing, claimed: Claimed) -> Later:
    """Find the days after those a pattern was found on, and compare on them when there are enough.

    Looking every day until chance obliges would find anything. So it is looked at once there are 30 days that
    pass the gate, then at twice and four times as many, and between two looks the last one stands.
    """
    table = comparing.table
    start = max(0, (claimed.last - table.first).days + 1)
    there = comparing.rows_from(claimed, start)
    if there is None:
        return Later(claimed, 0, None)
    exposure, rows = there
    first = first_look(table.outcomes[claimed.symptom][rows], exposure[rows])
    if first is None:
        return Later(claimed, rows.size, None)
    used = first
    while used * 2 <= rows.size:
        used *= 2
    stop = int(rows[used - 1]) + 1
    found = comparing.candidate(
        claimed.symptom, claimed.exposure, claimed.lag, start=start, stop=stop
    )
    return Later(claimed, used, found)


def first_look(outcome: Column, exposure: Column) -> int | None:
    """Return how many of the later days it takes until there are 30 that pass the gate; None if there are not."""
    exposed = np.cumsum(exposure > 0)
    number = np.arange(1, outcome.size + 1)
    enough = (
        (number >= LATER_DAYS)
        & (exposed >= EXPOSED)
        & (number - exposed >= UNEXPOSED)
        & (np.cumsum(outcome > 0) >= SYMPTOM_DAYS)
    )
    return int(np.argmax(enough)) + 1 if enough.any() else None
