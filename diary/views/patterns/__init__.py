"""Patterns: what is compared, the run, and the page of what it came to."""
