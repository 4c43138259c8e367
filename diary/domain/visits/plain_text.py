"""A pack as plain text, for the practice's record system: every word of it, and no markup."""

from collections.abc import Iterator

from diary.domain.visits.document import (
    Block,
    PackDocument,
    PackSection,
    Pairs,
    Paragraph,
    Picture,
    Points,
    Table,
)

UNDERLINE = "-"
INDENT = "  "


def plain_text(document: PackDocument) -> str:
    """Return all that a pack says, in its order. Lines end with a line feed; nothing is cut or folded."""
    return "\n".join(_lines(document)).rstrip() + "\n"


def _lines(document: PackDocument) -> Iterator[str]:
    yield document.title.upper()
    yield document.name
    if document.about:
        yield ", ".join(document.about)
    yield from (f"{term}: {value}" for term, value in document.facts)
    yield from document.marks[1:]
    if document.warning:
        yield f"*** {document.warning} ***"
    for section in (*document.sections, *document.appendix):
        yield from _section(section)


def _section(section: PackSection) -> Iterator[str]:
    yield ""
    yield section.title
    yield UNDERLINE * len(section.title)
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Points():
            yield from _points(block)
        case Pairs():
            yield from (f"{term}: {_one_line(value)}" for term, value in block.rows)
        case Table():
            yield f"{block.caption}:"
            yield from (_row(block.head, row) for row in block.rows)
        case Picture():
            yield block.says


def _points(points: Points) -> Iterator[str]:
    if points.heading:
        yield f"{points.heading}:"
    for n, item in enumerate(points.items, 1):
        mark = f"{n}." if points.ordered else "-"
        first, *rest = item.splitlines() or [""]
        strong = "*" if n <= points.strong else ""
        yield f"{mark} {first}{' ' + strong if strong else ''}"
        yield from (f"{INDENT}{line}" for line in rest)


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """Return a row with the name of each cell: a table's columns would not survive another font."""
    cells = (
        f"{name}: {_one_line(cell)}" for name, cell in zip(head[1:], row[1:], strict=True) if cell
    )
    return f"- {_one_line(row[0])}. {'; '.join(cells)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
