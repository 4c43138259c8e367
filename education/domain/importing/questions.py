"""Questions and answers, main points and related articles."""

import re
from collections.abc import Iterable

from education.domain.importing.draft import (
    LONGEST_SHORT_ANSWER,
    Point,
    Question,
    Unplaced,
)
from education.domain.importing.labels import is_question
from education.domain.importing.text import block_texts, with_links
from education.domain.importing.tree import Block, Heading, Leftover, Lines, Listing, Paragraph

MUCH_SHORTER = 0.8
LONGEST_RELATED = 150
_Q = re.compile(r"^(Q(?:uestion)?\s*\d*\s*[:.)])\s*", re.IGNORECASE)
_A = re.compile(r"^(A(?:nswer)?\s*[:.)])\s+", re.IGNORECASE)
_SHORT = re.compile(r"^((?:short|quick) answer\s*:|in short\s*:)\s*", re.IGNORECASE)
_FOOTER = re.compile(r"©|\bcopyright\b|all rights reserved", re.IGNORECASE)

Answer = tuple[str, int]


class QuestionReader:
    """Reads the blocks of a questions part; ``unplaced`` and ``labels`` gather what is no answer."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.unplaced: list[Unplaced] = []
        self.labels: list[str] = []
        self._asked: tuple[str, int] | None = None
        self._answers: list[Answer] = []

    def read(self, blocks: Iterable[Block]) -> None:
        """Read one part of questions; a document may have several."""
        for block in blocks:
            question = self._question_text(block)
            if question:
                self._finish()
                self._asked = (self._without(_Q, question), block.line)
            elif self._asked:
                self._answers += [(text, block.line) for text in block_texts(block)]
            else:
                self.unplaced += [Unplaced(text, block.line) for text in block_texts(block)]
        self._finish()

    def _question_text(self, block: Block) -> str:
        if isinstance(block, Heading) and (block.level or is_question(block.text)):
            return block.text
        if isinstance(block, Paragraph) and is_question(_Q.sub("", block.text.plain)):
            return with_links(block.text)
        return ""

    def _finish(self) -> None:
        if self._asked:
            question, line = self._asked
            short, long = self._split(self._answers)
            text = "\n\n".join(self._without(_A, answer) for answer, _ in long)
            at = long[0][1] if long else line
            self.questions.append(Question(question, line, short[0], text, short[1], at))
        self._asked, self._answers = None, []

    def _split(self, answers: list[Answer]) -> tuple[Answer, list[Answer]]:
        """Return the short answer and the long ones: the last is short unless another says so."""
        for at, (text, line) in enumerate(answers):
            if _SHORT.match(text):
                return (self._without(_SHORT, text), line), answers[:at] + answers[at + 1 :]
        if len(answers) < 2:
            return ("", 0), answers
        first, last = answers[0][0], answers[-1][0]
        if len(first) <= LONGEST_SHORT_ANSWER and len(first) < MUCH_SHORTER * len(last):
            return (self._without(_A, first), answers[0][1]), answers[1:]
        return (self._without(_A, last), answers[-1][1]), answers[:-1]

    def _without(self, label: re.Pattern[str], text: str) -> str:
        """Return ``text`` without the label that opens it, which is kept among the labels."""
        found = label.match(text)
        if not found or not text[found.end() :].strip():
            return text
        self.labels.append(found.group(1))
        return text[found.end() :]


def read_points(blocks: Iterable[Block]) -> list[Point]:
    """Return the main points: list items, or lines and paragraphs where there is no list."""
    return [point for block in blocks for point in _points(block)]


def _points(block: Block) -> list[Point]:
    if isinstance(block, Listing):
        return [Point(with_links(item.text), item.line, item.marker) for item in block.items]
    if isinstance(block, Lines):
        return [Point(line.text, line.line) for line in block.lines]
    return [Point(text, block.line) for text in block_texts(block)]


def read_related(blocks: Iterable[Block]) -> tuple[list[Point], list[Unplaced]]:
    """Return the titles of related articles, and what stands there and is none."""
    related: list[Point] = []
    unplaced: list[Unplaced] = []
    for block in blocks:
        for point in _points(block):
            title = len(point.text) <= LONGEST_RELATED and not _FOOTER.search(point.text)
            sentence = isinstance(block, Paragraph) and point.text.endswith((".", "!"))
            if title and not sentence and not isinstance(block, Leftover):
                related.append(point)
            else:
                unplaced.append(Unplaced(f"{point.marker} {point.text}".strip(), point.line))
    return related, unplaced
