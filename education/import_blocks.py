"""Sections of a draft as the values that an article's StreamFields take."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from education.domain.importing import Issue
from education.domain.importing.blocks import (
    Ask,
    Bullets,
    Callout,
    Chosen,
    DosAndDonts,
    Prose,
    SectionBlock,
    Steps,
    Subheading,
    TableBlock,
)
from education.domain.importing.draft import Section
from education.domain.importing.tree import Text
from education.import_snippets import Snippets

Value = tuple[str, Any]


def section_value(section: Section, snippets: Snippets) -> Value:
    """Return the value of one section of the page."""
    value = {
        "heading": section.heading,
        "role": section.role,
        "anchor": "",
        "body": list(_body(section, snippets)),
        "references": snippets.references(section.cites),
    }
    return ("section", value)


def _body(section: Section, snippets: Snippets) -> Iterator[Value]:
    """Yield the blocks; paragraphs, smaller headings and lists that follow each other are one text."""
    for is_text, blocks in groupby(
        section.blocks, lambda b: isinstance(b, Prose | Subheading | Bullets)
    ):
        if is_text:
            yield ("text", "".join(_rich_text(block) for block in blocks))
        else:
            for block in blocks:
                yield from _block(block, snippets)


def _rich_text(block: SectionBlock) -> str:
    if isinstance(block, Subheading):
        return f"<h3>{escape(block.text)}</h3>"
    if isinstance(block, Bullets):
        return _list_of(block.items)
    return f"<p>{html_of(block.text)}</p>" if isinstance(block, Prose) else ""


def _list_of(items: tuple[Text, ...]) -> str:
    return f"<ul>{''.join(f'<li>{html_of(item)}</li>' for item in items)}</ul>"


def html_of(text: Text) -> str:
    """Return running text as rich text."""
    return text.html or escape(text.plain)


def _block(block: SectionBlock, snippets: Snippets) -> Iterator[Value]:
    if isinstance(block, Steps):
        yield ("steps", [_step(step.text, step.tail) for step in block.steps])
    elif isinstance(block, Ask):
        yield _questions(block, snippets)
    elif isinstance(block, Chosen):
        yield from _chosen(block, snippets)
    elif isinstance(block, DosAndDonts):
        yield ("do_dont", _do_dont(block))
    elif isinstance(block, Callout):
        yield ("callout", _callout(block.text))
    elif isinstance(block, TableBlock):
        yield ("table", _table(block))


def _step(text: Text, tail: str) -> str:
    """Return a step as a sentence of its own: its number and the "; and" before the next are layout."""
    html = html_of(text)
    end = "." if tail == "." or (tail and tail[-1] not in ".!?") else ""
    return f"<p>{html[:1].upper()}{html[1:]}{end}</p>"


def _questions(block: Ask, snippets: Snippets) -> Value:
    found = snippets.questions(block.questions)
    if found:
        return ("visit_questions", found)
    message = _(
        "%(count)s questions to ask are kept as plain text; choose visit questions for them."
    )
    message %= {"count": len(block.questions)}
    snippets.issues.append(Issue("visit_questions_as_text", message, block.line))
    return ("text", _list_of(tuple(Text(question) for question in block.questions)))


def _chosen(block: Chosen, snippets: Snippets) -> Iterator[Value]:
    rows = snippets.chosen(block.kind, block.codes, block.line)
    if len(rows) < len(block.codes):
        yield ("text", f"<p>{escape(block.source)}</p>")  # what could not be found is not lost
    if block.kind == "claim":
        yield from (("claim", row) for row in rows)
    elif rows and block.kind == "red_flags":
        yield ("red_flags", {"flags": rows})
    elif rows and block.kind == "track":
        yield ("track", {"intro": "", "tags": rows})
    elif rows:
        yield ("visit_questions", rows)


def _do_dont(block: DosAndDonts) -> dict[str, Any]:
    do, dont = (label.rstrip(": ") for label in block.labels)
    return {
        "do_heading": do,
        "do": [" ".join([item.plain, *item.links]) for item in block.dos],
        "dont_heading": dont,
        "dont": [" ".join([item.plain, *item.links]) for item in block.donts],
    }


def _callout(text: Text) -> dict[str, str]:
    """Return a callout, whose bold first words are its title."""
    html = html_of(text)
    start, bold, rest = html.partition("</b>")
    if bold and start.startswith("<b>") and "<" not in start[3:]:
        return {"title": _unescaped(start[3:]).rstrip(". "), "text": rest.strip()}
    return {"title": _("Please note"), "text": html}


def _unescaped(html: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'")):
        html = html.replace(entity, character)
    return html.replace("&amp;", "&")


def _table(block: TableBlock) -> dict[str, Any]:
    width = max(map(len, block.rows))
    return {
        "data": [[*row, *[""] * (width - len(row))] for row in block.rows],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }
