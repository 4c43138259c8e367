"""Plain text → neutral tree: paragraphs, lists and headings told apart by their shape alone."""

import re
from itertools import groupby

from education.domain.importing.labels import part_of
from education.domain.importing.tree import (
    Block,
    Heading,
    Item,
    Line,
    Lines,
    Listing,
    Paragraph,
    Text,
    Tree,
    words_in,
)

LONGEST_HEADING = 100
MOST_HEADING_WORDS = 16
LONGEST_SHORT_LINE = 60
UNWRAPPED = 100  # a line this long was not broken by an editor at column 72 or 80

BULLET = re.compile(r"^\s*[•●▪◦‣∙·■□○➢➤►✓✔⁃*+–—-]\s+(\S.*)$")
NUMBER = re.compile(r"^\s*(\d{1,2}[.)])\s+(\S.*)$")
_UNDERLINE = re.compile(r"^\s*[=\-_*~]{3,}\s*$")
_SENTENCE_END = re.compile(r"[.!;,…:][\"'”’)\]]*$")


def looks_like_heading(line: str) -> bool:
    """Say whether ``line`` names a part, or is short, says something and is no sentence."""
    text = line.strip()
    if part_of(text) != "section":
        return True
    return (
        len(text) <= LONGEST_HEADING
        and 0 < len(words_in(text)) <= MOST_HEADING_WORDS
        and not _SENTENCE_END.search(text)
        and not BULLET.match(text)
    )


def read_plain_text(text: str) -> Tree:
    """Return the tree of a plain-text document; ``text`` has Unix line ends."""
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    blocks = [block for chunk in _chunks(lines) for block in _blocks(chunk)]
    return Tree(tuple(blocks))


def _chunks(lines: list[Line]) -> list[list[Line]]:
    """Group lines between blank ones; without any blank line every line stands alone."""
    bare = [line for line in lines if not _UNDERLINE.match(line.text)]
    parted = [list(group) for blank, group in groupby(bare, _is_blank) if not blank]
    if len(parted) == 1 and any(len(line.text) > UNWRAPPED for line in parted[0]):
        return [[line] for line in parted[0]]
    return parted


def _is_blank(line: Line) -> bool:
    return not line.text.strip()


def _blocks(chunk: list[Line]) -> list[Block]:
    """Return the blocks of lines that stand together."""
    start = _list_start(chunk)
    if start is not None:
        return [*(_blocks(chunk[:start]) if start else ()), _listing(chunk[start:])]
    if len(chunk) == 1:
        return [_single(chunk[0])]
    if all(len(line.text.strip()) <= LONGEST_SHORT_LINE for line in chunk) and not any(
        _SENTENCE_END.search(line.text.strip()) for line in chunk
    ):
        return [Lines(tuple(Line(line.text.strip(), line.line) for line in chunk))]
    if looks_like_heading(chunk[0].text) and len(chunk[1].text) > UNWRAPPED:
        return [_single(chunk[0]), *_blocks(chunk[1:])]
    return _paragraphs(chunk)


def _list_start(chunk: list[Line]) -> int | None:
    """Return where the list in ``chunk`` starts: a bullet, or a number 1 that is followed by 2."""
    for at, line in enumerate(chunk):
        if BULLET.match(line.text):
            return at
        number = NUMBER.match(line.text)
        if number and (at == 0 or number.group(1)[:-1] == "1"):
            return at
    return None


def _listing(chunk: list[Line]) -> Listing:
    """Return the list of ``chunk``, whose first line starts an item; other lines continue one."""
    items: list[Item] = []
    for line in chunk:
        bullet, number = BULLET.match(line.text), NUMBER.match(line.text)
        if number:
            items.append(Item(Text(number.group(2).strip()), line.line, number.group(1)))
        elif bullet:
            items.append(Item(Text(bullet.group(1).strip()), line.line))
        else:
            last = items.pop()
            joined = Text(f"{last.text.plain} {line.text.strip()}")
            items.append(Item(joined, last.line, last.marker))
    return Listing(tuple(items), ordered=all(item.marker for item in items))


def _single(line: Line) -> Block:
    text = line.text.strip()
    if looks_like_heading(text):
        return Heading(text, 0, line.line)
    return Paragraph(Text(text), line.line)


def _paragraphs(chunk: list[Line]) -> list[Block]:
    """Join wrapped lines; a long line that ends a sentence ends its paragraph."""
    paragraphs: list[list[Line]] = [[]]
    for line in chunk:
        paragraphs[-1].append(line)
        if len(line.text) > UNWRAPPED and _SENTENCE_END.search(line.text.strip()):
            paragraphs.append([])
    return [
        Paragraph(Text(" ".join(line.text.strip() for line in lines)), lines[0].line)
        for lines in paragraphs
        if lines
    ]
