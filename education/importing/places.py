"""Where in the editor each issue of an import belongs: the field or block that its line went to."""

from collections.abc import Iterator
from typing import Any

from education.domain.importing import ArticleDraft, Issue
from education.domain.importing.issues import UNMATCHED

# Issues that are about a field whatever line they name. The byline and the articles to read next can
# take no comment, so what is missing there stands at a field of the same tab.
FIELD_OF = {
    "no_title": "title",
    "no_deck": "deck",
    "no_quick_answer": "quick_answer",
    "no_intro": "intro",
    "no_topic": "topic",
    "topic_not_found": "topic",
    "no_author": "publisher",
    "author_not_found": "publisher",
    "no_named_author": "publisher",
    "no_reviewer": "publisher",
    "no_conflict_of_interest": "publisher",
    "no_review_date": "evidence_current_to",
    "reading_time_computed": "reading_minutes_override",
    "no_main_points": "main_points",
    "too_many_main_points": "main_points",
    "no_related": "topic",
    "related_not_found": "topic",
    "address_taken": "slug",
    "no_sections": "sections",
}
HEADER = ("title", "deck", "publisher", "topic", "quick_answer", "intro")
# What a whole page shows around an article needs nobody's hand.
WITHOUT_COMMENT = {"left_out", "scripts_left_out", "encoding_guessed"}
# A value that is a structure takes a comment on its first words.
FIRST_PART = {"callout": "title", "do_dont": "do_heading", "track": "intro"}
COMMENTED_WHOLE = {"text", "claim", "table"}

Place = tuple[int, str]


class Places:
    """The places of one page, as it was saved, so that every block has its id."""

    def __init__(self, page: Any, draft: ArticleDraft, body_lines: list[list[int]]) -> None:
        """Note where each line went; ``body_lines`` says where the values of each section start."""
        self._notes = _notes(page, draft)
        self._starts = sorted(_places(page, draft, body_lines), key=lambda place: place[0])

    def path(self, issue: Issue) -> str:
        """Return the content path of an issue's place: its field, or the field or block above its line."""
        if issue.code in FIELD_OF:
            return FIELD_OF[issue.code]
        if issue.line in self._notes:
            return self._notes[issue.line]
        if issue.code == UNMATCHED:
            return "sections"
        above = [path for line, path in self._starts if line <= issue.line]
        return above[-1] if above else "title"


def _places(page: Any, draft: ArticleDraft, body_lines: list[list[int]]) -> Iterator[Place]:
    yield from ((draft.lines[name], name) for name in HEADER if name in draft.lines)
    for section, block, lines in zip(draft.sections, page.sections, body_lines, strict=True):
        yield section.line, f"sections.{block.id}.heading"
        yield from _body(block, lines)
    for asked, block in zip(draft.questions, page.questions, strict=True):
        yield asked.line, f"questions.{block.id}.question"
        yield asked.long_answer_line or asked.line, f"questions.{block.id}.long_answer"
        if asked.short_answer_line:
            yield asked.short_answer_line, f"questions.{block.id}.short_answer"
    for point, block in zip(draft.main_points, page.main_points, strict=False):
        yield point.line, f"main_points.{block.id}"


def _body(section: Any, lines: list[int]) -> Iterator[Place]:
    for line, block in zip(lines, section.value["body"], strict=True):
        path = f"sections.{section.id}.body.{block.id}"
        if block.block_type in COMMENTED_WHOLE:
            yield line, path
        elif block.block_type in FIRST_PART:
            yield line, f"{path}.{FIRST_PART[block.block_type]}"


def _notes(page: Any, draft: ArticleDraft) -> dict[int, str]:
    found: dict[int, str] = {}
    for note in draft.footnotes:
        for section, block in zip(draft.sections, page.sections, strict=True):
            if note.label in section.cites:
                found.setdefault(note.line, f"sections.{block.id}.heading")
    return found
