"""The shuffled-diary mirror: how often the same days in another order show a pattern as strong."""

from collections.abc import Sequence

import numpy as np

from diary.domain.patterns.comparing import Candidate
from diary.domain.patterns.design import Matrix
from diary.domain.patterns.fitting import Fit
from diary.domain.patterns.shuffling import chance


def mirror_of_100(
    shuffled: Matrix, looked_at: Sequence[Candidate], shown: Sequence[Fit]
) -> int | None:
    """Return in how many of 100 shuffled diaries some pair is as strong as the strongest shown; None if none is.

    Strengths of pairs with different days are compared as T·√(n − k): Westfall & Young 1993, largest statistic.

    Args:
        shuffled: strengths of all columns in all shuffles; shape (shuffles, columns).
        looked_at: the candidates that passed the gate.
        shown: the fits of the patterns that are shown.
    """
    fits = {one.place: one.fit for one in looked_at if one.fit}
    if not shown or not fits:
        return None
    scale = np.sqrt([fit.freedom + 1 for fit in fits.values()])
    strongest = np.max(np.abs(shuffled[:, list(fits)]) * scale, axis=1)
    return round(100 * chance(strongest, max(fit.weight for fit in shown)))
