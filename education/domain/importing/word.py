"""A Word document → neutral tree, by mammoth with our own style map; no word is dropped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import mammoth

from education.domain.importing.html_blocks import BlockReader
from education.domain.importing.issue import Issue
from education.domain.importing.markup import (
    holds_blocks,
    name_of,
    parse,
    visible_text,
)
from education.domain.importing.refusal import UnreadableDocument
from education.domain.importing.tree import Block, Footnote, Leftover, Tree, words_in
from education.domain.importing.web_page import at_most, finished
from education.domain.importing.word_package import BROKEN, Part, open_package, read_parts

# Word names its own styles in English in every language; LibreOffice writes the same names.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => p:fresh
p[style-name='caption'] => p:fresh
p[style-name='List Paragraph'] => p:fresh
p[style-name='Text body'] => p:fresh
p[style-name='Body Text'] => p:fresh
b => strong
i => em
u =>
strike =>
"""
NOTES = ("#footnote-", "#endnote-")
_PART_NAMES = {"comments": "comment", "header": "page header", "footer": "page footer"}
_PART_NAMES |= {"footnotes": "footnote", "endnotes": "footnote"}


def read_word(data: bytes) -> Tree:
    """Return the tree of the Word document ``data``; its lines are its paragraphs.

    Footnotes and endnotes are numbered in the order in which the text cites them.

    Raises:
        UnreadableDocument: if it is broken, protected, too large or not what its name says.
    """
    package = open_package(data)
    parts = read_parts(package)
    root = parse(f"<body>{_html_of(data)}</body>")
    body = root.find("body")
    if body is None:
        raise UnreadableDocument("The document is empty.")
    notes = _notes(root)
    _each_note_once(body, notes)
    reader = BlockReader(holds_blocks(body), {}, notes, counts_paragraphs=True)
    blocks = list(at_most(reader.inside(body)))
    blocks += _not_read(parts, _shown(body, notes), reader)
    return finished(blocks, labels=(), issues=_issues(blocks), counted="paragraph")


def _html_of(data: bytes) -> str:
    """Return what mammoth makes of a package that was checked; no picture is opened."""
    try:
        result = mammoth.convert_to_html(
            BytesIO(data),
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda _image: {}),
        )
    except RecursionError:
        raise UnreadableDocument(
            "The Word document is nested too deeply: "
            "copy the text into a new document and import that."
        ) from None
    except Exception as error:
        raise UnreadableDocument(BROKEN) from error
    return str(result.value)


def _notes(root: Any) -> dict[str, str]:
    """Return the footnotes and endnotes: the address a number links to → the number shown."""
    found: dict[str, str] = {}
    for link in root.iter("a"):
        address = link.get("href") or ""
        parent = link.getparent()
        if address.startswith(NOTES) and parent is not None and name_of(parent) == "sup":
            found.setdefault(address, "".join(link.itertext()).strip("[] "))
    return found


def _each_note_once(body: Any, notes: dict[str, str]) -> None:
    """Take out what mammoth repeats of a footnote that the text cites more than once."""
    seen: set[str] = set()
    for item in list(body.iter("li")):
        address = f"#{item.get('id') or ''}"
        if address in seen:
            item.getparent().remove(item)
        elif address in notes:
            seen.add(address)


def _shown(body: Any, notes: dict[str, str]) -> "Counter[str]":
    """Return the words that mammoth read, without the numbers it gave to footnotes."""
    shown = Counter(words_in(visible_text(body, with_pictures=False)))
    links = (link for link in body.iter("a") if link.get("href") in notes)
    return shown - Counter(word for link in links for word in words_in("".join(link.itertext())))


def _not_read(
    parts: Sequence[Part], shown: "Counter[str]", reader: BlockReader
) -> Iterator[Leftover]:
    """Yield what the file says besides: comments, page headers, and what mammoth cannot read."""
    missing = Counter(word for part in parts for text in part.paragraphs for word in words_in(text))
    missing -= shown
    for part in parts:
        stem = part.name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        for text in part.paragraphs:
            left = [word for word in words_in(text) if _take(missing, word)]
            if left:
                reader.count += 1
                whole = len(left) == len(words_in(text))
                yield Leftover(
                    text if whole else " ".join(left), reader.count, _PART_NAMES.get(stem, "")
                )


def _take(missing: "Counter[str]", word: str) -> bool:
    there = missing[word] > 0
    missing[word] -= there
    return there


def _issues(blocks: Sequence[Block]) -> list[Issue]:
    notes = [block for block in blocks if isinstance(block, Footnote)]
    empty = [note for note in notes if not words_in(note.text.plain)]
    return [
        Issue("empty_footnote", f"Footnote {note.label} says nothing.", note.line) for note in empty
    ]
