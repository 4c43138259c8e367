"""A pack as the typesetter takes it: JSON values, with every word of the pack in it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from diary.domain.visits.document import (
    Block,
    PackDocument,
    PackSection,
    Pairs,
    Paragraph,
    Picture,
    Points,
    Table,
    length_of,
)

Data = dict[str, Any]

NOT_SHOWN = "\ufffd"
"""Stands for what is no letter: half of a pair, a control character."""
NEVER_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
BREAK_HERE = "\u200b"
UNBROKEN, CUT_AFTER = 22, 10
# Scripts that are written without spaces break by themselves.
LONG_WORD = re.compile(rf"[^\s/.\-\u200b\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff]{{{UNBROKEN},}}")  # fmt: skip
RIGHT_TO_LEFT, LETTERS_WITH_A_SIDE = {"R", "AL"}, {"L", "R", "AL"}
SIDE_BY_SIDE = {("story", "goals"), ("bowel", "weight")}
MOST_BESIDE = 700
"""Characters: what has more is as wide as the page."""
MOST_FLAGS_BESIDE, MOST_KEPT = 1600, 1200
"""Characters: what has more may go on on the next page."""
AS_WIDE, TALLEST = 176.0, 52.0
"""Millimetres: bounds of a chart."""
ACROSS, SHORT, AROUND = 104, 16, 3
"""Characters: of a line across the page, of a short cell, and of the space around one."""


def written(document: PackDocument) -> Data:
    """Return what ``pack.typ`` reads of a pack."""
    language, _dash, country = document.language.partition("-")
    return {
        "title": words(document.title)["t"],
        "name": words(document.name or document.title),
        "about": [words(line) for line in document.about],
        "facts": _rows(document.facts),
        "rows": list(_beside(document.sections)),
        "appendix": [_section(section) for section in document.appendix],
        "marks": [words(mark) for mark in document.marks],
        "warning": words(document.warning),
        "lang": language,
        "country": country.upper(),
        "dir": document.direction,
    }


def readable(text: str) -> str:
    """Return ``text`` without what is no letter; such a place is marked, so that nothing goes in silence."""
    return NEVER_TEXT.sub(NOT_SHOWN, text.replace("\r\n", "\n").replace("\r", "\n"))


def breakable(text: str) -> str:
    """Return ``text`` with places to break words that are longer than a line may be."""
    return LONG_WORD.sub(_cut, text)


def _cut(word: "re.Match[str]") -> str:
    parts = [""]
    for letter in word[0]:
        if len(parts[-1]) >= CUT_AFTER and letter.isalnum():
            parts.append("")
        parts[-1] += letter
    return BREAK_HERE.join(parts)


def words(text: str) -> Data:
    """Return a text of the pack as data, with the side it starts from."""
    said = breakable(readable(text))
    sides = (unicodedata.bidirectional(letter) for letter in said)
    first = next((side for side in sides if side in LETTERS_WITH_A_SIDE), "L")
    return {"t": said, "rtl": first in RIGHT_TO_LEFT}


def _rows(rows: Sequence[tuple[str, str]]) -> list[list[Data]]:
    return [[words(term), words(value)] for term, value in rows]


def _beside(sections: Sequence[PackSection]) -> Iterator[list[Data]]:
    """Yield the sections of each row: two short ones that belong together stand side by side."""
    waiting = list(sections)
    while waiting:
        two = waiting[:2]
        if tuple(section.code for section in two) in SIDE_BY_SIDE and all(map(_is_short, two)):
            yield [_section(section) for section in two]
            del waiting[:2]
        else:
            yield [_section(waiting.pop(0))]


def _is_short(section: PackSection) -> bool:
    return _is_plain(section) and _length(section) <= MOST_BESIDE


def _is_plain(section: PackSection) -> bool:
    return all(isinstance(block, Paragraph | Points | Pairs) for block in section.blocks)


def _length(section: PackSection) -> int:
    return sum(length_of(block) or 0 for block in section.blocks)


def _section(section: PackSection) -> Data:
    blocks = [_block(block) for block in section.blocks]
    keep = _is_plain(section) and _length(section) <= MOST_KEPT
    data = {"code": section.code, "title": words(section.title), "blocks": blocks, "keep": keep}
    if section.code == "flags":
        data["halves"] = _halves(section.blocks)
    return data


def _halves(blocks: Sequence[Block]) -> int:
    """Return how many of the first blocks stand in the left half; 0 when all are as wide as the page."""
    lists = [block for block in blocks if isinstance(block, Points)]
    lengths = [length_of(block) or 0 for block in lists]
    if len(lists) < 2 or list(blocks[: len(lists)]) != lists or sum(lengths) > MOST_FLAGS_BESIDE:
        return 0
    cuts = range(1, len(lists))
    return min(cuts, key=lambda cut: abs(sum(lengths[:cut]) - sum(lengths[cut:])))


def _block(block: Block) -> Data:
    match block:
        case Paragraph():
            return {
                "kind": "text",
                **words(block.text),
                "quoted": block.quoted,
                "quiet": block.quiet,
            }
        case Points():
            return {
                "kind": "points",
                "heading": words(block.heading),
                "items": [words(item) for item in block.items],
                "ordered": block.ordered,
                "strong": block.strong,
                "urgency": block.urgency,
            }
        case Pairs():
            return {"kind": "pairs", "rows": _rows(block.rows)}
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "caption": words(table.caption),
        "head": [words(cell) for cell in table.head],
        "rows": [[words(cell) for cell in row] for row in table.rows],
        "numbers": list(table.numbers),
        "widths": _widths(table),
    }


def _widths(table: Table) -> list[float]:
    """Return the share of the page that each column takes: short ones whole, the others by how much is in them."""
    columns = [[row[n] for row in (table.head, *table.rows)] for n in range(len(table.head))]
    whole = [max(map(len, cells)) + AROUND for cells in columns]
    if sum(whole) <= ACROSS:
        return [float(width) for width in whole]
    least = [
        width if width <= SHORT else _longest_word(cells)
        for width, cells in zip(whole, columns, strict=True)
    ]
    more = [
        0.0 if width <= SHORT else sum(map(len, cells)) / len(cells)
        for width, cells in zip(whole, columns, strict=True)
    ]
    left = max(ACROSS - sum(least), 0)
    return [
        round(low + left * much / (sum(more) or 1), 1)
        for low, much in zip(least, more, strict=True)
    ]


def _longest_word(cells: Sequence[str]) -> int:
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    return min(longest, CUT_AFTER * 2) + AROUND


def _picture(picture: Picture) -> Data:
    said = {"says": readable(picture.says), "note": words(picture.note)}
    try:
        svg = ElementTree.fromstring(picture.fixed)  # noqa: S314 - drawn by ourselves; measured only
        height, width = float(svg.get("height", "")), float(svg.get("width", ""))
    except (ElementTree.ParseError, ValueError):
        says = f"{picture.says} {picture.note}".rstrip()
        return {"kind": "text", **words(says), "quoted": False, "quiet": False}
    tall = min(TALLEST, height * AS_WIDE / width)
    return {"kind": "picture", "svg": picture.fixed, "height": round(tall, 1), **said}
