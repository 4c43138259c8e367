"""What stands before the first section: title, deck, who wrote it, topic, quick answer, intro."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from education.domain.importing.draft import Unplaced
from education.domain.importing.labels import part_of
from education.domain.importing.text import block_texts, with_links
from education.domain.importing.tree import (
    Block,
    Heading,
    Line,
    Lines,
    Paragraph,
    words_in,
)

LONGEST_TITLE = 200
LONGEST_DECK = 300
LONGEST_META = 80
LONGEST_TOPIC_WORDS = 5
DECK_WORDS = 6
FIELDS = ("title", "deck", "publisher", "byline", "topic", "quick_answer", "intro")

MINUTES = re.compile(
    r"^\W*((?:reading time|read time)\W*)?(?:about )?(\d{1,3})[\s-]*min(?:ute)?s?\b\W*"
    r"(?:to read|read|reading time|reading)?\W*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(written by|posted by|authors?:|by:?|topics?:|categor(?:y|ies):|tags?:|publisher:|published by)\s+(\S.*)$",
    re.IGNORECASE,
)
_LEFT_FOR_THE_EDITOR = re.compile(
    r"\b(reviewed|updated|published|date|checked|copyright)\b|©|\b(19|20)\d\d\b", re.IGNORECASE
)


@dataclass
class Header:
    """The fields found so far, each with its line, and the words that only labelled them."""

    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    minutes: int | None = None
    minutes_line: int = 0
    unplaced: list[Unplaced] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    has_meta: bool = False

    def put(self, name: str, text: str, line: int) -> None:
        """Fill the field ``name``, or keep the words unplaced where it is filled already."""
        if self.values.get(name):
            self.unplaced.append(Unplaced(text, line))
        else:
            self.values[name] = text
            self.lines[name] = line


def is_meta(text: str) -> bool:
    """Say whether a line says who, when or what about, by its label."""
    return bool(MINUTES.match(text) or _LABELLED.match(text))


def read_header(blocks: Sequence[Block], known: dict[str, str]) -> tuple[Header, list[Block]]:
    """Return the header and the blocks after it; ``known`` holds what the front matter says."""
    header = Header(values={name: text for name, text in known.items() if text})
    rest = _take_title(header, list(blocks))
    end = _header_end(rest)
    paragraphs: list[tuple[str, int, bool]] = []
    meta: list[Line] = []
    for block in rest[:end]:
        lines = _meta_lines(block, has_paragraph=bool(paragraphs))
        meta += lines
        if not lines:
            text = "\n\n".join(block_texts(block))
            paragraphs.append((text, block.line, not meta))
    header.has_meta = bool(meta)
    _place_meta(header, meta)
    _place_paragraphs(header, paragraphs)
    return header, rest[end:]


def _take_title(header: Header, blocks: list[Block]) -> list[Block]:
    first = blocks[0] if blocks else None
    if isinstance(first, Lines):
        header.put("title", first.lines[0].text, first.line)
        return [Lines(first.lines[1:]), *blocks[1:]]
    title = _title_text(first)
    if not title:
        return blocks
    line = first.line if first else 1
    if words_in(title) == words_in(header.values.get("title", "")):
        header.labels.append(title)
        header.lines["title"] = line
    elif header.values.get("title"):
        return blocks
    else:
        header.put("title", title, line)
    return blocks[1:]


def _title_text(first: Block | None) -> str:
    if isinstance(first, Heading) and first.level <= 1 and part_of(first.text) == "section":
        return first.text
    if isinstance(first, Paragraph) and not first.text.html and not first.text.cites:
        return first.text.plain if len(first.text.plain) <= LONGEST_TITLE else ""
    return ""


def _header_end(blocks: list[Block]) -> int:
    """Return the index of the first section heading."""
    after_minutes = False
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Heading) and not _is_meta_heading(
            block, following, after_minutes=after_minutes
        ):
            return at
        lines = block.lines if isinstance(block, Lines) else ()
        last = lines[-1].text if lines else block.text if isinstance(block, Heading) else ""
        after_minutes = bool(MINUTES.match(last))
    return len(blocks)


def _is_meta_heading(heading: Heading, following: Block | None, *, after_minutes: bool) -> bool:
    if heading.level or part_of(heading.text) != "section":
        return False
    if is_meta(heading.text):
        return True
    if after_minutes and len(words_in(heading.text)) <= LONGEST_TOPIC_WORDS:
        return not heading.text.endswith("?")
    return isinstance(following, Lines) or (
        isinstance(following, Heading) and part_of(following.text) == "section"
    )


def _meta_lines(block: Block, *, has_paragraph: bool) -> list[Line]:
    """Return the lines of ``block`` when it says who, when or what about; none when it is prose."""
    if isinstance(block, Lines):
        return list(block.lines)
    if isinstance(block, Heading):
        is_deck = len(words_in(block.text)) >= DECK_WORDS and not has_paragraph
        return [] if is_deck else [Line(block.text, block.line)]
    if isinstance(block, Paragraph) and len(block.text.plain) <= LONGEST_META:
        text = block.text.plain
        if is_meta(text) and not block.text.links:
            return [Line(with_links(block.text), block.line)]
    return []


def _place_meta(header: Header, lines: list[Line]) -> None:
    pieces = [
        Line(piece, line.line)
        for line in lines
        for piece in re.split(r"\s*[·•|]\s*", line.text)
        if words_in(piece)
    ]
    timed = any(MINUTES.match(piece.text) for piece in pieces)
    order = ["publisher", "byline", *([] if timed else ["topic"])]
    for piece in pieces:
        minutes = MINUTES.match(piece.text)
        if minutes and header.minutes is None:
            header.minutes, header.minutes_line = int(minutes.group(2)), piece.line
            header.labels.append(piece.text.replace(minutes.group(2), " ", 1))
            order = ["topic"]
        else:
            _place_piece(header, piece, order)


def _place_piece(header: Header, piece: Line, order: list[str]) -> None:
    labelled = _LABELLED.match(piece.text)
    if labelled:
        label = labelled.group(1).casefold()
        name = "topic" if label[:3] in {"top", "cat", "tag"} else "byline"
        name = "publisher" if label.startswith("publish") else name
        order[:] = [other for other in order if other != name]
        header.labels.append(labelled.group(1))
        header.put(name, labelled.group(2), piece.line)
    elif _LEFT_FOR_THE_EDITOR.search(piece.text) or not order:
        header.unplaced.append(Unplaced(piece.text, piece.line))
    else:
        header.put(order.pop(0), piece.text, piece.line)


def _place_paragraphs(header: Header, paragraphs: list[tuple[str, int, bool]]) -> None:
    """Give the paragraphs to deck, quick answer and intro, in that order."""
    rest = list(paragraphs)
    if rest and not header.values.get("deck"):
        text, line, before_meta = rest[0]
        enough = before_meta if header.has_meta else len(rest) >= 3
        if enough and len(text) <= LONGEST_DECK:
            header.put("deck", text, line)
            rest = rest[1:]
    if rest and not header.values.get("quick_answer"):
        header.put("quick_answer", rest[0][0], rest[0][1])
        rest = rest[1:]
    if rest:
        header.put("intro", "\n\n".join(text for text, _, _ in rest), rest[0][1])
