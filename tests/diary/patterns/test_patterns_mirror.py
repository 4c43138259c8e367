"""The shuffled-diary mirror: how many of 100 shuffled diaries show something as strong."""

import numpy as np

from diary.domain.patterns.comparing import Candidate
from diary.domain.patterns.fitting import Fit
from diary.domain.patterns.mirror import mirror_of_100

NOWHERE = np.zeros(0)


def candidate(place: int, strength: float, freedom: int = 99) -> Candidate:
    fit = Fit(1.0, 0.3, freedom, strength)
    return Candidate(1, NOWHERE, NOWHERE > 0, NOWHERE[:, None], (), fit, place)


def test_it_counts_shuffles_in_which_any_pair_is_as_strong_as_the_strongest_shown():
    shuffled = np.zeros((99, 2))
    shuffled[:30, 0] = 0.4
    shuffled[20:36, 1] = -0.5
    shown, other = candidate(0, 0.39), candidate(1, 0.1)

    assert mirror_of_100(shuffled, [shown, other], [shown.fit]) == 37  # (36 + 1) of 100
    assert mirror_of_100(shuffled, [shown, other], [shown.fit, other.fit]) == 37


def test_the_same_strength_on_fewer_days_is_weaker():
    shuffled = np.zeros((99, 2))
    shuffled[:50, 1] = 0.5
    shown, other = candidate(0, 0.4), candidate(1, 0.1, freedom=49)

    assert mirror_of_100(shuffled, [shown, other], [shown.fit]) == 1


def test_there_is_no_mirror_of_nothing():
    one = candidate(0, 0.2)

    assert mirror_of_100(np.ones((9, 1)), [one], []) is None
    assert mirror_of_100(np.ones((9, 0)), [], []) is None
