"""The page of results: narrowed down, in pages, help first, and no words break it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from education import models
from education.finding.searching import LONGEST_QUERY, PAGE_SIZE, clean_query
from tests.education import shelf
from tests.education.finding.asking import addresses, results, settings, term

pytestmark = pytest.mark.django_db
HELP = "If this is happening now, get help first"


def test_results_are_narrowed_down_by_topic_verdict_and_kind(client):
    food = shelf.saved(models.Topic, name="Food", slug="food")
    shelf.article("one", title="Fibre one", topic=food)
    shelf.article("two", title="Fibre two")
    shelf.claim("S01", statement="Fibre heals", verdict="refuted")

    html = results(client, "fibre")

    assert re.search(r'href="\?q=fibre&amp;topic=food">Food\s*<small>1<', html)
    assert addresses(results(client, "fibre", topic="food")) == ["/articles/one/"]
    assert addresses(results(client, "fibre", verdict="refuted")) == ["/claims/sample-s01/"]
    assert set(addresses(results(client, "fibre", kind="article"))) == {
        "/articles/one/",
        "/articles/two/",
    }
    both = results(client, "fibre", topic="food", verdict="refuted")
    assert "Nothing is left with this choice" in both
    assert len(addresses(results(client, "fibre", topic="no-such", verdict="x"))) == 3


def test_many_results_come_in_pages_that_keep_the_choice(client):
    for number in range(PAGE_SIZE + 2):
        term(f"husk{number}", meaning="Husk.")
    shelf.claim("S01", statement="Husk")

    first = results(client, "husk", kind="term")
    second = results(client, "husk", kind="term", page="2")

    assert len(addresses(first)) == PAGE_SIZE
    assert len(addresses(second)) == 2
    assert not set(addresses(first)) & set(addresses(second))
    assert "?q=husk&amp;kind=term&amp;page=2" in first
    assert addresses(results(client, "husk", kind="term", page="x")) == addresses(first)
    assert addresses(results(client, "husk", kind="term", page="99")) == addresses(second)


@pytest.mark.parametrize("typed", ["chest pain", "vomiting blood", "suicidal", "blood in my stool"])
def test_help_comes_before_any_result_when_a_sign_is_named(client, typed):
    shelf.article("pain", title=f"About {typed}")

    html = results(client, typed)

    assert html.index(HELP) < html.index('role="search"') < html.index("/articles/pain/")
    assert "/emergency/" in html


def test_help_is_shown_with_no_result_and_a_misspelled_neighbour_too(client):
    assert HELP in results(client, "chest pain")


def test_help_uses_the_published_words_of_the_sign(client):
    shelf.red_flag("RF08", sign="Purple spots that stay")

    html = results(client, "purple spots")

    assert HELP in html
    assert "Purple spots that stay" in html
    assert HELP not in results(client, "chest pressure")


def test_an_everyday_search_is_not_alarming(client):
    shelf.article("bloating", title="Bloating")

    assert HELP not in results(client, "bloating")


def test_staff_change_the_words_that_mean_the_same(client):
    shelf.article("stool", title="Stool")
    assert addresses(results(client, "jobby")) == []

    settings(synonyms="jobby, stool", suggestions="wind\n\nwind\nfibre")

    assert addresses(results(client, "jobby")) == ["/articles/stool/"]
    suggested = re.findall(r'class="tag" href="/search/\?q=(\w+)"', results(client, ""))
    assert suggested == ["wind", "fibre"]


def test_a_search_costs_the_same_few_queries_however_much_there_is(client):
    def queries(words):
        results(client, words)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            results(client, words)
        return [q["sql"] for q in asked if "contentversion" not in q["sql"]]

    for number in range(3):
        term(f"husk{number}", meaning="Husk and fibre.")
    few = queries("husk fibre")
    for number in range(3, 30):
        term(f"husk{number}", meaning="Husk and fibre.")

    assert len(few) == len(queries("husk fibre")) == 2


ODD = ["", " ", "'", '"', '"unclosed', "*", "a*", "-", "--", "NOT", "AND OR", "(",
       "a AND (b", "%", "_", "\\", "'; DROP TABLE x; --", "💩", "ǆ", "\ud800".encode("utf-8", "replace"),
       "x" * 5000, "a b " * 500, "title:x", "^", "~", ":", "<script>alert(1)</script>", "٣", "ﬁbre",
       "\u202e", "a\nb", "NEAR(a b)", "{a b}", "col : x", "+", "&", "|", "!", "a & b | !c", "a:*"]  # fmt: skip


def test_no_words_break_the_search(client):
    shelf.article("fibre", title="Fibre and plants")

    for words in ODD:
        assert "<script>alert" not in results(client, words), words


def test_what_has_no_letters_is_answered_in_words(client):
    assert "it has no letters and no numbers" in results(client, "💩 !")


@pytest.mark.parametrize("words", ["\x00", "a\x00b"])
def test_a_nul_in_the_words_is_a_clear_answer(client, words):
    assert client.get("/search/", {"q": words}).status_code in {200, 400}


def test_a_search_is_never_kept_by_anybody(client):
    assert client.get("/search/", {"q": "blood"})["Cache-Control"] == "private, no-store"


def test_a_query_is_one_short_printable_line():
    assert clean_query("a\x00b\n c\t\t d") == "a b c d"
    assert len(clean_query("x" * 5000)) == LONGEST_QUERY
