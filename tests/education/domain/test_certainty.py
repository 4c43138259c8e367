"""How sure readers are told we are, apart from the verdict."""

import pytest

from education.domain.certainty import CELLS, Certainty, level_shown


@pytest.mark.parametrize("level", list(Certainty))
def test_a_claim_without_a_standing_paper_is_not_assessed(level):
    assert level_shown(level, standing=1) == level
    assert level_shown(level, standing=0) == Certainty.NOT_ASSESSED


def test_what_is_not_assessed_fills_no_cell():
    assert [CELLS[level] for level in Certainty] == [4, 3, 2, 1, 0]
