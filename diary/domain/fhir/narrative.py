"""A part of the pack as the XHTML that FHIR allows: escaped text in plain elements, nothing that runs.

It is made from the same tree of words as the page, the print and the PDF.
"""

from html import escape

from diary.domain.fhir.parts import Part, language_tag, plain
from diary.domain.visits.document import (
    Block,
    PackSection,
    Pairs,
    Paragraph,
    Picture,
    Points,
    Table,
)

XHTML = "http://www.w3.org/1999/xhtml"


def narrative(inside: str, *, language: str, direction: str = "ltr") -> Part:
    """Return a Narrative of XHTML that is escaped already; ``language`` is a tag such as en-gb."""
    lang = escape(language_tag(language), quote=True)
    way = "" if direction == "ltr" else ' dir="rtl"'
    div = f'<div xmlns="{XHTML}" lang="{lang}" xml:lang="{lang}"{way}>{inside}</div>'
    return {"status": "generated", "div": div}


def of_section(section: PackSection, chart: str) -> str:
    """Return the blocks of a part, one after the other; ``chart`` is the word for a picture."""
    made = "".join(of_block(block, chart) for block in section.blocks)
    return made or paragraph(section.title)


def of_block(block: Block, chart: str) -> str:
    """Return one block. A picture is told in words: its drawing is in the PDF and on the page."""
    match block:
        case Paragraph():
            said = paragraph(block.text)
            return f"<blockquote>{said}</blockquote>" if block.quoted else said
        case Points():
            return _points(block)
        case Pairs():
            rows = "".join(f"<tr>{_cell('th', t)}{_cell('td', d)}</tr>" for t, d in block.rows)
            return f"<table><tbody>{rows}</tbody></table>" if rows else ""
        case Table():
            return _table(block)
        case Picture():
            note = paragraph(block.note) if block.note else ""
            return f"{paragraph(f'{chart}: {block.says}')}{note}"


def paragraph(text: str) -> str:
    """Return text as a paragraph; its line feeds are kept."""
    return f"<p>{_lines(text)}</p>"


def _points(block: Points) -> str:
    heading = f"<p><b>{_lines(block.heading)}</b></p>" if block.heading else ""
    if not block.items:
        return heading
    name = "ol" if block.ordered else "ul"
    said = [_lines(item) for item in block.items]
    strong = [f"<b>{text}</b>" for text in said[: block.strong]]
    items = "".join(f"<li>{text}</li>" for text in (*strong, *said[block.strong :]))
    return f"{heading}<{name}>{items}</{name}>"


def _table(block: Table) -> str:
    caption = f"<caption>{_lines(block.caption)}</caption>" if block.caption else ""
    head = "".join(_cell("th", cell) for cell in block.head)
    rows = "".join(
        f"<tr>{''.join(_cell('td' if n else 'th', cell) for n, cell in enumerate(row))}</tr>"
        for row in block.rows
    )
    body = f"<tbody>{rows}</tbody>" if rows else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead>{body}</table>"


def _cell(name: str, text: str) -> str:
    return f"<{name}>{_lines(text)}</{name}>"


def _lines(text: str) -> str:
    return "<br/>".join(escape(line, quote=False) for line in plain(text).split("\n"))
