"""What is still shown while looking for patterns with food rests."""

from collections.abc import Iterable

from diary.domain.patterns.exposures import FOOD
from diary.domain.patterns.findings import Pair


def without_hunted(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs without those of foods; a food with no sizeable difference stays: it may help to eat it again."""
    return tuple(
        pair
        for pair in pairs
        if not pair.exposure.startswith(FOOD) or pair.tier == "no_sizeable_difference"
    )
