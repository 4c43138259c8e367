"""The four tiers of urgency, in one order that everything compares by."""

from collections.abc import Iterable

EMERGENCY = "emergency"
SAME_DAY = "same_day"
URGENT = "urgent"
SOON = "soon"
NO_TIER = "none"
"""Nothing fired. It is not a tier of reassurance: the result says what was not asked."""

TIERS: tuple[str, ...] = (EMERGENCY, SAME_DAY, URGENT, SOON)
"""Most urgent first."""

_PLACE = {tier: place for place, tier in enumerate((*TIERS, NO_TIER))}


class UnknownTier(ValueError):
    """A word that is none of the tiers."""


def place_of(tier: str) -> int:
    """Return 0 for the most urgent tier, 4 for no tier at all.

    Raises:
        UnknownTier: if ``tier`` is none of ``TIERS`` and not ``NO_TIER``.
    """
    try:
        return _PLACE[tier]
    except KeyError:
        raise UnknownTier(f"Unknown tier: {tier!r}") from None


def highest(tiers: Iterable[str]) -> str:
    """Return the most urgent of ``tiers``; ``NO_TIER`` when there is none.

    Raises:
        UnknownTier: if one of them is unknown.
    """
    return min(tiers, key=place_of, default=NO_TIER)
