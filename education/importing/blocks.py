"""Sections of a draft as the values that an article's StreamFields take."""

from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from education.blocks import CalloutBlock, DoDontBlock
from education.blocks import SectionBlock as SectionValueBlock
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
    code_to_try,
)
from education.domain.importing.citing import renumbered, unmarked
from education.domain.importing.draft import Section
from education.domain.importing.text import with_links
from education.domain.importing.tree import Text
from education.importing.snippets import Snippets

Value = tuple[str, Any]


def section_value(section: Section, snippets: Snippets) -> Value:
    """Return the value of one section of the page."""
    snippets.check_length(
        _("heading"), section.heading, limit_of(SectionValueBlock, "heading"), section.line
    )
    body = list(_body(section, snippets))
    snippets.body_lines.append([line for line, _value in body])
    value = {
        "heading": section.heading,
        "role": section.role,
        "anchor": "",
        "body": [value for _line, value in body],
        "references": snippets.references(section.cites, section.line),
    }
    return ("section", value)


def limit_of(block: Any, name: str) -> int | None:
    """Return how many characters the part ``name`` of a block takes."""
    part = {**block.base_blocks, **getattr(block, "child_blocks", {})}[name]
    limit: int | None = getattr(part, "child_block", part).field.max_length
    return limit


def _body(section: Section, snippets: Snippets) -> Iterator[tuple[int, Value]]:
    """Yield the blocks with their lines; paragraphs, smaller headings and lists in a row are one text."""
    for is_text, blocks in groupby(
        section.blocks, lambda b: isinstance(b, Prose | Subheading | Bullets)
    ):
        if is_text:
            run = list(blocks)
            yield run[0].line, ("text", "".join(_rich_text(block, snippets) for block in run))
        else:
            for block in blocks:
                yield from ((block.line, value) for value in _block(block, snippets))


def _rich_text(block: SectionBlock, snippets: Snippets) -> str:
    if isinstance(block, Subheading):
        return f"<h3>{escape(unmarked(block.text))}</h3>"
    if isinstance(block, Bullets):
        for item in block.items:
            _tell_not_offered(item, block.line, snippets)
        return _list_of(block.items, snippets)
    return f"<p>{html_of(block.text, snippets)}</p>" if isinstance(block, Prose) else ""


def _list_of(items: tuple[Text, ...], snippets: Snippets) -> str:
    return f"<ul>{''.join(f'<li>{html_of(item, snippets)}</li>' for item in items)}</ul>"


def html_of(text: Text, snippets: Snippets) -> str:
    """Return running text as rich text, its papers numbered as the portal numbers them."""
    return renumbered(text.html, snippets.numbers) or escape(unmarked(text.plain))


def _block(block: SectionBlock, snippets: Snippets) -> Iterator[Value]:
    if isinstance(block, Steps):
        yield ("steps", [_step(step.text, step.tail, snippets) for step in block.steps])
    elif isinstance(block, Ask):
        yield from _questions(block, snippets)
    elif isinstance(block, Chosen):
        yield from _chosen(block, snippets)
    elif isinstance(block, DosAndDonts):
        yield ("do_dont", _do_dont(block, snippets))
    elif isinstance(block, Callout):
        yield ("callout", _callout(block, snippets))
    elif isinstance(block, TableBlock):
        yield ("table", _table(block))


def _step(text: Text, tail: str, snippets: Snippets) -> str:
    """Return a step as a sentence of its own: its number and the "; and" before the next are layout."""
    html = html_of(text, snippets)
    end = "." if tail == "." or (tail and tail[-1] not in ".!?") else ""
    return f"<p>{html[:1].upper()}{html[1:]}{end}</p>"


def _questions(block: Ask, snippets: Snippets) -> Iterator[Value]:
    """Yield the visit questions; what is too long to be one stays a list of words."""
    found = {text: snippets.question(text, block.line) for text in block.questions}
    rows = [row for row in found.values() if row]
    if rows:
        yield ("visit_questions", rows)
    too_long = tuple(Text(text) for text, row in found.items() if row is None)
    if too_long:
        yield ("text", _list_of(too_long, snippets))


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


def _do_dont(block: DosAndDonts, snippets: Snippets) -> dict[str, Any]:
    do, dont = (label.rstrip(": ") for label in block.labels)
    lines = block.item_lines
    texts, tries = [], []
    for item, line in zip(block.dos, lines, strict=False):
        found = _to_try(item, line, snippets)
        tries += found
        texts += [] if found else [_line(item, line, snippets)]
    for item, line in zip(block.donts, lines[len(block.dos) :], strict=True):
        _tell_not_offered(item, line, snippets)
    return {
        "do_heading": do,
        "do": texts,
        "tries": tries,
        "dont_heading": dont,
        "dont": [
            _line(item, line, snippets)
            for item, line in zip(block.donts, lines[len(block.dos) :], strict=True)
        ],
    }


def _to_try(item: Text, line: int, snippets: Snippets) -> list[Any]:
    """Return the strategy that a line of the first list names; none when it is words, or not known."""
    code = code_to_try(item)
    return snippets.chosen("try", (code,), line) if code else []


def _tell_not_offered(item: Text, line: int, snippets: Snippets) -> None:
    if code_to_try(item):
        message = _(
            "Nothing is offered to try here: only in the first of two lists, “worth a try” and what to leave."
        )
        snippets.tell("not_offered", message, line)


def _line(item: Text, line: int, snippets: Snippets) -> str:
    text = with_links(item)
    snippets.check_length(_("line"), text, limit_of(DoDontBlock, "do"), line)
    return text


def _callout(block: Callout, snippets: Snippets) -> dict[str, str]:
    """Return a callout, whose bold first words are its title."""
    html = html_of(block.text, snippets)
    start, bold, rest = html.partition("</b>")
    if bold and start.startswith("<b>") and "<" not in start[3:]:
        title = unmarked(unescape(start[3:])).rstrip(". ")
        limit = limit_of(CalloutBlock, "title")
        snippets.check_length(_("title of the callout"), title, limit, block.line)
        return {"title": title, "text": rest.strip()}
    return {"title": _("Please note"), "text": html}


def _table(block: TableBlock) -> dict[str, Any]:
    width = max(map(len, block.rows))
    return {
        "data": [[*row, *[""] * (width - len(row))] for row in block.rows],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }
