"""What a careful editor would raise about a draft, each with the line it came from."""

import re
from collections.abc import Iterator

from education.domain.importing.citing import numbers_in
from education.domain.importing.draft import (
    LONGEST_SHORT_ANSWER,
    MOST_MAIN_POINTS,
    ArticleDraft,
    Unplaced,
)
from education.domain.importing.header import Header
from education.domain.importing.issue import Issue
from education.domain.importing.labels import part_of
from education.domain.importing.passages import Passage, passages_of
from education.domain.importing.tree import words_in
from education.domain.importing.wording_issues import wording_issues

LONGEST_QUOTE = 160
UNMATCHED = "reference_not_matched"
_CITATION = re.compile(r"doi\.org|doi:|\bPMID\b|https?://|\bet al\b", re.IGNORECASE)


def find_issues(
    draft: ArticleDraft, header: Header, *, guessed_encoding_line: int | None
) -> list[Issue]:
    """Return the issues of ``draft`` in the order of their lines."""
    passages = passages_of(draft, header.lines)
    found = [
        *_encoding(guessed_encoding_line),
        *_missing_fields(draft, header),
        *_people(draft, header, passages),
        *_evidence(draft, passages),
        *_numbers(draft, passages),
        *_footnotes(draft),
        *_answers(draft),
        *_lists(draft),
        *_unplaced(draft),
        *wording_issues(draft, passages),
    ]
    return sorted(found, key=lambda issue: issue.line)


def _encoding(line: int | None) -> Iterator[Issue]:
    if line is not None:
        yield Issue(
            "encoding_guessed",
            "The file is not UTF-8; it was read as Windows-1252. Check the accents and quotation marks.",
            line,
        )


def _missing_fields(draft: ArticleDraft, header: Header) -> Iterator[Issue]:
    names = {"title": "title", "deck": "sentence under the title", "quick_answer": "quick answer"}
    for name, words in {**names, "topic": "topic", "intro": "introduction"}.items():
        if not getattr(draft, name):
            yield Issue(f"no_{name}", f"No {words} was found.", header.lines.get("title", 1))
    if not draft.sections:
        yield Issue("no_sections", "No headed section was found.", 1)
    if draft.stated_minutes is None:
        message = "No reading time was given; it was worked out from the number of words."
        yield Issue("reading_time_computed", message, header.lines.get("title", 1))


def _people(draft: ArticleDraft, header: Header, passages: list[Passage]) -> Iterator[Issue]:
    line = header.lines.get("byline", header.lines.get("title", 1))
    organisation = bool(draft.publisher) and draft.byline.startswith(draft.publisher)
    if not draft.byline:
        yield Issue("no_author", "Nobody is named as the author.", line)
    elif organisation:
        yield Issue(
            "no_named_author", "The author is an organisation: name the person who wrote it.", line
        )
    yield Issue("no_reviewer", "No clinical reviewer is named; choose one.", line)
    yield Issue(
        "no_review_date", "There is no review date; set it when the page is reviewed.", line
    )
    if not any("conflict" in passage.text.casefold() for passage in passages):
        message = "Nothing is said about conflicts of interest."
        yield Issue("no_conflict_of_interest", message, line)


def _evidence(draft: ArticleDraft, passages: list[Passage]) -> Iterator[Issue]:
    cited = bool(draft.footnotes) or any(section.cites for section in draft.sections)
    listed = any(part_of(section.heading) == "references" for section in draft.sections)
    if not (cited or listed or any(_CITATION.search(passage.text) for passage in passages)):
        first = draft.sections[0].line if draft.sections else 1
        message = "No reference is given for anything the document says."
        yield Issue("no_references", message, first)
    first = draft.sections[0].line if draft.sections else 1
    yield Issue(
        "certainty_not_assessed",
        "How sure the evidence is has not been assessed; make claims and assess them.",
        first,
    )


