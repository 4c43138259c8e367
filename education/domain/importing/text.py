"""Blocks of the neutral tree as plain strings that keep every word."""

from collections.abc import Sequence

from education.domain.importing.tree import (
    Block,
    Footnote,
    Heading,
    Item,
    Leftover,
    Line,
    Lines,
    Listing,
    Paragraph,
    Table,
    Text,
)


def with_links(text: Text) -> str:
    """Return the words with the addresses they link to behind them."""
    return " ".join([text.plain, *text.links])


def item_text(item: Item) -> str:
    """Return a list item with its number as written."""
    return f"{item.marker} {with_links(item.text)}".strip()


def block_texts(block: Block) -> list[str]:
    """Return the strings of any block, every word of it."""
    if isinstance(block, Lines):
        return [line.text for line in block.lines]
    if isinstance(block, Listing):
        return [item_text(item) for item in block.items]
    if isinstance(block, Table):
        return [" | ".join(row) for row in block.rows]
    return [_one_text(block)]


def _one_text(block: Paragraph | Heading | Leftover | Footnote) -> str:
    if isinstance(block, Paragraph):
        return with_links(block.text)
    if isinstance(block, Footnote):
        return f"[{block.label}] {with_links(block.text)}"
    return block.text


def numbered_lines(blocks: Sequence[Block], counted: str) -> tuple[Line, ...]:
    """Return what a document without lines of its own says, as numbered lines in their order.

    Where paragraphs are ``counted``, each row of a table is one.
    """
    step = 1 if counted == "paragraph" else 0
    lines = [line for block in blocks for line in _lines_of(block, step)]
    return tuple(sorted((line for line in lines if line.text), key=lambda line: line.line))


def _lines_of(block: Block, step: int) -> list[Line]:
    if isinstance(block, Lines):
        return list(block.lines)
    if isinstance(block, Listing):
        return [Line(item_text(item), item.line) for item in block.items]
    texts = enumerate(block_texts(block))
    return [Line(text, block.line + step * at) for at, text in texts]
