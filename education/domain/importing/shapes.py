"""What a writer shows by shape alone: bullets typed by hand, and bold lines meant as headings."""

import re
from collections.abc import Iterator, Sequence

from education.domain.importing.header import is_meta
from education.domain.importing.issue import Issue
from education.domain.importing.labels import is_question, part_of
from education.domain.importing.plain_text import looks_like_heading
from education.domain.importing.short_lines import without_marker
from education.domain.importing.tree import Block, Heading, Item, Listing, Paragraph, words_in

# Signs that are nothing but bullets; a dash or a number needs a second one below it.
_SURE = "•●▪◦‣∙·■□○➢➤✓✔⁃"
_BOLD = re.compile(r"<b>([^<]*)</b>[:\s]*")
DEEPEST = 6


def with_typed_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with paragraphs that start with a bullet or a number made into lists."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.quoted and without_marker(block):
            run.append(block)
            continue
        yield from _as_list(run)
        run = []
        yield block
    yield from _as_list(run)


def _as_list(run: list[Paragraph]) -> list[Block]:
    """Return a list of the paragraphs ``run``, or the paragraphs where that would be a guess."""
    items = []
    for paragraph in run:
        text, marker = without_marker(paragraph) or (paragraph.text, "")
        items.append(Item(text, paragraph.line, marker))
    sure = bool(run) and run[0].text.plain[0] in _SURE
    counted = [item.marker.rstrip(".)") for item in items]
    in_order = counted == [str(number) for number in range(1, len(items) + 1)]
    same = len({bool(item.marker) for item in items}) == 1
    if run and same and (sure or (len(run) > 1 and (in_order or not items[0].marker))):
        return [Listing(tuple(items), ordered=bool(items[0].marker))]
    return list(run)


def with_guessed_headings(blocks: Sequence[Block]) -> tuple[list[Block], list[Issue]]:
    """Return the blocks with lines that only look like headings made into headings, and the issues.

    Where nothing is marked as a heading besides the title, such a line has level 0, as in plain text;
    otherwise it stands under what is marked. Without any bold line, short lines are taken as plain text
    takes them.
    """
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    titled = isinstance(blocks[0], Heading) if blocks else False
    marked = [level for level in levels[titled:] if level < DEEPEST]
    below = min(max(marked) + 1, DEEPEST) if marked else 0
    bold = [at for at, block in enumerate(blocks) if _is_bold_line(blocks, at, block)]
    if not marked and not bold:
        return [_as_plain_text(block) for block in blocks], []
    found = list(blocks)
    issues = []
    for at in bold:
        block = found[at]
        if isinstance(block, Paragraph):
            level = (1 if marked else 0) if at == 0 else below
            found[at] = Heading(block.text.plain, level, block.line)
            message = f"The bold line “{block.text.plain}” was read as a heading."
            issues.append(Issue("heading_guessed", message, block.line))
    if not marked:
        found = [_named_part(block) for block in found]
    return found, issues


def _is_bold_line(blocks: Sequence[Block], at: int, block: Block) -> bool:
    """Say whether a block is one short bold line with something under it."""
    if not isinstance(block, Paragraph) or block.quoted or block.text.cites or block.text.links:
        return False
    bold = _BOLD.fullmatch(block.text.html)
    if not bold or not words_in(block.text.plain) or is_meta(block.text.plain):
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    title_like = looks_like_heading(block.text.plain) or is_question(block.text.plain)
    return title_like and following is not None


def _as_plain_text(block: Block) -> Block:
    """Return a short line as plain text takes it: as a heading."""
    bare = isinstance(block, Paragraph) and not (
        block.text.html or block.quoted or block.text.links
    )
    if bare and isinstance(block, Paragraph) and looks_like_heading(block.text.plain):
        return Heading(block.text.plain, 0, block.line)
    return block


def _named_part(block: Block) -> Block:
    """Return a line that names a part, such as “FAQ”, as a heading."""
    named = isinstance(block, Paragraph) and part_of(block.text.plain) != "section"
    if named and isinstance(block, Paragraph) and not block.text.links:
        return Heading(block.text.plain, 0, block.line)
    return block
