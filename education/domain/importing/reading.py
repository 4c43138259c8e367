"""Bytes of a document → draft article with the issues a careful editor would raise."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from education.domain.importing.body import read_section
from education.domain.importing.body_texts import body_texts
from education.domain.importing.draft import ArticleDraft, Point, Section, Unplaced
from education.domain.importing.header import FIELDS, Header, read_header
from education.domain.importing.issues import find_issues
from education.domain.importing.markdown import read_markdown
from education.domain.importing.parts import Part, split_parts
from education.domain.importing.plain_text import read_plain_text
from education.domain.importing.questions import QuestionReader, read_points, read_related
from education.domain.importing.source import UnreadableDocument, kind_of, read_source
from education.domain.importing.text import block_texts
from education.domain.importing.tree import (
    Block,
    Footnote,
    FrontValue,
    Leftover,
    Line,
    Tree,
    words_in,
)
from education.domain.importing.web_page import read_web_page
from education.domain.importing.word import read_word
from education.domain.reading_time import minutes_for

# Front matter the import understands besides the fields of the header; the rest is unplaced.
KNOWN_FRONT = {"slug", "references", "headline_claim"}


def read_document(data: bytes, name: str) -> ArticleDraft:
    """Return the draft that the document ``data`` makes; ``name`` is its file name.

    Every word of the document is in the draft: in a field, among its labels or unplaced.

    Raises:
        UnreadableDocument: with one sentence, when nothing can be made of the document.
    """
    tree, guessed = _tree_of(data, kind_of(data, name))
    draft, header = _assemble(tree)
    if not any(
        (draft.sections, draft.questions, draft.intro, draft.quick_answer, draft.main_points)
    ):
        raise UnreadableDocument("The document has no text that could become an article.")
    found = [*tree.issues, *find_issues(draft, header, guessed_encoding_line=guessed)]
    found.sort(key=lambda issue: issue.line)
    return replace(draft, issues=tuple(found), sha256=hashlib.sha256(data).hexdigest())


def _tree_of(data: bytes, kind: str) -> tuple[Tree, int | None]:
    """Return the neutral tree of a document, and the line from which its encoding was guessed."""
    if kind == "word":
        return read_word(data), None
    source = read_source(data, kind)
    if kind == "web_page":
        return read_web_page(source.text), source.guessed_encoding_line
    tree = read_markdown(source.text) if kind == "markdown" else read_plain_text(source.text)
    lines = source.text.split("\n")
    numbered = tuple(Line(text, number) for number, text in enumerate(lines, start=1))
    return replace(tree, source=numbered), source.guessed_encoding_line


def _assemble(tree: Tree) -> tuple[ArticleDraft, Header]:
    labels = list(tree.labels)
    known, unplaced = _front_fields(tree.front, labels)
    aside = [block for block in tree.blocks if isinstance(block, Footnote | Leftover)]
    blocks = [block for block in tree.blocks if not isinstance(block, Footnote | Leftover)]
    header, rest = read_header(blocks, known)
    parts, loose = split_parts(rest)
    has_notes = any(isinstance(block, Footnote) for block in aside)
    sections, reader, points, related = _read_parts(parts, loose, labels, has_notes=has_notes)
    unplaced += [_unplaced(block, text) for block in aside for text in block_texts(block)]
    unplaced += [*header.unplaced, *reader.unplaced, *related[1]]
    minutes = header.minutes or _stated(tree.front)
    if header.minutes or not minutes:
        labels += _strings(tree.front.get("reading_minutes", ""))
    draft = ArticleDraft(
        title=header.values.get("title", ""),
        deck=header.values.get("deck", ""),
        publisher=header.values.get("publisher", ""),
        byline=header.values.get("byline", ""),
        topic=header.values.get("topic", ""),
        quick_answer=header.values.get("quick_answer", ""),
        intro=header.values.get("intro", ""),
        stated_minutes=minutes,
        sections=tuple(sections),
        questions=tuple(reader.questions),
        main_points=tuple(points),
        related=tuple(related[0]),
        unplaced=tuple(sorted(unplaced, key=lambda item: item.line)),
        labels=(*labels, *header.labels, *reader.labels),
        front=tree.front,
        lines=dict(header.lines),
        papers=tree.papers,
        own_lines=tree.own_lines,
        footnotes=tuple(block for block in aside if isinstance(block, Footnote)),
        source=tree.source,
        counted=tree.counted,
    )
    return replace(draft, reading_minutes=minutes or minutes_for(body_texts(draft))), header


def _unplaced(block: Footnote | Leftover, text: str) -> Unplaced:
    why = "footnote" if isinstance(block, Footnote) else block.why
    return Unplaced(text, block.line, why)


def _read_parts(
    parts: Sequence[Part], loose: Sequence[Block], labels: list[str], *, has_notes: bool
) -> tuple[list[Section], QuestionReader, list[Point], tuple[list[Point], list[Unplaced]]]:
    """Read every part by its kind; the headings of parts that are no section are labels."""
    sections: list[Section] = []
    reader = QuestionReader()
    points: list[Point] = []
    related: tuple[list[Point], list[Unplaced]] = ([], [])
    reader.unplaced += [
        Unplaced(text, block.line) for block in loose for text in block_texts(block)
    ]
    for part in parts:
        listed_as_notes = part.kind == "references" and not part.blocks and has_notes
        if part.kind in {"section", "references"} and not listed_as_notes:
            sections.append(read_section(part))
            continue
        labels.append(part.heading.text)
        if listed_as_notes:
            continue
        if part.kind == "questions":
            reader.read(part.blocks)
        elif part.kind == "points":
            points += read_points(part.blocks)
        else:
            found, left = read_related(part.blocks)
            related[0].extend(found)
            related[1].extend(left)
    return sections, reader, points, related


def _front_fields(
    front: dict[str, FrontValue], labels: list[str]
) -> tuple[dict[str, str], list[Unplaced]]:
    """Return the header fields that the front matter gives, and what it says that has no field."""
    known: dict[str, str] = {}
    unplaced: list[Unplaced] = []
    for name, value in front.items():
        labels.append(name)
        if name in FIELDS and isinstance(value, str):
            known[name] = " ".join(value.split())
        elif name in KNOWN_FRONT:
            labels += _strings(value)
        elif name != "reading_minutes":
            unplaced.append(Unplaced(" ".join(_strings(value)), 1))
    return known, [item for item in unplaced if words_in(item.text)]


def _strings(value: FrontValue) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, inner in value.items() for text in (key, *_strings(inner))]
    return [text for inner in value for text in _strings(inner)]


def _stated(front: dict[str, FrontValue]) -> int | None:
    value = front.get("reading_minutes")
    digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 3
    return int(value) if digits and isinstance(value, str) else None
