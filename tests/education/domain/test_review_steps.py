"""Which reminder is due how long before a review."""

import pytest

from education.domain.review_steps import step_due


@pytest.mark.parametrize(
    ("days_left", "step"),
    [(61, None), (60, 60), (31, 60), (30, 30), (1, 30), (0, 0), (-1, 0), (-4000, 0)],
)
def test_the_last_step_reached_is_the_one_due(days_left, step):
    assert step_due(days_left) == step
