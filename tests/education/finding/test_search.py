"""Search finds what is published, in the words people use, and no words break it."""

import re

import pytest
from wagtail.models import PageViewRestriction

from education import models
from education.finding.indexing import index_after_upgrade
from tests.education import shelf
from tests.education.finding.asking import addresses, question, results, term, text

pytestmark = pytest.mark.django_db


def test_search_finds_guides_claims_and_words(client):
    shelf.article("fibre", title="Fibre and plants")
    shelf.claim("S01", statement="Fibre cures everything")
    term("fibre")

    assert set(addresses(results(client, "fibre"))) == {
        "/articles/fibre/",
        "/claims/sample-s01/",
        "/glossary/#fibre",
    }


def test_the_title_outweighs_the_body(client):
    body = shelf.section("Other", ("text", "<p>Fibre, and fibre, and fibre.</p>"))
    shelf.article("body", title="Something else", sections=[body])
    shelf.article("title", title="Fibre")

    assert addresses(results(client, "fibre")) == ["/articles/title/", "/articles/body/"]


def test_search_leads_to_the_section_that_has_the_words(client):
    sections = [
        shelf.section(
            "Husks", ("text", "<p>Take <b>ispaghula</b>.</p><p>Husk.</p>"), anchor="husks"
        ),
        shelf.section("Other", ("text", "<p>Nothing.</p>"), anchor="other"),
    ]
    shelf.article("fibre", sections=sections)

    html = results(client, "ispaghula")

    assert 'href="/articles/fibre/#husks"' in html
    assert "<mark>ispaghula</mark>" in html
    assert "#other" not in html


def test_search_leads_to_the_question_whose_answer_has_the_words(client):
    page = shelf.article(
        "fibre", questions=[question("Can I take it daily?", long="<p>Zonulin!</p>")]
    )

    html = results(client, "zonulin")

    anchor = "q-can-i-take-it-daily"
    assert f'href="/articles/fibre/#{anchor}"' in html
    assert f'id="{anchor}"' in client.get(f"/articles/{page.slug}/").content.decode()


@pytest.mark.parametrize("typed", ["poo", "stools", "bowel motion"])
def test_any_word_for_a_thing_finds_it(client, typed):
    shelf.article("stool", title="What stool tells")

    assert addresses(results(client, typed)) == ["/articles/stool/"]


@pytest.mark.parametrize("typed", ["bloated", "Bloating?", "BLOAT", "the bloating"])
def test_any_form_of_a_word_finds_it(client, typed):
    shelf.article("bloating", title="Bloating")

    assert addresses(results(client, typed)) == ["/articles/bloating/"]


def test_what_is_marked_is_the_word_typed_and_a_synonym_only_without_it(client):
    term("probiotics", meaning="Live bacteria in probiotics.")
    term("flora", meaning="Some friendly bacteria.")

    marks = re.findall("<mark>(.+?)</mark>", results(client, "probiotic"))

    assert marks == ["probiotics", "probiotics", "friendly", "bacteria"]


def test_a_misspelled_word_finds_what_was_meant_and_says_so(client):
    shelf.article("probiotics", title="Probiotics")

    html = results(client, "probotics")

    assert addresses(html) == ["/articles/probiotics/"]
    assert "No page has “probotics”. These are for probiotics." in text(html)


def test_a_known_word_is_never_put_right(client):
    shelf.article("bowel", title="Bowel")
    shelf.article("towel", title="Towel")

    assert "These are for" not in results(client, "towel")


def test_a_page_with_some_of_the_words_is_shown_as_that(client):
    shelf.article("fibre", title="Fibre")

    html = results(client, "fibre zebra")

    assert addresses(html) == ["/articles/fibre/"]
    assert "No page has all of these words" in html


def test_search_shows_no_draft_and_nothing_taken_down_private_or_deleted(client):
    shelf.article("draft", title="Unpublished zebra", live=False)
    models.Claim(code="S09", slug="zebra", statement="Zebra claim").save()
    down, private, gone = (shelf.article(n, title="Zebra") for n in ("down", "private", "gone"))
    down.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    gone.delete()

    assert addresses(results(client, "zebra")) == []
    assert models.SearchEntry.objects.filter(title="Zebra").count() == 1  # hidden, not forgotten


def test_search_follows_what_is_published_again(client):
    page = shelf.article("fibre", title="Fibre")
    page.title = "Plants"
    shelf.publish(page)

    assert addresses(results(client, "fibre")) == []
    assert addresses(results(client, "plants")) == ["/articles/fibre/"]


def test_search_finds_an_article_by_the_claim_it_shows_as_that_now_reads(client):
    claim = shelf.claim("S01", statement="Honey heals")
    shelf.article("honey", title="Sweet", sections=[shelf.section("What", ("claim", claim))])
    claim.statement = "Treacle heals"
    shelf.publish(claim)

    assert "/articles/honey/" in addresses(results(client, "treacle"))
    assert addresses(results(client, "honey")) == []


def test_an_upgrade_makes_the_entries_that_are_missing_or_old(client):
    shelf.article("fibre", title="Fibre")
    models.SearchEntry.objects.update(format=0)
    term("husk")
    models.SearchEntry.objects.filter(kind="term").delete()

    assert index_after_upgrade() == 2
    assert index_after_upgrade() == 0
