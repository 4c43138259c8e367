"""A saved web page → neutral tree: the article, and all else of the page as left out."""

import re
from collections.abc import Iterator

from education.domain.importing.html_blocks import BlockReader
from education.domain.importing.issue import Issue
from education.domain.importing.markup import (
    HEADINGS,
    Element,
    holds_blocks,
    name_of,
    parse,
    visible_text,
)
from education.domain.importing.page_regions import Page
from education.domain.importing.refusal import UnreadableDocument
from education.domain.importing.shapes import with_guessed_headings, with_typed_lists
from education.domain.importing.text import numbered_lines
from education.domain.importing.tree import Block, Footnote, Leftover, Tree

MAX_BLOCKS = 10_000
_NUMBER = re.compile(r"\[?(\d{1,3})\]?\Z")
# A page that was squeezed into a few lines: then its paragraphs are counted instead.
FEWEST_BLOCKS, BLOCKS_A_LINE = 8, 3


def read_web_page(text: str) -> Tree:
    """Return the tree of the HTML page ``text``.

    Raises:
        UnreadableDocument: if it nests too deeply or is too large to be an article.
    """
    root = parse(text)
    page = Page(root)
    article = page.article()
    title = page.title(article)
    blocks_in = holds_blocks(page.body)
    squeezed = _is_squeezed(article)
    reader = BlockReader(blocks_in, page.left_out_of(article), notes_in(root), squeezed)
    blocks: list[Block] = list(reader.block(title)) if title is not None else []
    blocks += at_most(reader.inside(article))
    blocks += [
        Leftover(words, reader.line(element), kind)
        for element, words, kind in page.outside(article, title)
    ]
    counted = "paragraph" if squeezed else "line"
    labels = tuple(visible_text(found) for found in root.iter("title"))
    return finished(blocks, labels=labels, issues=_scripts(root), counted=counted)


def at_most(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks, but refuse more of them than any article has."""
    for number, block in enumerate(blocks):
        if number >= MAX_BLOCKS:
            raise UnreadableDocument(
                f"The document has more than {MAX_BLOCKS:,} paragraphs, more than any article."
            )
        yield block


def finished(
    blocks: list[Block], *, labels: tuple[str, ...], issues: list[Issue], counted: str
) -> Tree:
    """Return the tree of ``blocks``, with lists and headings that are only shaped like some."""
    aside = [block for block in blocks if isinstance(block, Footnote | Leftover)]
    body = [block for block in blocks if not isinstance(block, Footnote | Leftover)]
    shaped, guessed = with_guessed_headings(list(with_typed_lists(body)))
    whole = (*shaped, *aside)
    return Tree(
        whole,
        labels=labels,
        issues=(*issues, *guessed),
        source=numbered_lines(whole, counted),
        counted=counted,
    )


def notes_in(root: Element) -> dict[str, str]:
    """Return the footnotes of a page: the address a number links to → the number."""
    there = {element.get("id"): element for element in root.iter() if element.get("id")}
    found: dict[str, str] = {}
    for link in root.iter("a"):
        address = link.get("href") or ""
        target = there.get(address[1:]) if address.startswith("#") else None
        number = _NUMBER.match("".join(link.itertext()).strip())
        if target is None or not number or name_of(target) in HEADINGS | {"a", "sup"}:
            continue
        parent = link.getparent()
        raised = parent is not None and name_of(parent) == "sup"
        if raised or "[" in number.group() or link.find("sup") is not None:
            found.setdefault(address, number.group(1))
    return found


def _is_squeezed(article: Element) -> bool:
    blocks = list(article.iter("p", "li", "tr", *HEADINGS))
    lines = {element.sourceline for element in blocks}
    return len(blocks) >= FEWEST_BLOCKS and len(lines) * BLOCKS_A_LINE < len(blocks)


def _scripts(root: Element) -> list[Issue]:
    scripts = sum(1 for _ in root.iter("script"))
    styles = sum(1 for _ in root.iter("style", "link"))
    if not (scripts or styles):
        return []
    message = f"Left out: scripts ({scripts}) and style sheets ({styles}) of the saved page."
    return [Issue("scripts_left_out", message, 1)]
