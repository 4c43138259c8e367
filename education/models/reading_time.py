"""How long an article takes to read, and the anchors of its sections."""

import math
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue

WORDS_A_MINUTE = 238
LONGEST = 240


def minutes_to_read(page: Any) -> int:
    """Return whole minutes, at least 1, over everything a reader of the body reads."""
    streams = (page.main_points, page.sections, page.questions)
    texts = [page.quick_answer, page.intro, *(words_of(stream) for stream in streams)]
    count = sum(len(strip_tags(str(text)).split()) for text in texts)
    return min(max(1, math.ceil(count / WORDS_A_MINUTE)), LONGEST)


def words_of(stream: StreamValue) -> str:
    """Return the text of a stream, as the search index would read it."""
    return " ".join(map(str, stream.stream_block.get_searchable_content(stream)))


def give_anchors(sections: StreamValue) -> None:
    """Give each section without an anchor one made of its heading, unlike all others."""
    taken = {section.value.get("anchor") for section in sections} - {"", None}
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
