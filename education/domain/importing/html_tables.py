"""Tables of HTML: rows of cells, or only a frame that somebody laid a page out with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from education.domain.importing.markup import HEADINGS, Element, name_of, visible_text
from education.domain.importing.text import with_links
from education.domain.importing.tree import Block, Leftover, Paragraph, Table, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from education.domain.importing.html_inline import Collector

LONGEST_CELL = 150  # words
CELLS = {"td", "th"}


class Reader(Protocol):
    """What a table needs of the reader of blocks."""

    def collect(self, element: Element, line: int | None = None) -> Collector:
        """Return an element as one paragraph."""


def is_layout(table: Element) -> bool:
    """Say whether ``table`` only lays a page out: it has headings, tables, one column or long texts.

    A table with words outside its cells is read as running text too, so that none of them is lost.
    """
    if any(inner is not table and name_of(inner) in HEADINGS | {"table"} for inner in table.iter()):
        return True
    widths = [sum(name_of(cell) in CELLS for cell in row) for row in table.iter("tr")]
    if max(widths, default=0) < 2:
        return True
    cells = [len(words_in(visible_text(cell))) for cell in table.iter("td", "th", "caption")]
    return max(cells) > LONGEST_CELL or sum(cells) != len(words_in(visible_text(table)))


def read_table(reader: Reader, table: Element) -> Iterator[Block]:
    """Yield the table; its caption stands before it, pictures and lost addresses after it."""
    rows: list[tuple[str, ...]] = []
    cites: list[str] = []
    rest: list[Leftover] = []
    first = 0
    for row in table.iter("caption", "tr"):
        cells = [row] if name_of(row) == "caption" else [c for c in row if name_of(c) in CELLS]
        read: list[Collector] = []
        for cell in cells:
            read.append(reader.collect(cell, read[0].line if read else None))
        rest += [left for cell in read for left in cell.leftovers]
        texts = [cell.text() for cell in read]
        if name_of(row) == "caption":
            yield Paragraph(texts[0], read[0].line)
        elif texts:
            first = first or read[0].line
            rows.append(tuple(with_links(text) for text in texts))
            cites += [label for text in texts for label in text.cites]
    if any(words_in(cell) for row in rows for cell in row):
        yield Table(tuple(rows), first, tuple(cites))
    yield from rest