def _numbers(draft: ArticleDraft, passages: list[Passage]) -> Iterator[Issue]:
    """Yield an issue for numbers of the document's own, and one for each paper no section has."""
    found = [(number, p.line) for p in passages for number in sorted(numbers_in(p.text))]
    notes = {note.label for note in draft.footnotes}
    known = draft.papers | notes
    own = [*draft.own_lines, *(line for number, line in found if number not in known)]
    if own:
        message = "The document numbers papers of its own; choose references by hand."
        yield Issue("own_reference_numbers", message, min(own))
    in_sections = {label for section in draft.sections for label in section.cites}
    outside = {n: line for n, line in reversed(found) if n in known - in_sections}
    for number, line in outside.items():
        what = "Footnote" if number in notes else "Paper"
        message = f"{what} {number} is cited outside the sections; choose it in one of them."
        yield Issue("paper_outside_sections", message, line)


def _footnotes(draft: ArticleDraft) -> Iterator[Issue]:
    """Yield an issue for each footnote: which paper it is, only the portal's list of papers can say."""
    for note in draft.footnotes:
        if words_in(note.text.plain):
            message = (
                f"Footnote {note.label} is no reference of the clinic yet: “{_shortened(note.text.plain)}”."
                " If it is a paper, add it under References and choose it in the section that cites it."
            )
            yield Issue(UNMATCHED, message, note.line)


def _shortened(text: str) -> str:
    """Return enough of a footnote to know it by."""
    text = text.rstrip(". ")
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}…"


def _answers(draft: ArticleDraft) -> Iterator[Issue]:
    for asked in draft.questions:
        if not asked.long_answer:
            yield Issue("no_long_answer", f"No long answer: “{asked.question}”", asked.line)
        if not asked.short_answer:
            yield Issue("no_short_answer", f"No short answer: “{asked.question}”", asked.line)
        elif len(asked.short_answer) > LONGEST_SHORT_ANSWER:
            message = (
                f"The short answer has {len(asked.short_answer)} characters;"
                f" {LONGEST_SHORT_ANSWER} can be read aloud."
            )
            yield Issue("short_answer_too_long", message, asked.short_answer_line)


def _lists(draft: ArticleDraft) -> Iterator[Issue]:
    last = max((q.line for q in draft.questions), default=1)
    last = max([last, *(point.line for point in draft.main_points)])
    if not draft.main_points:
        yield Issue("no_main_points", "No main points were found.", last)
    elif len(draft.main_points) > MOST_MAIN_POINTS:
        message = f"There are {len(draft.main_points)} main points; {MOST_MAIN_POINTS} have room."
        yield Issue("too_many_main_points", message, draft.main_points[MOST_MAIN_POINTS].line)
    if not draft.related:
        yield Issue("no_related", "No related article is named; choose some.", last)
    for section in draft.sections:
        if not section.paragraphs:
            yield Issue("empty_section", f"Nothing stands under “{section.heading}”.", section.line)
    for section in draft.sections:
        if section.role == "other" and part_of(section.heading) == "section":
            message = f"What “{section.heading}” is about was not recognised; choose its role."
            yield Issue("role_not_recognised", message, section.line)


def _unplaced(draft: ArticleDraft) -> Iterator[Issue]:
    for item in draft.unplaced:
        if item.why != "footnote":
            yield _left(item)


def _left(item: Unplaced) -> Issue:
    count = len(words_in(item.text))
    words = "1 word" if count == 1 else f"{count} words"
    if item.why == "picture":
        message = f"A picture was left out: “{item.text}”. Add it as a figure and describe it."
        return Issue("picture_left_out", message, item.line)
    if item.why == "link":
        message = f"A link to “{item.text}” leads nowhere outside its own site and was left out."
        return Issue("unplaced", message, item.line)
    if item.why:
        return Issue("left_out", f"Left out ({item.why}): {words}.", item.line)
    return Issue("unplaced", f"{words} found no field.", item.line)
