"""What a report of ours is: a name, the rows, their columns, and the words around them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

# ``title`` and ``url`` (where to act), ``place`` (the public address, if any), and one value a column.
Row = dict[str, Any]


@dataclass(frozen=True)
class Col:
    """One column. A ``choice`` column can be filtered by."""

    key: str
    label: Any
    choice: bool = False


@dataclass(frozen=True)
class Report:
    """One report. ``why`` says what it is for and what to do; ``empty`` is said when nothing is left."""

    slug: str
    title: Any
    icon: str
    why: Any
    empty: Any
    rows: Callable[[], Iterable[Row]]
    columns: tuple[Col, ...]
    order: str = ""
    subject: Any = ""  # heading of the first column


def ordered(rows: list[Row], key: str) -> list[Row]:
    """Return ``rows`` by one column, a leading minus for the other way; what has no value comes last."""
    name = key.removeprefix("-")
    known = [row for row in rows if row.get(name) is not None]
    unknown = [row for row in rows if row.get(name) is None]
    known.sort(key=lambda row: _comparable(row[name]), reverse=key.startswith("-"))
    return known + unknown


def _comparable(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return len(value)
    return value.casefold() if isinstance(value, str) else value
