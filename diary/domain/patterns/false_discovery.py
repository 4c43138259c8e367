"""Many comparisons: how small a chance has to be when many were looked at.

Source: Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x.
"""

from collections.abc import Sequence

FALSE_SHARE = 0.10
"""Of the patterns that are shown, so large a share may be chance, on average."""


def adjusted(chances: Sequence[float]) -> list[float]:
    """Return q of each p, in the order given: the smallest share of false ones at which it would be shown.

    Args:
        chances: p of every pair that was compared, 0 < p ≤ 1.
    """
    ordered = sorted(range(len(chances)), key=lambda i: chances[i], reverse=True)
    result = [1.0] * len(chances)
    least = 1.0
    for behind, i in enumerate(ordered):
        least = min(least, chances[i] * len(chances) / (len(chances) - behind))
        result[i] = least
    return result
