"""The article in docs/articles.md imports as that page says it does."""

import re
from pathlib import Path

import pytest

from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Callout, Chosen, DosAndDonts, Prose, Steps, TableBlock
from education.domain.importing.draft import ROLES
from education.domain.importing.reading import FIELDS, KNOWN_FRONT

GUIDE = (Path(__file__).parents[3] / "docs" / "articles.md").read_text(encoding="utf-8")
LEFT_FOR_EVERY_EDITOR = {
    "reading_time_computed",
    "no_reviewer",
    "no_review_date",
    "no_conflict_of_interest",
    "certainty_not_assessed",
}


@pytest.fixture(scope="module")
def draft() -> ArticleDraft:
    found = re.search(r"````markdown\n(.*?)````", GUIDE, re.DOTALL)
    assert found
    return read_document(found.group(1).encode(), "warm-water.md")


def test_its_example_leaves_nothing_unplaced_and_nothing_to_mend(draft: ArticleDraft):
    assert draft.unplaced == ()
    assert {issue.code for issue in draft.issues} <= LEFT_FOR_EVERY_EDITOR


def test_its_example_has_every_part_of_an_article(draft: ArticleDraft):
    blocks = [block for section in draft.sections for block in section.blocks]

    assert [section.role for section in draft.sections] == list(ROLES[:-1])
    assert {type(b) for b in blocks} >= {Callout, Chosen, DosAndDonts, Prose, Steps, TableBlock}
    assert {b.kind for b in blocks if isinstance(b, Chosen)} == {
        "claim",
        "red_flags",
        "track",
        "ask",
    }
    assert draft.questions[0].short_answer.startswith("If it is clean")
    assert [point.text for point in draft.related] == ["Does fibre help the gut?"]
    assert draft.quick_answer.startswith("We do not know.")
    assert draft.papers == {"25"}


def test_it_names_every_key_of_the_head_that_the_importer_reads(draft: ArticleDraft):
    table = GUIDE.partition("## The head")[2].partition("## The body")[0]
    named = set(re.findall(r"`(\w+)`", table))

    assert named == {*FIELDS, *KNOWN_FRONT, "reading_minutes"} - {"intro"}
    assert set(draft.front) == named - {"reading_minutes"}
