"""When the owner of a page is reminded that it is due to be checked again."""

# Days before the review is due. The last one says that it is due now.
STEPS = (60, 30, 0)


def step_due(days_left: int) -> int | None:
    """Return the reminder that should have gone out by now, or ``None`` before the first.

    Args:
        days_left: whole days until the review is due; 0 on that day, negative after it.

    A step that was missed is not made up for: 20 days before, the reminder of 30 days is the one due.
    """
    reached = [step for step in STEPS if days_left <= step]
    return min(reached, default=None)
