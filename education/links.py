"""Which section of an article explains which tag, red flag, question, claim or strategy."""

from collections.abc import Iterator
from typing import Any, NamedTuple


class Link(NamedTuple):
    """``kind`` is one of ``ArticleLink.Kind``; ``code`` is the snippet's lasting code."""

    section_anchor: str
    kind: str
    code: str


def links_of(page: Any) -> set[Link]:
    """Return every link of an article's own words. The headline claim has no section: anchor ""."""
    links = {Link(*link) for section in page.sections for link in _links_of_section(section.value)}
    if page.headline_claim_id:
        links.add(Link("", "claim", page.headline_claim.code))
    for question in page.questions:
        if question.value.get("claim"):
            links.add(Link("", "claim", question.value["claim"].code))
    return links


def _links_of_section(section: Any) -> Iterator[tuple[str, str, str]]:
    anchor = section.get("anchor") or ""
    for block in section.get("body") or ():
        for kind, snippet in _snippets_of(block.block_type, block.value):
            if snippet is not None:
                yield anchor, kind, snippet.code


def _snippets_of(block_type: str, value: Any) -> Iterator[tuple[str, Any]]:
    if block_type == "claim":
        yield "claim", value
    elif block_type == "red_flags":
        yield from (("red_flag", flag) for flag in value["flags"])
    elif block_type == "track":
        yield from (("tag", tag) for tag in value["tags"])
    elif block_type == "visit_questions":
        yield from (("question", question) for question in value)
    elif block_type == "do_dont":
        yield from (("strategy", strategy) for strategy in value.get("tries") or ())
