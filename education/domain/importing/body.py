"""The blocks of one section: prose, steps, questions to ask, lists, tables and chosen content."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape

from education.domain.importing.blocks import (
    Ask,
    Bullets,
    Callout,
    Chosen,
    DosAndDonts,
    Prose,
    SectionBlock,
    Step,
    Steps,
    Subheading,
    TableBlock,
)
from education.domain.importing.citing import unmarked
from education.domain.importing.draft import Section
from education.domain.importing.labels import role_of
from education.domain.importing.parts import Part
from education.domain.importing.sentences import split_questions, split_steps
from education.domain.importing.text import block_texts
from education.domain.importing.tree import Block, Heading, Listing, Paragraph, Table, Text

# A line of its own such as "[claim: C05]" chooses content of the portal by code.
_CHOSEN = re.compile(r"\[(claim|red flags|track|ask):\s*([\w\s,-]+)\]")
_DO = re.compile(r"(dos?|worth a try|helpful|try)\W*", re.IGNORECASE)
_DO_NOT = re.compile(
    r"(don[’']?ts?|do not|save your money|unhelpful|avoid|leave (it|out))\W*", re.IGNORECASE
)
_ASKS = re.compile(r"\b(questions?|ask)\b[^.?!]*:$", re.IGNORECASE)


def read_section(part: Part) -> Section:
    """Return the section that ``part`` holds."""
    blocks = tuple(_section_blocks(part.blocks, role_of(part.heading.text)))
    cites = tuple(label for block in part.blocks for label in _cites(block))
    heading = part.heading
    return Section(heading.text, role_of(heading.text), heading.line, blocks, cites)


def _cites(block: Block) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return block.text.cites
    if isinstance(block, Table):
        return block.cites
    if isinstance(block, Listing):
        return [label for item in block.items for label in item.text.cites]
    return ()


def _section_blocks(blocks: Sequence[Block], role: str) -> Iterator[SectionBlock]:
    at = 0
    while at < len(blocks):
        pair = _dos_and_donts(blocks[at : at + 4])
        if pair:
            yield pair
            at += 4
            continue
        before = blocks[at - 1] if at else None
        yield from _section_block(blocks[at], before, role)
        at += 1


def _dos_and_donts(blocks: Sequence[Block]) -> DosAndDonts | None:
    """Return the do / don't list when four blocks are: label, list, label, list."""
    if len(blocks) < 4:
        return None
    do, dos, do_not, donts = blocks
    if not (isinstance(dos, Listing) and isinstance(donts, Listing)):
        return None
    labels = tuple(
        block_texts(block)[0] if isinstance(block, Heading | Paragraph) else ""
        for block in (do, do_not)
    )
    if not (_DO.fullmatch(labels[0]) and _DO_NOT.fullmatch(labels[1])):
        return None
    if dos.ordered or donts.ordered:
        return None
    return DosAndDonts(
        tuple(item.text for item in dos.items),
        tuple(item.text for item in donts.items),
        labels,
        do.line,
        tuple(item.line for item in (*dos.items, *donts.items)),
    )


def _section_block(block: Block, before: Block | None, role: str) -> Iterator[SectionBlock]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block)
    elif isinstance(block, Listing):
        yield _listing(block, before, role)
    elif isinstance(block, Heading):
        yield Subheading(block.text, block.line)
    elif isinstance(block, Table):
        yield TableBlock(block.rows, block.line)
    else:
        yield from (Prose(Text(text), block.line) for text in block_texts(block))


def _paragraph(block: Paragraph) -> Iterator[SectionBlock]:
    chosen = list(_CHOSEN.finditer(block.text.plain))
    if chosen and not _CHOSEN.sub("", block.text.plain).strip() and not block.text.links:
        for match in chosen:
            codes = tuple(re.split(r"[\s,]+", match.group(2).strip()))
            yield Chosen(match.group(1).replace(" ", "_"), codes, match.group(0), block.line)
    elif block.quoted:
        yield Callout(block.text, block.line)
    elif "<" in block.text.html or block.text.links:
        yield Prose(block.text, block.line)
    elif block.text.cites:
        for part in _plain_paragraph(unescape(block.text.html), block.line):
            yield _citing(part)
    else:
        yield from _plain_paragraph(block.text.plain, block.line)


def _plain_paragraph(text: str, line: int) -> Iterator[Prose | Steps | Ask]:
    """Yield prose, with the numbered steps or the questions that run inside it as their own blocks."""
    lead, steps, rest = split_steps(text)
    if steps:
        yield from _prose(lead, line)
        yield Steps(steps, line)
        yield from _plain_paragraph(rest, line) if rest else ()
        return
    lead, questions, rest = split_questions(text)
    yield from _prose(lead, line)
    if questions:
        yield Ask(questions, line)
        yield from _prose(rest, line)


def _prose(text: str, line: int) -> Iterator[Prose]:
    if text:
        yield Prose(Text(text), line)


def _citing(part: Prose | Steps | Ask) -> SectionBlock:
    """Return ``part``, whose plain words still hold the markers of papers, with them in its HTML only."""
    if isinstance(part, Ask):
        return replace(part, questions=tuple(unmarked(question) for question in part.questions))
    if isinstance(part, Steps):
        steps = tuple(replace(step, text=_marked(step.text.plain)) for step in part.steps)
        return replace(part, steps=steps)
    return replace(part, text=_marked(part.text.plain))


def _marked(text: str) -> Text:
    return Text(unmarked(text), escape(text))


def _listing(block: Listing, before: Block | None, role: str) -> SectionBlock:
    if any(item.marker for item in block.items):
        return Steps(tuple(Step(item.marker, item.text) for item in block.items), block.line)
    texts = tuple(item.text for item in block.items)
    asked = isinstance(before, Paragraph) and _ASKS.search(before.text.plain)
    questions = all(text.plain.endswith("?") and not text.links for text in texts)
    if questions and (asked or role == "visit"):
        return Ask(tuple(text.plain for text in texts), block.line)
    return Bullets(texts, block.line)
