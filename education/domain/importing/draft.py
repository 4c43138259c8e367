"""The draft article: what a document says, field by field, with nothing of it lost."""

from collections import Counter
from dataclasses import dataclass, field

from education.domain.importing.blocks import SectionBlock
from education.domain.importing.issue import Issue
from education.domain.importing.tree import Footnote, FrontValue, Line, words_in

ROLES = ("what", "science", "symptoms", "clinicians", "steps", "visit", "bottom_line", "other")
LONGEST_SHORT_ANSWER = 240
MOST_MAIN_POINTS = 7


@dataclass(frozen=True)
class Unplaced:
    """Words that found no field; ``why`` names a picture, a menu and so on, where that is known."""

    text: str
    line: int
    why: str = ""


@dataclass(frozen=True)
class Section:
    """A headed section; ``role`` is one of ``ROLES``, guessed from the heading.

    ``cites`` holds the labels of papers in the order in which the text names them.
    """

    heading: str
    role: str
    line: int
    blocks: tuple[SectionBlock, ...] = ()
    cites: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words of the section as strings; joined by spaces they are the document's words."""
        return tuple(text for block in self.blocks for text in block.texts() if text)


@dataclass(frozen=True)
class Question:
    """A question with its short answer (to be read aloud) and its long one; either may be empty."""

    question: str
    line: int
    short_answer: str = ""
    long_answer: str = ""
    short_answer_line: int = 0
    long_answer_line: int = 0


@dataclass(frozen=True)
class Point:
    """One main point, or one related article; ``marker`` is its number as written, if it had one."""

    text: str
    line: int
    marker: str = ""


@dataclass(frozen=True)
class ArticleDraft:
    """A whole document as an article.

    Attributes:
        reading_minutes: as the document says, or worked out as a page works it out.
        stated_minutes: as the document says, ``None`` when it does not.
        labels: words of the source that only named or numbered a field ("Main Points", "min read").
        front: the front matter, with strings as values.
        lines: where the fields of the header stand.
        papers: numbers of the portal's papers that a footnote label may stand for.
        own_lines: where the document cites a footnote that is none of them.
        footnotes: what the document's own footnotes say, in their order.
        source: the document as numbered lines, for an editor to compare.
        counted: what a line is: a ``line`` of the file, or a ``paragraph``.
        sha256: of the bytes of the document, in hexadecimal.
    """

    title: str = ""
    deck: str = ""
    publisher: str = ""
    byline: str = ""
    reading_minutes: int = 1
    stated_minutes: int | None = None
    topic: str = ""
    quick_answer: str = ""
    intro: str = ""
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    main_points: tuple[Point, ...] = ()
    related: tuple[Point, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    issues: tuple[Issue, ...] = ()
    labels: tuple[str, ...] = ()
    front: dict[str, FrontValue] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    papers: frozenset[str] = frozenset()
    own_lines: tuple[int, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    source: tuple[Line, ...] = ()
    counted: str = "line"
    sha256: str = ""

    def placed(self) -> list[str]:
        """Return every string that found a field, labels and numbers among them."""
        return [
            *(self.title, self.deck, self.publisher, self.byline, self.topic),
            *(self.quick_answer, self.intro),
            *(text for s in self.sections for text in (s.heading, *s.paragraphs)),
            *(text for q in self.questions for text in (q.question, q.short_answer, q.long_answer)),
            *(f"{p.marker} {p.text}" for p in (*self.main_points, *self.related)),
            *([str(self.stated_minutes)] if self.stated_minutes is not None else []),
            *self.labels,
        ]

    def word_counts(self) -> Counter[str]:
        """Return how often each word stands in the draft, placed or not: the source's own count."""
        texts = [*self.placed(), *(item.text for item in self.unplaced)]
        return Counter(word for text in texts for word in words_in(text))

    def as_json(self, page_id: int | None = None) -> dict[str, object]:
        """Return the draft with the keys that ``import_article --json`` promises."""
        return {
            **{name: getattr(self, name) for name in ("title", "deck", "publisher", "byline")},
            **{name: getattr(self, name) for name in ("reading_minutes", "topic", "quick_answer")},
            "intro": self.intro,
            "sections": [
                {"heading": s.heading, "role": s.role, "paragraphs": list(s.paragraphs)}
                for s in self.sections
            ],
            "questions": [
                {
                    "question": q.question,
                    "short_answer": q.short_answer,
                    "long_answer": q.long_answer,
                }
                for q in self.questions
            ],
            "main_points": [point.text for point in self.main_points],
            "related": [point.text for point in self.related],
            "unplaced": [item.text for item in self.unplaced],
            "issues": [issue.as_json() for issue in self.issues],
            "sha256": self.sha256,
            "page_id": page_id,
        }
