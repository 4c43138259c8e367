"""What research knows about a tag: from the live, public articles that explain it, claims first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from diary.snapshots.research import forget_research, research_about
from education.models import ArticleLink, ArticlePage
from tests.education.shelf import article, claim, reference

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    forget_research()
    yield
    forget_research()


def about(slug, *tags, **values):
    page = article(slug, title=slug.replace("-", " ").capitalize(), **values)
    ArticleLink.objects.bulk_create(
        ArticleLink(page=page, section_anchor="more", kind="tag", code=tag) for tag in tags
    )
    return page


@pytest.fixture
def checked():
    return claim(
        "S01", papers=(reference(),), certainty="low", verdict="partly", statement="Onion is hard to digest",
        why="It may be.",
    )  # fmt: skip


def test_the_claim_comes_with_its_verdict_and_certainty(checked):
    about("foods-and-wind", "onion_garlic", "dairy", headline_claim=checked)

    (found,) = research_about(["onion_garlic", "kefir"])["onion_garlic"]

    assert (found.title, found.address) == ("Foods and wind", "/articles/foods-and-wind/")
    assert found.lang == found.statement_lang == ""
    assert (found.statement, found.verdict, found.certainty) == ("Onion is hard to digest", "partly", "low")  # fmt: skip


def test_a_tag_without_an_article_is_left_out():
    assert research_about(["kefir"]) == {}


def test_an_article_that_names_the_tag_comes_first_and_one_without_a_claim_only_alone(checked):
    about("a-few-foods", "onion_garlic", headline_claim=checked)
    about("onion-in-the-kitchen", "onion_garlic", "dairy", headline_claim=checked)
    about("before-a-visit", "onion_garlic", "travel")

    found = research_about(["onion_garlic", "travel"])

    assert [one.title for one in found["onion_garlic"]] == ["Onion in the kitchen", "A few foods"]
    assert [(one.title, one.statement) for one in found["travel"]] == [("Before a visit", "")]


def test_an_article_that_was_taken_down_is_not_named():
    page = about("foods-and-wind", "onion_garlic")
    ArticlePage.objects.get(pk=page.pk).unpublish()

    assert research_about(["onion_garlic"]) == {}


def test_what_is_not_translated_says_its_language(checked):
    about("foods-and-wind", "onion_garlic", headline_claim=checked)

    with translation.override("es"):
        (found,) = research_about(["onion_garlic"])["onion_garlic"]

    assert (found.title, found.lang, found.statement_lang) == ("Foods and wind", "en-gb", "en-gb")


def test_it_is_read_once_until_something_is_published(checked):
    about("foods-and-wind", "onion_garlic", headline_claim=checked)
    research_about(["onion_garlic"])

    with CaptureQueriesContext(
        connection,
    ) as queries:
        research_about(["onion_garlic", "dairy"])

    assert len(queries) <= 1  # the version of the content
