"""Days dealt out anew, thousands of times: how strong a pattern chance alone makes of the same numbers.

Freedman & Lane 1983; Winkler et al. 2014. A shuffle is one order of all days of the table. The remainders of the
analysable days of a pair are dealt out to those same days in that order, so that every symptom, exposure and lag
sees the same shuffles whatever days it lacks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from diary.domain.patterns.design import Matrix
from diary.domain.patterns.fitting import Model
from diary.domain.patterns.table import Column

AT_ONCE = 100_000
"""So many numbers are dealt out at once, however long the diary is: what a processor keeps at hand."""
TIE = 1e-9
"""Strengths that differ by less are the same, added up in another order."""


@dataclass(slots=True)
class Group:
    """Exposures that are compared with one fit: their directions are shuffled against together.

    Args:
        model: the fit that they share.
        directions: x̃/‖x̃‖ of each, shape (n,).
        places: the column of the result that each belongs to.
    """

    model: Model
    directions: list[Column] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


def orders(seed: int, shuffles: int, length: int) -> Iterator[NDArray[np.intp]]:
    """Yield the orders of the days 0 … length − 1, some at a time; each of shape (some, length).

    Only the raw stream of PCG64 is used, which numpy keeps the same from version to version; its Generator's
    own shuffling is not kept. Each order sorts ``length`` numbers of 64 bits.
    """
    source = np.random.PCG64(seed)
    step = max(1, AT_ONCE // max(length, 1))
    for start in range(0, shuffles, step):
        some = min(step, shuffles - start)
        yield np.argsort(source.random_raw((some, length)), axis=1)


def shuffled_strengths(
    groups: list[Group], *, seed: int, shuffles: int, length: int
) -> NDArray[np.float64]:
    """Return the strength of every column in every shuffle; shape (shuffles, columns), −1 to 1.

    Args:
        groups: the columns that are compared, each in one group.
        seed: what the orders are drawn from, not negative.
        shuffles: how many.
        length: days of the table.
    """
    result = np.zeros((shuffles, sum(len(group.places) for group in groups)))
    stacks = [
        (group, np.column_stack([group.model.span, *group.directions]))
        for group in sorted(groups, key=lambda group: group.model.rows.tobytes())
    ]
    done = 0
    for order in orders(seed, shuffles, length):
        rows, dealt = None, order
        for group, columns in stacks:  # those with the same days stand together
            if rows is None or not np.array_equal(rows, group.model.rows):
                rows = group.model.rows
                dealt = _among(order, rows)
            strengths = _strengths(group.model, columns, dealt)
            result[done : done + len(order), group.places] = strengths
        done += len(order)
    return result


def _among(order: NDArray[np.intp], rows: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the orders of the analysable days alone, as their own numbers 0 … n − 1; shape (some, n)."""
    if rows.all():
        return order
    number = np.where(rows, np.cumsum(rows) - 1, -1).take(order)
    return np.asarray(np.extract(number >= 0, number).reshape(len(order), -1))


def _strengths(model: Model, columns: Matrix, dealt: NDArray[np.intp]) -> Matrix:
    """Return e_π·x̃ / (‖M e_π‖‖x̃‖) of shape (some, exposures): the design is fitted to what was dealt, too.

    Args:
        model: the fit.
        columns: its span, then the direction of each exposure; shape (n, k + exposures).
        dealt: the orders of its analysable days; shape (some, n).
    """
    rank = model.span.shape[1]
    products = model.rest.take(dealt) @ columns
    whole = float(model.rest @ model.rest)
    left = whole - np.sum(products[:, :rank] ** 2, axis=1)
    return np.asarray(products[:, rank:] / np.sqrt(np.maximum(left, TIE * whole))[:, None])


def chance(shuffled: Column, observed: float) -> float:
    """Return p = (1 + #{T_π ≥ T}) / (B + 1), never 0. Source: Phipson & Smyth 2010."""
    at_least = int(np.count_nonzero(shuffled >= observed - TIE))
    return (1 + at_least) / (shuffled.size + 1)
