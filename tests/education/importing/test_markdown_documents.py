"""A Markdown document becomes an article: front matter, tables, footnotes, chosen content."""

from pathlib import Path

import pytest

from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Ask, Callout, Chosen, DosAndDonts, Steps, TableBlock

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.md"


@pytest.fixture(scope="module")
def draft() -> ArticleDraft:
    return read_document(DOCUMENT.read_bytes(), DOCUMENT.name)


def blocks(draft: ArticleDraft, kind: type) -> list:
    return [b for section in draft.sections for b in section.blocks if isinstance(b, kind)]


def test_front_matter_fills_the_header_and_the_same_title_below_is_no_section(draft: ArticleDraft):
    assert draft.title == "Are hiccups harmful?"
    assert draft.deck == "A short look at a small cramp."
    assert (draft.topic, draft.stated_minutes) == ("Breathing", 3)
    assert draft.quick_answer == "Ordinary hiccups are not known to do harm.[1]"
    assert draft.front["slug"] == "are-hiccups-harmful"
    assert [section.role for section in draft.sections] == ["what", "steps", "visit"]


def test_bold_words_and_links_survive_as_safe_html(draft: ArticleDraft):
    html = draft.sections[0].blocks[0].text.html

    assert '<a href="https://example.org/long">a longer text</a>' in html


def test_html_and_script_addresses_are_words_and_never_tags():
    text = b"# T\n\nQuick.\n\n## H\n\n<script>x</script> **bold** [go](javascript:alert(1))"

    html = read_document(text, "x.md").sections[0].blocks[0].text.html

    assert "<script" not in html
    assert "<a " not in html
    assert "<b>bold</b>" in html


def test_content_of_the_portal_is_chosen_by_code(draft: ArticleDraft):
    assert [(chosen.kind, chosen.codes) for chosen in blocks(draft, Chosen)] == [
        ("claim", ("C01",)),
        ("red_flags", ("RF17", "RF33")),
        ("track", ("hiccups", "sour_taste")),
    ]


def test_lists_tables_and_quotations_keep_their_kind(draft: ArticleDraft):
    assert blocks(draft, TableBlock)[0].rows[1] == ("Short", "minutes")
    assert blocks(draft, Callout)[0].text.plain.startswith("Hiccups that last")
    assert blocks(draft, Steps)[0].texts()[0] == "1. Sip water."
    assert [text.plain for text in blocks(draft, DosAndDonts)[0].donts] == ["Panic"]
    assert blocks(draft, Ask)[0].questions[1] == "What would you check?"


def test_a_marked_short_answer_is_the_short_one_wherever_it_stands(draft: ArticleDraft):
    assert draft.questions[0].short_answer == "Not usually."
    assert draft.questions[0].long_answer.startswith("They can be a nuisance")


def test_what_no_field_can_hold_is_kept_with_its_line(draft: ArticleDraft):
    kept = {item.text.split()[0]: item.line for item in draft.unplaced}

    assert kept["[note]"] > 60
    assert "A" in kept  # the words of the picture


def test_front_matter_keeps_the_strings_that_were_written():
    draft = read_document(b"---\nslug: 2024-13-45\ntopic: no\n---\n# T\n\nQuick.", "x.md")

    assert draft.front == {"slug": "2024-13-45", "topic": "no"}
    assert draft.topic == "no"


def test_front_matter_nobody_knows_is_unplaced():
    draft = read_document(b"---\nmood: sunny\n---\n# T\n\nQuick.", "x.md")

    assert [item.text for item in draft.unplaced] == ["sunny"]


def test_lines_are_counted_from_the_top_of_the_file(draft: ArticleDraft):
    lines = DOCUMENT.read_text().split("\n")

    assert lines[draft.sections[0].line - 1] == "## What they are"
