"""Reads the PDF of a pack back: its words, its tags, its bookmarks."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pypdf import PdfReader

from diary.domain.visits.document import (
    PackDocument,
    PackSection,
    Pairs,
    Paragraph,
    Picture,
    Points,
    Table,
)
from diary.typeset.pack import PackPdf, Paper, pack_pdf
from tests.education.leaflets import elements

MADE = datetime(2026, 11, 22, 12, 4, tzinfo=UTC)


def made(document: PackDocument, paper: Paper = "a4") -> PackPdf:
    return pack_pdf(document, paper=paper, made_at=MADE)


def reader(pdf: PackPdf) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.content))


def squeezed(text: str) -> str:
    """Return ``text`` without spaces: where lines end is no matter of words."""
    return "".join(text.replace("\u200b", "").split())


def words_of(pdf: PdfReader) -> str:
    """Return the words of all pages, and of what its pictures say."""
    alts = [str(element["/Alt"]) for element in elements(pdf) if "/Alt" in element]
    return squeezed(" ".join([*(page.extract_text() for page in pdf.pages), *alts]))


def bookmarks(pdf: PdfReader) -> list[str]:
    def titles(outline: list[Any]) -> Iterator[str]:
        for entry in outline:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    return list(titles(pdf.outline))


def said(document: PackDocument) -> Iterator[str]:
    """Yield every string of a pack."""
    yield from (document.title, document.name, document.warning)
    yield from (*document.about, *document.marks)
    for pair in document.facts:
        yield from pair
    for section in (*document.sections, *document.appendix):
        yield from _said(section)


def _said(section: PackSection) -> Iterator[str]:
    yield section.title
    for block in section.blocks:
        match block:
            case Paragraph():
                yield from block.text.split("\n")
            case Points():
                yield block.heading
                yield from (line for item in block.items for line in item.split("\n"))
            case Pairs():
                yield from (text for row in block.rows for text in row)
            case Table():
                yield from (block.caption, *block.head)
                yield from (cell for row in block.rows for cell in row)
            case Picture():
                yield from (block.says, block.note)
