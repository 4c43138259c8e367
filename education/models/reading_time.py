"""How long an article takes to read, and the anchors of its sections."""

from typing import Any

from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from education.domain.reading_time import minutes_for

# Ids that every article page has already.
TAKEN_BY_THE_PAGE = {
    "changes",
    "help",
    "limits",
    "main",
    "next",
    "points",
    "qa",
    "refs",
    "useful",
    "useful-hint",
    "useful-words",
    "verdict",
}


def minutes_to_read(page: Any) -> int:
    """Return whole minutes, at least 1, over everything a reader of the body reads."""
    return minutes_for(texts_of(page))


def texts_of(page: Any) -> list[str]:
    """Return the words of the page itself, without those of the claims and questions it shows."""
    texts = [get_text_for_indexing(text) for text in (page.quick_answer, page.intro, page.limits)]
    texts += [*words_of(page.main_points), *words_of(page.questions)]
    for section in page.sections:
        texts += [str(section.value.get("heading") or ""), *words_of(section.value["body"])]
    return texts


def words_of(stream: StreamValue) -> list[str]:
    """Return the texts of a stream, as the search index would read them."""
    return [str(text) for text in stream.stream_block.get_searchable_content(stream)]


def give_anchors(sections: StreamValue) -> None:
    """Give each section without an anchor one made of its heading, unlike all others."""
    taken = {section.value.get("anchor") for section in sections} - {"", None} | TAKEN_BY_THE_PAGE
    for section in sections:
        if not section.value.get("anchor"):
            section.value["anchor"] = unused_anchor(str(section.value.get("heading") or ""), taken)
            taken.add(section.value["anchor"])


def unused_anchor(heading: str, taken: set[str]) -> str:
    base = slugify(heading)[:90].strip("-") or "section"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    return anchor
