"""Turns a reader's HTML into what the typesetter takes: blocks, and runs of text within them."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from education.addresses import absolute

Block = dict[str, Any]
Run = dict[str, Any]

HEADINGS = {"h2": 2, "h3": 2, "h4": 3}
LISTS = {"ul": "list", "ol": "numbered"}
MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "sup": "up", "sub": "down"}
# What starts a line of its own; everything else flows with the words around it.
BLOCKS = {
    *HEADINGS,
    *LISTS,
    "p",
    "div",
    "li",
    "section",
    "article",
    "aside",
    "figure",
    "blockquote",
}
BLOCKS |= {"figcaption", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "td", "th", "caption"}


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of ``html``: {"kind": para, heading, list or numbered, …}; no empty ones."""
    return list(_blocks(BeautifulSoup(html, "html.parser"), {}))


def plain(text: object) -> list[Run]:
    """Return the one run of a plain text."""
    return [{"t": str(text)}]


def paragraph(text: object, **marks: Any) -> Block:
    """Return a paragraph of plain text."""
    return {"kind": "para", "runs": [{"t": str(text), **marks}]}


def _blocks(parent: Tag, marks: dict[str, Any]) -> Iterator[Block]:
    runs: list[Run] = []
    for child in parent.children:
        if isinstance(child, Tag) and child.name in BLOCKS:
            yield from _line(runs)
            runs = []
            yield from _block(child, marks)
        else:
            runs += _runs(child, marks)
    yield from _line(runs)


def _block(tag: Tag, marks: dict[str, Any]) -> Iterator[Block]:
    if tag.name in HEADINGS:
        runs = [run for child in tag.children for run in _runs(child, marks)]
        if _says(runs):
            yield {"kind": "heading", "level": HEADINGS[tag.name], "runs": runs}
    elif tag.name in LISTS:
        items = [list(_blocks(item, marks)) for item in tag.find_all("li", recursive=False)]
        if any(items):
            yield {"kind": LISTS[tag.name], "items": [item for item in items if item]}
    else:
        yield from _blocks(tag, marks)


def _line(runs: list[Run]) -> Iterator[Block]:
    if _says(runs):
        yield {"kind": "para", "runs": runs}


def _says(runs: list[Run]) -> bool:
    return any(run["t"].strip() for run in runs)


def _runs(node: Any, marks: dict[str, Any]) -> list[Run]:
    if isinstance(node, NavigableString):
        # A comment is a string to the parser as well.
        return [{"t": str(node), **marks}] if type(node) is NavigableString and node else []
    if not isinstance(node, Tag):
        return []
    return _runs_of_tag(node, marks)


def _runs_of_tag(tag: Tag, marks: dict[str, Any]) -> list[Run]:
    if tag.name == "br":
        return [{"t": "\n", **marks}]
    if tag.name == "details":  # a word explained in place: on paper the word, and a list at the end
        summary = tag.find("summary")
        return [{"t": summary.get_text() if summary else "", **marks}]
    if tag.name == "a":
        marks = marks | _link(tag)
        if "ref" in marks:
            return [{"t": tag.get_text().split()[-1], **marks}]
    elif tag.name in MARKS:
        marks = marks | {MARKS[tag.name]: True}
    return [run for child in tag.children for run in _runs(child, marks)]


def _link(tag: Tag) -> dict[str, Any]:
    address = str(tag.get("href") or "")
    if address.startswith("#ref-") and tag.get_text(strip=True):
        return {"ref": int(address.removeprefix("#ref-"))}
    if address.startswith("/"):
        return {"href": absolute(address)}
    if address.startswith(("http://", "https://", "mailto:", "tel:")):
        return {"href": address}
    return {}
