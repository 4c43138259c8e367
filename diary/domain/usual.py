"""What is usual for one person: the middle score of the days they recorded, never a default of ours."""

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median_low

MOST_DAYS, FEWEST_DAYS = 14, 3
DayScore = tuple[date, str, int]
"""A local date, a tag, and a score of 0 to 10 that was recorded then."""


def usual_scores(recorded: Iterable[DayScore]) -> Mapping[str, tuple[int, int]]:
    """Return the usual score of each tag, with the number of days it comes from.

    Args:
        recorded: scores in the order they were recorded; the last of a day counts for that day.

    Returns:
        By tag, the middle score of its last ``MOST_DAYS`` recorded days (of two middle ones the lower,
        so it is always one that was recorded) and how many days those are. A tag that was recorded on
        fewer than ``FEWEST_DAYS`` days has no usual score: it is left out, not guessed.
    """
    by_tag: dict[str, dict[date, int]] = {}
    for day, tag, score in recorded:
        by_tag.setdefault(tag, {})[day] = score
    usual = {}
    for tag, days in by_tag.items():
        latest = [days[day] for day in sorted(days)[-MOST_DAYS:]]
        if len(latest) >= FEWEST_DAYS:
            usual[tag] = (median_low(latest), len(latest))
    return usual
