"""The data of each chart as a table, newest first; neighbours without a record share a row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from diary.domain.trends.span import Columns, Span

SaySpan = Callable[[Span], str]
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words; the first cell of each row names it, a day when ``by_day``."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: bool = True
    by_day: bool = False


def rows_of(
    columns: Columns, cells: Sequence[Cells | None], say: SaySpan, missing: Cells
) -> tuple[tuple[str, ...], ...]:
    """Return a row for each column with ``cells``, and one for each run of columns that have None.

    Args:
        columns: oldest first.
        cells: what to say of each column, as many as ``columns``.
        say: writes the days of a row.
        missing: the cells of a row of which nothing is known.
    """
    rows: list[tuple[str, ...]] = []
    for span, said in _merged(columns.spans, cells):
        rows.append((say(span), *(missing if said is None else said)))
    return tuple(reversed(rows))


def _merged(
    spans: Sequence[Span], cells: Sequence[Cells | None]
) -> Iterator[tuple[Span, Cells | None]]:
    empty: Span | None = None
    for span, said in zip(spans, cells, strict=True):
        if said is None:
            empty = Span(empty.first if empty else span.first, span.last)
            continue
        if empty:
            yield empty, None
        empty = None
        yield span, said
    if empty:
        yield empty, None
