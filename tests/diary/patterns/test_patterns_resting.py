"""While looking for patterns with food rests, none is shown, and what may help to eat more is."""

from diary.domain.patterns.resting import without_hunted
from tests.diary.patterns.hand_made import lacking, pair


def test_foods_are_left_out_except_those_without_a_sizeable_difference():
    quiet, habit = pair(tier="no_sizeable_difference", points=0.1), pair(exposure="habit:stress")
    foods = (pair(), pair(tier="seen_again"), pair(tier="cannot_tell"), lacking(exposed=(3, 8)))

    assert without_hunted((*foods, quiet, habit)) == (quiet, habit)
