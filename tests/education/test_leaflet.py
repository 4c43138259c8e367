"""The leaflet of every article is a tagged A4 file that says when to get help and how current it is."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.cache import cache

from education import models
from education.leaflet.paper import BOX
from education.leaflet.rich_text import blocks_of
from tests.education import shelf
from tests.education.leaflets import (
    elements,
    full_article,
    kinds,
    leaflet_file,
    reviewed,
    text_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
A4 = (595, 842)


@pytest.fixture(autouse=True)
def _no_picture_remembered():
    cache.clear()  # Wagtail keeps there which sizes of a picture exist


@pytest.mark.parametrize("size", ["normal", "large"])
def test_every_block_is_there_and_the_file_is_tagged(size):
    pdf = leaflet_file(full_article(), size=size)

    root, text = pdf.trailer["/Root"], text_of(pdf)
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "A sample guide"
    assert {tuple(round(edge) for edge in page.mediabox[2:]) for page in pdf.pages} == {A4}
    for words in ("One plain sentence.", "A short answer.", "The main point.", "“Sample claim S01”",
                  "Unproven", "Very low", "Adults.", "Sample sign RF01", "Call 999 or go to A&E",
                  "weight", "a link", "Within one", "First step.", "Two weeks help.", "Bloating", "What next?", "To plan.",
                  "Walks", "Kits", "Caption words", "Drawn by a sample", "All of it is green.",
                  "Fibre in foods", "Oats <10 g>", "note", "Mind this", "Callout words.", "Is it?",
                  "It may be.", "Longer words.", "What this page cannot tell you",
                  "tight junction: Seals of cells.", "Sample study 7", "doi:10.1000/7",
                  "Sample Writer", "Sample Reviewer", "#eval(1) $x$ *stars*"):  # fmt: skip
        assert words in text, words


def test_headings_lists_tables_pictures_and_links_have_their_tags():
    pdf = leaflet_file(full_article())

    found = kinds(pdf)
    for tag in (
        "/Title",
        "/H1",
        "/H2",
        "/H3",
        "/L",
        "/LI",
        "/Table",
        "/TH",
        "/TD",
        "/Link",
        "/Figure",
    ):
        assert found[tag], tag
    alts = [str(e.get("/Alt", "")) for e in elements(pdf) if e["/S"] == "/Figure"]
    assert "A green square" in alts
    assert any("/articles/sample-guide/" in alt for alt in alts)  # the code that leads to the page
    assert all(alts)


def test_headings_never_skip_a_level():
    levels = [int(e["/S"][2:]) for e in elements(leaflet_file(full_article())) if e["/S"][1] == "H"]

    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("size", ["normal", "large"])
def test_every_sheet_says_when_to_get_help_and_when_it_was_reviewed(size):
    page = reviewed(full_article(), date(2026, 1, 5), date(2029, 1, 5))

    pdf = leaflet_file(page, size=size)

    assert len(pdf.pages) > 1
    for number, sheet in enumerate(pdf.pages, start=1):
        text = " ".join(sheet.extract_text().split())
        assert "When to get help: in an emergency, call 999 or go to A&E now." in text
        assert "The signs are on page" in text
        assert "Last reviewed 5 January 2026. Next review due 5 January 2029." in text
        assert f"Page {number} of {len(pdf.pages)}" in text


def test_an_overdue_leaflet_says_so_on_top_and_on_every_sheet():
    page = reviewed(full_article(), date(2026, 1, 5), date(2029, 1, 5))

    pdf = leaflet_file(page, overdue=True)

    assert "This leaflet is past its review date." in pdf.pages[0].extract_text()
    for sheet in pdf.pages:
        assert "It was due again by 5 January 2029." in " ".join(sheet.extract_text().split())


def test_an_article_with_next_to_nothing_has_a_leaflet():
    pdf = leaflet_file(shelf.article(deck="", title="Bare"))

    assert "in an emergency, call 999" in text_of(pdf)
    assert "The signs are on page" not in text_of(pdf)


def test_letters_without_a_shape_cost_no_reader_the_leaflet():
    text = text_of(leaflet_file(shelf.article(title="Gut \U0001f600 \U000e0041 feelings Łódź ≥ ½")))

    assert "feelings Łódź ≥ ½" in text
    assert BOX in text or "\U0001f600" in text


def test_a_picture_that_is_gone_leaves_its_words():
    page = full_article()
    image = models.ClinicImage.objects.get()
    for rendition in image.renditions.all():
        rendition.file.delete(save=False)
    Path(image.file.path).unlink()

    assert "A green square" in text_of(leaflet_file(page))


def test_a_large_print_leaflet_is_set_in_large_print():
    page = shelf.article()
    sizes = set()
    leaflet_file(page, size="large").pages[0].extract_text(
        visitor_text=lambda text, _cm, matrix, _font, size: sizes.add(
            round(abs(size * matrix[3]))) if text.strip() else None)  # fmt: skip

    assert min(sizes) >= 14


def test_what_is_no_text_never_reaches_the_paper():
    blocks = blocks_of(
        "<p>a<!-- secret --><a href='javascript:x'>b</a><br>c</p><div>d<p>e</p>f</div>"
    )

    assert [[run["t"] for run in block["runs"]] for block in blocks] == [
        ["a", "b", "\n", "c"],
        ["d"],
        ["e"],
        ["f"],
    ]
    assert not any("href" in run for block in blocks for run in block["runs"])


def test_papers_cited_side_by_side_are_two_numbers():
    papers = [shelf.reference(number) for number in (1, 2)]
    words = ("text", "<p>Both agree.[^1][^2]</p>")
    page = shelf.article(sections=[shelf.section("Text", words, references=papers)])

    assert "Both agree.1, 2" in text_of(leaflet_file(page))
