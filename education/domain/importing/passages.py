"""The running text of a draft as sentences with their lines, for the checks on wording."""

from collections.abc import Iterator
from dataclasses import dataclass

from education.domain.importing.draft import ArticleDraft
from education.domain.importing.sentences import sentences_in


@dataclass(frozen=True)
class Passage:
    """One paragraph and where it stands; ``place`` groups passages that answer one question."""

    place: str
    text: str
    line: int

    @property
    def sentences(self) -> list[str]:
        """The sentences of the paragraph."""
        return sentences_in(self.text)


def passages_of(draft: ArticleDraft, lines: dict[str, int]) -> list[Passage]:
    """Return the paragraphs of ``draft``; ``lines`` says where its header fields stand."""
    return [passage for passage in _passages(draft, lines) if passage.text]


def _passages(draft: ArticleDraft, lines: dict[str, int]) -> Iterator[Passage]:
    for name in ("deck", "quick_answer", "intro"):
        yield Passage(name, getattr(draft, name), lines.get(name, 1))
    for section in draft.sections:
        for block in section.blocks:
            for text in block.texts():
                yield Passage(section.heading, text, block.line)
    for asked in draft.questions:
        yield Passage(asked.question, asked.long_answer, asked.long_answer_line)
        yield Passage(asked.question, asked.short_answer, asked.short_answer_line)
    for point in draft.main_points:
        yield Passage("main points", point.text, point.line)
