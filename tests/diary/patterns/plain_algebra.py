"""Least squares and Student's t in plain loops: slow, short, and nothing of numpy's."""

from math import atan, cos, pi, sin, sqrt

Vector = list[float]
SMALL = 1e-9


def dot(one: Vector, other: Vector) -> float:
    total = 0.0
    for a, b in zip(one, other, strict=True):
        total += a * b
    return total


def less(one: Vector, times: float, other: Vector) -> Vector:
    """Return ``one − times × other``."""
    return [a - times * b for a, b in zip(one, other, strict=True)]


def basis(columns: list[Vector]) -> list[Vector]:
    """Return orthonormal vectors that span the columns (Gram–Schmidt, twice); what adds nothing is left out."""
    found: list[Vector] = []
    for column in columns:
        size = sqrt(dot(column, column))
        rest = column
        for _ in range(2):
            for unit in found:
                rest = less(rest, dot(rest, unit), unit)
        left = sqrt(dot(rest, rest))
        if size > 0 and left > SMALL * size:
            found.append([value / left for value in rest])
    return found


def residual(vector: Vector, units: list[Vector]) -> Vector:
    """Return what of a vector the units do not explain."""
    for _ in range(2):
        for unit in units:
            vector = less(vector, dot(vector, unit), unit)
    return vector


def t_within(t: float, df: int) -> float:
    """Return the chance of |Student's t| below ``t``, for whole degrees of freedom.

    Source: Abramowitz & Stegun 1964, 26.7.3 and 26.7.4.
    """
    angle = atan(t / sqrt(df))
    if df == 1:
        return 2 * angle / pi
    odd = df % 2
    term = cos(angle) if odd else 1.0
    total = term
    for k in range(3 if odd else 2, df - 1, 2):
        term *= cos(angle) ** 2 * (k - 1) / k
        total += term
    within = sin(angle) * total
    return 2 * (angle + within) / pi if odd else within


def t_bound(inside: float, df: int) -> float:
    """Return the t that Student's |t| stays below with chance ``inside``, by halving."""
    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        if t_within(middle, df) < inside:
            low = middle
        else:
            high = middle
    return (low + high) / 2
