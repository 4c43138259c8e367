"""The documents of the sample clinic as tests read them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import education
from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Chosen
from education.domain.importing.draft import Section
from portal.sample.content import ARTICLES

EDUCATION = Path(education.__file__).parent


@cache
def read(slug: str) -> ArticleDraft:
    """Return the draft that the importer makes of an article."""
    path = ARTICLES / f"{slug}.md"
    return read_document(path.read_bytes(), path.name)


def words_of(draft: ArticleDraft) -> str:
    """Return everything a reader reads, without the codes that choose other content."""
    body = [words_of_section(section) for section in draft.sections]
    answers = [text for q in draft.questions for text in (q.short_answer, q.long_answer)]
    points = [point.text for point in draft.main_points]
    return "\n\n".join([draft.quick_answer, draft.intro, *body, *answers, *points])


def words_of_section(section: Section) -> str:
    """Return the words of one section, without its heading and without codes."""
    blocks = [block for block in section.blocks if not isinstance(block, Chosen)]
    texts = (text for block in blocks for text in block.texts())
    return "\n\n".join(text for text in texts if not text.startswith("[try:"))


def all_words_of(draft: ArticleDraft) -> str:
    """Return the same with title, deck, headings and questions."""
    heads = [draft.title, draft.deck, *(section.heading for section in draft.sections)]
    return "\n\n".join([*heads, *(q.question for q in draft.questions), words_of(draft)])


def codes(draft: ArticleDraft, kind: str) -> set[str]:
    """Return the codes of one kind that an article chooses, in whatever section."""
    blocks = [block for section in draft.sections for block in section.blocks]
    chosen = [block for block in blocks if isinstance(block, Chosen) and block.kind == kind]
    return {code for block in chosen for code in block.codes}


def shipped(path: str) -> Any:
    """Return a data file that ships with education."""
    return json.loads(shipped_text(path))


def shipped_text(path: str) -> str:
    """Return the text of a data file that ships with education."""
    return (EDUCATION / path).read_text(encoding="utf-8")
