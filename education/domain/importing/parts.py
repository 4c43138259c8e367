"""The blocks after the header, cut into sections, questions, main points and related articles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from education.domain.importing.labels import is_question, part_of
from education.domain.importing.tree import Block, Heading, Listing, Paragraph

LONG_PARAGRAPH = 100


@dataclass
class Part:
    """One part: its kind as ``labels.part_of`` names it, its heading and what stands under it."""

    kind: str
    heading: Heading
    blocks: list[Block] = field(default_factory=list)


def split_parts(blocks: Sequence[Block]) -> tuple[list[Part], list[Block]]:
    """Return the parts of ``blocks``, and the blocks before the first of them.

    Markdown says by its levels where a section starts: at the highest level that is used. Plain text
    does not; there a heading inside questions or points may be an answer or a point.
    """
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    top = min(levels, default=0)
    parts: list[Part] = []
    before: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        current = parts[-1] if parts else None
        if isinstance(block, Heading) and _starts_part(block, following, current, top):
            parts.append(Part(part_of(block.text), block))
        else:
            (current.blocks if current else before).append(block)
    return parts, before


def _starts_part(heading: Heading, following: Block | None, part: Part | None, top: int) -> bool:
    if heading.level or part_of(heading.text) != "section":
        return heading.level <= top
    if part is None or part.kind in {"section", "references"}:
        return following is not None
    long = isinstance(following, Paragraph) and len(following.text.plain) > LONG_PARAGRAPH
    return long and _may_end(part, heading)


def _may_end(part: Part, heading: Heading) -> bool:
    """Say whether a line that looks like a heading ends ``part``, and is no answer or point of it."""
    if part.kind == "questions":
        return not is_question(heading.text) and not _awaits_answer(part)
    return part.kind == "related" or any(isinstance(block, Listing) for block in part.blocks)


def _awaits_answer(part: Part) -> bool:
    last = part.blocks[-1] if part.blocks else None
    return isinstance(last, Heading) and is_question(last.text)
