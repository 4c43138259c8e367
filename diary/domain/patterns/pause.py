"""When looking for patterns with food does harm: eating less and less, losing weight. Then it pauses."""

from collections.abc import Iterable
from typing import Literal

PauseReason = Literal["restriction", "weight_loss", "eating_little"]

BY_RED_FLAG: dict[str, PauseReason] = {"RF53": "restriction", "RF42": "weight_loss"}
"""Of the signed checklist: two or more food groups left out or a low weight; weight lost without trying."""
BY_HABIT: dict[str, PauseReason] = {"ate_very_little": "eating_little"}
LEAST_DAYS = 3
"""Days with such a habit, in the days that were compared, before it counts."""
FOOD = "food:"


def pauses(raised: Iterable[str], habit_days: dict[str, int]) -> tuple[PauseReason, ...]:
    """Return why looking for patterns with food pauses; nothing when it does not.

    Args:
        raised: codes of the red flags that the last checklist or the diary itself raised.
        habit_days: by code of a habit, on how many of the days it was written down.
    """
    flags = [BY_RED_FLAG[code] for code in raised if code in BY_RED_FLAG]
    habits = [why for code, why in BY_HABIT.items() if habit_days.get(code, 0) >= LEAST_DAYS]
    return tuple(dict.fromkeys((*flags, *habits)))
