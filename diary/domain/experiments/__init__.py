"""Testing one change on oneself: the plan, its days, what it came to, and when not to."""
