"""Search finds what is published, and no words break it."""

import pytest

from education import models
from education.search import LONGEST_QUERY, clean_query
from tests.education import shelf

pytestmark = pytest.mark.django_db


def results(client, words):
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


def test_search_finds_guides_claims_and_words(client):
    shelf.article("fibre", title="Fibre and plants")
    shelf.claim("S01", statement="Fibre cures everything")
    shelf.saved(models.GlossaryTerm, term="fibre", slug="fibre", meaning="What plants are made of.")

    html = results(client, "fibre")

    for found in ("/articles/fibre/", "/claims/sample-s01/", "/glossary/#fibre"):
        assert found in html


def test_search_finds_words_of_the_body(client):
    section = shelf.section("What it is", ("text", "<p>Ispaghula husk.</p>"))
    shelf.article("fibre", sections=[section])

    assert "/articles/fibre/" in results(client, "ispaghula")


def test_search_shows_no_draft(client):
    shelf.article("draft", title="Unpublished zebra", live=False)
    models.Claim(code="S09", slug="zebra", statement="Zebra claim").save()

    html = results(client, "zebra")

    assert "/articles/draft/" not in html
    assert "/claims/zebra/" not in html
    assert "Nothing found" in html


ODD = ["", " ", "'", '"', '"unclosed', "*", "a*", "-", "--", "NOT", "AND OR", "(",
       "a AND (b", "%", "_", "\\", "'; DROP TABLE x; --", "💩", "ǆ", "\ud800".encode("utf-8", "replace"),
       "x" * 5000, "a b " * 500, "title:x", "^", "~", ":", "<script>alert(1)</script>", "٣", "ﬁbre",
       "\u202e", "a\nb", "NEAR(a b)", "{a b}", "col : x", "+", "&", "|", "!", "a & b | !c", "a:*"]  # fmt: skip


def test_no_words_break_the_search(client):
    shelf.article("fibre", title="Fibre and plants")

    for words in ODD:
        assert "<script>alert" not in results(client, words), words


@pytest.mark.parametrize("words", ["\x00", "a\x00b"])
def test_a_nul_in_the_words_is_a_clear_answer(client, words):
    assert client.get("/search/", {"q": words}).status_code in {200, 400}


def test_a_search_is_never_kept_by_anybody(client):
    assert client.get("/search/", {"q": "blood"})["Cache-Control"] == "private, no-store"


def test_a_query_is_one_short_printable_line():
    assert clean_query("a\x00b\n c\t\t d") == "a b c d"
    assert len(clean_query("x" * 5000)) == LONGEST_QUERY
