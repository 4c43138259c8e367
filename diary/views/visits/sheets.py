"""A pack's sections as a page lays them out: short ones beside each other, each block with its template."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from diary.domain.visits.document import (
    Block,
    PackSection,
    Pairs,
    Paragraph,
    Picture,
    Points,
    Table,
    length_of,
)

MAY_STAND_BESIDE = frozenset({"story", "goals", "bowel", "weight", "tried", "habits", "read"})
LONGEST_BESIDE = 520
"""Characters of a section that has a neighbour; a longer one takes the whole width."""
TEMPLATES: dict[type, str] = {
    Paragraph: "diary/visits/pack/paragraph.html",
    Points: "diary/visits/pack/points.html",
    Pairs: "diary/visits/pack/pairs.html",
    Table: "diary/visits/pack/table.html",
    Picture: "diary/visits/pack/picture.html",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One point in lines; the first says what it is, the others why."""

    first: str = field(repr=False)
    rest: tuple[str, ...] = field(repr=False)
    strong: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block, its template, and for points their items."""

    block: Block = field(repr=False)
    template: str
    items: tuple[Item, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with its blocks as they are drawn."""

    code: str
    title: str
    blocks: tuple[ShownBlock, ...] = field(repr=False)


def rows_of(sections: Iterable[PackSection]) -> list[tuple[ShownSection, ...]]:
    """Return the sections in order, two in a row where both are short and may stand beside each other."""
    rows: list[tuple[ShownSection, ...]] = []
    waits = False
    for section in sections:
        short = section.code in MAY_STAND_BESIDE and _length(section) <= LONGEST_BESIDE
        if waits and short:
            rows[-1] = (*rows[-1], _shown(section))
            waits = False
        else:
            rows.append((_shown(section),))
            waits = short
    return rows


def _shown(section: PackSection) -> ShownSection:
    blocks = (ShownBlock(b, TEMPLATES[type(b)], _items(b)) for b in section.blocks)
    return ShownSection(section.code, section.title, tuple(blocks))


def _items(block: Block) -> tuple[Item, ...]:
    if not isinstance(block, Points):
        return ()
    lines = (item.splitlines() or [""] for item in block.items)
    return tuple(
        Item(first, tuple(rest), n < block.strong) for n, (first, *rest) in enumerate(lines)
    )


def _length(section: PackSection) -> int:
    lengths = [length_of(block) for block in section.blocks]
    return sum(LONGEST_BESIDE + 1 if length is None else length for length in lengths)
