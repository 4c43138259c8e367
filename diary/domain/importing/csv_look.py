"""A first look at a table: what a person is shown of it, and what its columns may be."""

import re
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import get_args

from pydantic import BaseModel, ConfigDict

from diary.domain.importing.csv_mapping import Use
from diary.domain.importing.csv_text import LOOKED_AT, Cells, Layout, layout_of, rows_of
from diary.domain.importing.csv_values import DateOrder, DecimalSign, date_orders, decimal_signs
from diary.domain.importing.found import File, FileRefused

MOST_LOOKED_AT = 2_000
SHOWN_ROWS = 5
LONGEST_CELL = 40
DATES_ENOUGH = 0.8
DIGITS_OF_A_THOUSAND = 3
NAMES: Mapping[Use, re.Pattern[str]] = MappingProxyType(
    {
        "date": re.compile(r"date|datum|fecha|day|tag\b|d[ií]a", re.IGNORECASE),
        "time": re.compile(r"time|uhrzeit|zeit|hora|hour", re.IGNORECASE),
        "weight": re.compile(r"weight|gewicht|peso|poids|body ?mass", re.IGNORECASE),
        "temperature": re.compile(r"temp|fever|fieber", re.IGNORECASE),
        "pulse": re.compile(r"pulse|puls|heart ?rate|bpm|pulso", re.IGNORECASE),
        "sleep": re.compile(r"sleep|schlaf|sue[nñ]o|asleep", re.IGNORECASE),
        "stool_form": re.compile(r"stool|bristol|bowel|stuhl|heces|poo\b", re.IGNORECASE),
        "note": re.compile(r"note|comment|notiz|remark|nota\b", re.IGNORECASE),
    }
)


class CsvLook(BaseModel):
    """What a first look shows. ``guesses`` are offered for each column, and are the patient's to change.

    ``orders`` and ``signs`` are those the dates and numbers allow: more than one has to be asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    encoding: str
    delimiter: str
    has_header: bool
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guesses: tuple[Use, ...]
    orders: tuple[DateOrder, ...]
    signs: tuple[DecimalSign, ...]

    def __repr__(self) -> str:
        return "<CsvLook>"


def look_at(file: File, layout: Layout | None = None) -> CsvLook:
    """Look at the first rows of a table that can be moved about in, as it is written or as somebody says it is.

    Raises:
        FileRefused: see ``layout_of`` and ``rows_of``; or there is nothing under its header.
    """
    if layout is None:
        layout = layout_of(file.read(LOOKED_AT))
        file.seek(0)
    rows = [cells for _line, cells in islice(rows_of(file, layout), MOST_LOOKED_AT)]
    body = rows[1:] if layout.has_header else rows
    if not body:
        raise FileRefused("nothing")
    width = max(len(row) for row in rows)
    names = _padded(rows[0] if layout.has_header else [], width)
    columns = [[row[place] for row in body if place < len(row)] for place in range(width)]
    guesses = _guesses(names, columns)
    return CsvLook(
        encoding=layout.encoding,
        delimiter=layout.delimiter,
        has_header=layout.has_header,
        names=names,
        rows=tuple(_padded(row, width) for row in body[:SHOWN_ROWS]),
        guesses=guesses,
        orders=_orders([c for c, use in zip(columns, guesses, strict=True) if use == "date"]),
        signs=_signs(columns),
    )


def _padded(row: Cells, width: int) -> tuple[str, ...]:
    cells = [cell.strip()[:LONGEST_CELL] for cell in row]
    return tuple(cells + [""] * (width - len(cells)))


def _guesses(names: tuple[str, ...], columns: list[Cells]) -> tuple[Use, ...]:
    """Guess each use once: the first column that looks like it is it."""
    guesses: list[Use] = []
    for name, cells in zip(names, columns, strict=True):
        use = "date" if _are_dates(cells) else _use_named(name)
        guesses.append("" if use in guesses else use)
    return tuple(guesses)


def _use_named(name: str) -> Use:
    uses = (use for use, pattern in NAMES.items() if use != "date" and pattern.search(name))
    return next(uses, "")


def _are_dates(cells: Cells) -> bool:
    given = [cell for cell in cells if cell.strip()]
    dates = sum(bool(date_orders(cell)) for cell in given)
    return bool(given) and dates / len(given) >= DATES_ENOUGH


def _orders(columns: list[Cells]) -> tuple[DateOrder, ...]:
    """Return the orders that fit every date, or all of them when none does."""
    every: tuple[DateOrder, ...] = get_args(DateOrder)
    found = [orders for column in columns for cell in column if (orders := date_orders(cell))]
    fitting = tuple(order for order in every if all(order in orders for orders in found))
    return fitting if found and fitting else every


def _signs(columns: list[Cells]) -> tuple[DecimalSign, ...]:
    """Return the sign that the decimals use; both when there are both, or 1,200 may be a thousand."""
    every: tuple[DecimalSign, ...] = get_args(DecimalSign)
    used: set[DecimalSign] = set()
    doubtful = False
    for cell in (cell for column in columns for cell in column):
        signs = decimal_signs(cell)
        if len(signs) == 1:
            may_be_thousands = len(re.split("[.,]", cell.strip())[-1]) == DIGITS_OF_A_THOUSAND
            doubtful |= may_be_thousands
            used |= set() if may_be_thousands else signs
    if not used:
        return every if doubtful else every[:1]
    return tuple(sign for sign in every if sign in used)
