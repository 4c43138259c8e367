"""What a reader of the page reads of a draft, to work out how long that takes."""

from collections.abc import Iterable

from education.domain.importing.blocks import (
    Ask,
    Bullets,
    Callout,
    Chosen,
    Prose,
    SectionBlock,
    Steps,
    TableBlock,
)
from education.domain.importing.draft import ArticleDraft
from education.domain.importing.tree import Text


def body_texts(draft: ArticleDraft) -> list[str]:
    """Return the texts that the page of ``draft`` counts, without numbers of steps and addresses."""
    texts = [draft.quick_answer, draft.intro, *(point.text for point in draft.main_points)]
    for section in draft.sections:
        texts += [section.heading, *(text for b in section.blocks for text in _texts(b))]
    for asked in draft.questions:
        texts += [asked.question, asked.short_answer, asked.long_answer]
    return texts


def _texts(block: SectionBlock) -> Iterable[str]:
    if isinstance(block, Ask | Chosen):
        return ()  # shown in the portal's own words, which no page counts
    if isinstance(block, TableBlock):
        return [cell for row in block.rows for cell in row]
    running = _running(block)
    return [text.plain for text in running] if running else block.texts()


def _running(block: SectionBlock) -> tuple[Text, ...]:
    if isinstance(block, Prose | Callout):
        return (block.text,)
    if isinstance(block, Steps):
        return tuple(step.text for step in block.steps)
    return block.items if isinstance(block, Bullets) else ()
