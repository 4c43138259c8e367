"""A document and the page made of it take equally long to read."""

from pathlib import Path

import pytest

from education.domain.importing import read_document
from education.domain.importing.body_texts import body_texts
from education.domain.reading_time import minutes_for
from education.importing import import_draft
from education.models import ArticlePage, EducationIndexPage
from education.models.reading_time import minutes_to_read, texts_of

DOCUMENTS = Path(__file__).parents[1] / "documents"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (238, 1), (239, 2), (476, 2), (10**6, 240)]
)
def test_minutes_are_rounded_up_between_one_and_240(words: int, minutes: int):
    assert minutes_for(["word " * words]) == minutes


@pytest.mark.django_db
@pytest.mark.parametrize("words", range(225, 245))
def test_a_page_takes_as_long_as_its_document(parent: EducationIndexPage, words: int):
    text = "# T\n\nQuick words.\n\n## What it is\n\n{}\n\n1. One step.\n2. Two.\n\n## FAQ\n\n### Is it?\n\nYes. It is so.\n\nYes.\n"
    draft = read_document(text.format("word " * (words - 20)).encode(), "x.md")

    page = import_draft(draft=draft, parent=parent, file_name="x.md").page

    assert minutes_to_read(page) == draft.reading_minutes
    assert page.reading_minutes == draft.reading_minutes


@pytest.mark.django_db
def test_a_page_counts_the_words_that_its_document_counts(parent: EducationIndexPage):
    draft = read_document((DOCUMENTS / "hiccups.txt").read_bytes(), "hiccups.txt")
    page = import_draft(draft=draft, parent=parent, file_name="hiccups.txt").page
    page = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()

    counts = [len(" ".join(texts).split()) for texts in (texts_of(page), body_texts(draft))]
    assert counts[0] == counts[1]


def test_chosen_content_and_addresses_are_not_counted():
    text = b"# T\n\nQuick.\n\n## H\n\n[claim: C01]\n\nOne [two](https://example.org/a/b).\n"

    assert body_texts(read_document(text, "x.md")) == ["Quick.", "", "H", "One two."]
