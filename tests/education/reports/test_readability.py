"""How hard an article is to read: in its editor after each save, and as a report over all."""

import pytest
from django.urls import reverse

from education.models import GlossaryTerm
from education.reports.plain_words import passages_of, plain
from education.reports.readability import readings_of
from tests.education import shelf

pytestmark = pytest.mark.django_db
LONG = "This sample sentence goes on and on with one more word and one more word until it has far too many of them."


def sample(**values):
    text = f"<p>Eat oats.</p><ul><li>Soft</li><li>Warm [^4]</li></ul><p>{LONG}</p>"
    section = shelf.section("Food", ("text", text))
    return shelf.article(
        **{"sections": [section], "main_points": [("point", "Rest well.")], **values}
    )


def test_rich_text_keeps_its_paragraphs_and_list_items_apart_and_drops_paper_numbers():
    assert plain("<p>One [^4]</p><ul><li>Two &amp; three</li></ul>") == "One \n\nTwo & three"


def test_an_article_is_counted_part_by_part():
    parts = passages_of(sample())

    assert [part.heading for part in parts] == ["Answer and main points", "Food"]
    assert parts[0].text == "One plain sentence.\n\nA short answer.\n\nRest well."
    assert parts[1].text.startswith("Food\n\nEat oats.\n\nSoft\n\nWarm")


def test_the_shared_words_of_claims_are_not_counted_as_the_articles():
    claim = shelf.claim("S01")
    page = shelf.article(sections=[shelf.section("Claims", ("claim", claim))])

    assert "Sample claim" not in "".join(part.text for part in passages_of(page))


def test_long_sentences_are_named_and_the_whole_comes_first():
    whole, _top, food = readings_of(sample())

    assert whole.heading == "Whole article"
    assert food.long == (LONG.rstrip("."),)
    assert whole.scores.counts.words == 8 + food.scores.counts.words
    assert whole.scores.smog is None


def test_words_that_the_glossary_explains_can_be_left_out():
    page = shelf.article(
        sections=[shelf.section("A", ("text", "<p>Gastroenterology helps us.</p>"))]
    )
    shelf.saved(GlossaryTerm, term="gastroenterology", slug="g", meaning="The care of the gut.")

    part = readings_of(page)[-1]

    assert part.without_terms.grade < part.scores.grade


def test_a_page_without_words_has_no_score():
    page = shelf.article(live=False, deck="", quick_answer="", sections=[])

    assert readings_of(page) == []


@pytest.mark.slow
def test_the_editor_shows_the_counts_and_counts_again_after_a_save(browsers, people):
    page = sample()
    editor = browsers["writer"].get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert b"How it reads" in editor.content
    assert b"Reading age about" in editor.content
    assert b"education/readability.js" in editor.content
    assert LONG.rstrip(".").encode() in editor.content

    before = readings_of(page)[1].scores.counts.words
    draft = page.get_latest_revision_as_object()
    draft.deck = "Another nine words now stand here in the deck."
    draft.save_revision(user=people["writer"])
    again = browsers["writer"].get(reverse("readability_panel", args=[page.pk])).content.decode()

    assert f"<td>{before + 6}</td>" in again


@pytest.mark.slow
def test_a_new_page_says_what_will_be_counted(browsers):
    parent = shelf.index_page()
    address = reverse("wagtailadmin_pages:add", args=["education", "articlepage", parent.pk])

    assert b"Nothing to count yet" in browsers["writer"].get(address).content


@pytest.mark.slow
def test_the_report_follows_the_newest_version(browsers, people):
    page = sample()
    browsers["writer"].get(reverse("staff_report", args=["readability"]))
    draft = page.get_latest_revision_as_object()
    draft.sections = [shelf.section("Hard", ("text", "<p>Gastroenterological considerations.</p>"))]
    draft.save_revision(user=people["writer"])

    report = browsers["writer"].get(reverse("staff_report", args=["readability-by-section"]))

    assert [row["part"] for row in report.context["object_list"]][:1] == ["Hard"]
    assert report.context["object_list"][0]["judgement"] == "Too hard"
