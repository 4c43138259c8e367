"""All the words of a pack, however they are laid out."""

from collections.abc import Iterator

from diary.domain.visits.document import PackDocument, PackSection, Pairs, Paragraph, Points, Table
from diary.domain.visits.source import PackSource
from diary.wording.visits import pack_document


def words(section: PackSection) -> Iterator[str]:
    for block in section.blocks:
        match block:
            case Paragraph():
                yield block.text
            case Points():
                yield from (block.heading, *block.items)
            case Pairs():
                yield from (f"{term}: {value}" for term, value in block.rows)
            case Table():
                yield from (" | ".join(row) for row in (block.head, *block.rows))
            case _:
                yield from (block.says, block.note)


def section(document: PackDocument, code: str) -> str:
    """Return the words of a section of the two pages, empty when it is not there."""
    return "\n".join(w for one in document.sections if one.code == code for w in words(one))


def whole(document: PackDocument) -> str:
    parts = (*document.sections, *document.appendix)
    return "\n".join([document.name, *(f"{a}: {b}" for a, b in document.facts), *(w for p in parts for w in (p.title, *words(p)))])  # fmt: skip


def said(source: PackSource, code: str) -> str:
    return section(pack_document(source), code)
