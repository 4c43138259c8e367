"""HTML as a tree of elements: parsed within bounds, and small questions asked of it."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from education.domain.importing.refusal import UnreadableDocument

Element: TypeAlias = Any  # of lxml, which ships no types

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PICTURES = frozenset(
    {"img", "picture", "svg", "video", "audio", "iframe", "object", "embed", "canvas", "map"}
)
# What parts words like a space, without being a block.
PARTED = frozenset({"br", "button", "label", "input"})
# What no reader sees and is no word of the document.
UNSEEN = frozenset({"script", "style", "template", "link", "meta", "base", "head"})
MAX_ELEMENTS = 100_000
DEEPEST = 100
TOO_DEEP = "The page is nested too deeply: copy its text into a document and import that."


def parse(text: str) -> Element:
    """Return the root element of the HTML ``text``.

    Raises:
        UnreadableDocument: if it nests deeper than ``DEEPEST``, or has too many elements.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocument(TOO_DEEP)
    if root is None:
        raise UnreadableDocument("The page has no text that could become an article.")
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise UnreadableDocument(
            f"The page has more than {MAX_ELEMENTS:,} elements, more than any article."
        )
    if _depth(root) > DEEPEST:
        raise UnreadableDocument(TOO_DEEP)
    return root


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def name_of(element: Element) -> str:
    """Return the tag in small letters; a comment or an instruction has none."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def holds_blocks(root: Element) -> set[Element]:
    """Return the elements under ``root`` that are blocks or have one inside them."""
    found: set[Element] = set()
    for element in root.iter(etree.Element):
        if name_of(element) in BLOCKS:
            found.add(element)
            for parent in element.iterancestors():
                if parent in found:
                    break
                found.add(parent)
    return found


def picture_text(element: Element) -> str:
    """Return what a picture says, what stands under it, and where it is unless it is in the page itself."""
    source = element if element.get("src") else next(element.iter("img", "source"), element)
    address = source.get("src") or source.get("data") or ""
    shown = visible_text(element)
    if address and not address.startswith("data:"):
        shown = f"{shown} ({address})"
    return shown.strip() or "(picture)"


def visible_text(element: Element, *, with_pictures: bool = True) -> str:
    """Return what a reader sees of ``element``, one space between its words; pictures say their text."""
    return " ".join("".join(_pieces(element, with_pictures)).split())


def _pieces(element: Element, with_pictures: bool) -> Iterator[str]:
    name = name_of(element)
    if not name or name in UNSEEN:
        return
    edge = " " if name in BLOCKS | PICTURES | PARTED else ""
    yield edge
    if name == "img" and with_pictures:
        yield element.get("alt") or ""
    yield element.text or ""
    for child in element:
        yield from _pieces(child, with_pictures)
        yield child.tail or ""
    yield edge
