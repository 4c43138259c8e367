"""What it takes before two columns are compared at all, and what is lacking until then."""

import numpy as np

from diary.domain.patterns.findings import Counts, Lack
from diary.domain.patterns.table import Column

DAYS, EXPOSED, UNEXPOSED, SYMPTOM_DAYS = 28, 8, 8, 5
EARLY_DAYS = 45
"""Under so many analysable days an answer is called early."""
BAD = 4
"""A severity from which a day is counted as a bad one."""
VALUES = 2
"""How many different values it takes to vary."""


def lacking(outcome: Column, exposure: Column) -> tuple[Lack, ...]:
    """Return what the analysable days are short of; nothing when they pass.

    An exposure that is always or never there lacks days without or with it; a symptom that is always the same lacks
    variation, said from 28 days on.

    Args:
        outcome: severity 0–10 of each analysable day, no NaN; shape (n,).
        exposure: 0 or 1 of the same days; shape (n,).
    """
    exposed = int(np.count_nonzero(exposure))
    have = (
        Lack(of="days", have=outcome.size, need=DAYS),
        Lack(of="exposed", have=exposed, need=EXPOSED),
        Lack(of="unexposed", have=outcome.size - exposed, need=UNEXPOSED),
        Lack(of="symptom_days", have=int(np.count_nonzero(outcome)), need=SYMPTOM_DAYS),
    )
    short = tuple(lack for lack in have if lack.have < lack.need)
    if outcome.size >= DAYS and np.unique(outcome).size < VALUES:
        short += (Lack(of="variation", have=1, need=VALUES),)
    return short


def shortage(lacks: tuple[Lack, ...]) -> int:
    """Return how many days are lacking in the scarcest respect."""
    return max((lack.need - lack.have for lack in lacks), default=0)


def counts(outcome: Column, exposure: Column) -> Counts:
    """Count the analysable days with and without the exposure; means are of raw scores, None of no days."""
    on, off = outcome[exposure > 0], outcome[exposure == 0]
    return Counts(
        exposed=on.size,
        exposed_bad=int(np.count_nonzero(on >= BAD)),
        exposed_mean=float(on.mean()) if on.size else None,
        unexposed=off.size,
        unexposed_bad=int(np.count_nonzero(off >= BAD)),
        unexposed_mean=float(off.mean()) if off.size else None,
    )
