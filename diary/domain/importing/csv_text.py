"""Rows out of a text file of unknown make: its encoding, its delimiter, its first line."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from diary.domain.importing.found import File, FileRefused

Encoding = str
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
DELIMITERS = (";", "\t", "|", ",")
"""In case of doubt the first: a comma may stand in numbers and words, the others hardly do."""
LONGEST_LINE = 64 * 1024
MOST_COLUMNS = 60
MOST_ROWS = 200_000
LOOKED_AT = 64 * 1024
SNIFFED_ROWS = 30
ENOUGH_ALIKE = 0.6
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
HAS_A_DIGIT = re.compile(r"\d")
Cells = list[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is written. ``has_header``: its first row names the columns."""

    encoding: Encoding
    delimiter: str
    has_header: bool


def is_text(head: bytes) -> bool:
    """Say whether a file that begins with ``head`` is a table in text."""
    try:
        layout_of(head)
    except FileRefused:
        return False
    return True


def layout_of(head: bytes) -> Layout:
    """Return how the file that begins with ``head`` is written.

    Raises:
        FileRefused: it is no text, or has no two columns by any delimiter known here.
    """
    encoding = _encoding(head)
    text = head.decode(encoding, errors="ignore")
    if NOT_IN_TEXT.search(text) or text.lstrip().startswith("<"):
        raise FileRefused("unknown")
    lines = text.splitlines()[:SNIFFED_ROWS]
    if len(head) >= LOOKED_AT and len(lines) > 1:
        lines.pop()  # it may be cut
    delimiter = _delimiter(lines)
    (first,) = _first_row(lines, delimiter)
    return Layout(encoding, delimiter, not any(HAS_A_DIGIT.search(cell) for cell in first))


def _encoding(head: bytes) -> Encoding:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) / 5 and even < odd / 10:
        return "utf-16-le"
    if even > len(head) / 5 and odd < even / 10:
        return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < LOOKED_AT)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(lines: list[str]) -> str:
    """Return the delimiter that cuts most lines into the same number of cells, and into most cells."""
    best, most = "", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        if not widths:
            continue
        width, times = widths.most_common(1)[0]
        alike = times / widths.total()
        if width > 1 and alike >= ENOUGH_ALIKE and (alike, width) > most:
            best, most = delimiter, (alike, width)
    if not best:
        raise FileRefused("unknown")
    return best


def _first_row(lines: list[str], delimiter: str) -> list[Cells]:
    return [next(row for row in csv.reader(lines, delimiter=delimiter) if row)]


def rows_of(file: File, layout: Layout) -> Iterator[tuple[int, Cells]]:
    """Yield (line number, cells) of each row that is not blank, the header too.

    Raises:
        FileRefused: a line or a quoted cell has no end, or there are too many rows or columns.
    """
    reader = csv.reader(_lines(file, layout.encoding), delimiter=layout.delimiter)
    count = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FileRefused("quotes") from None
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise FileRefused("too_many")
        yield reader.line_num, cells


def _lines(file: File, encoding: Encoding) -> Iterator[str]:
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None)
    while line := text.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE and not line.endswith("\n"):
            raise FileRefused("long_line")
        yield line.replace("\x00", "")
