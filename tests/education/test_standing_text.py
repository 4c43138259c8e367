"""The standing pages a clinic starts with: as easy to read as the articles, and true of this software."""

import re

import pytest

from education.domain.readability import score
from education.setting_up.standing_text import STANDING_PAGES, StandingText

HARDEST_GRADE = 8
BY_SLUG = {page.slug: page for page in STANDING_PAGES}


def words_of(page: StandingText) -> str:
    lines = [str(line) for part in page.parts for line in part.paragraphs]
    return "\n\n".join([str(page.deck), *lines])


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_standing_page_is_easy_to_read(slug: str):
    found = score(words_of(BY_SLUG[slug]))

    assert found is not None
    assert found.grade <= HARDEST_GRADE


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_standing_page_promises_no_perfection(slug: str):
    """What no software can promise would be untrue on the first bad day."""
    too_sure = (
        r"\b(every page works|always works|no trace|guarantee|100 ?%|completely safe|anonymous)\b"
    )

    assert not re.search(too_sure, words_of(BY_SLUG[slug]), re.IGNORECASE)


def test_privacy_names_whatever_the_software_can_read_or_keeps():
    said = words_of(BY_SLUG["privacy"])

    for kept in ("e-mail address", "day and time", "kind of entry", "search", "useful", "30 days"):
        assert kept in said, kept
