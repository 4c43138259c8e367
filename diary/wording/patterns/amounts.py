"""Points and stretches of points, in words."""

from django.utils.formats import get_format
from django.utils.translation import gettext as _

NONE = 0.05
"""Smaller differences round to 0.0: no difference."""


def points(value: float) -> str:
    """Write how many points, without a sign, with one decimal place."""
    return f"{abs(value):.1f}".replace(".", str(get_format("DECIMAL_SEPARATOR")))


def difference(value: float) -> str:
    """Write a difference with its direction; both are said alike."""
    if abs(value) < NONE:
        return _("no difference")
    text = _("{points} points higher") if value > 0 else _("{points} points lower")
    return text.format(points=points(value))


def between(low: float, high: float) -> str:
    """Write a stretch from one difference to another."""
    low, high = sorted((low, high))
    if low > -NONE:
        return _("{least} to {most} points higher").format(least=points(low), most=points(high))
    if high < NONE:
        return _("{least} to {most} points lower").format(least=points(high), most=points(low))
    return _("{lower} points lower to {higher} points higher").format(
        lower=points(low), higher=points(high)
    )


def about(least: float, most: float) -> str:
    """Write one or two amounts of points: "1.6", or "1.4 to 2.1"."""
    if points(least) == points(most):
        return points(most)
    return _("{low} to {high}").format(low=points(least), high=points(most))
