"""How far a share may lie from its target by the luck of a few diaries alone."""

from math import comb


def beyond(count: int, diaries: int, share: float) -> float:
    """Return the chance of more than ``count`` of ``diaries`` when each has ``share``."""
    return sum(
        comb(diaries, k) * share**k * (1 - share) ** (diaries - k)
        for k in range(count + 1, diaries + 1)
    )


def allowance(bound: float, diaries: int, at_least: bool, luck: float = 0.001) -> float:
    """Return what to add to a bound that a method just keeping it fails in one of ``1 / luck`` runs only.

    Binomial; for an average of shares it is too wide rather than too narrow.
    """
    share = 1 - bound if at_least else bound
    count = next(k for k in range(diaries + 1) if beyond(k, diaries, share) <= luck)
    return count / diaries - share
