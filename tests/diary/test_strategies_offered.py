"""What the diary's planner and patterns know of the strategies that articles offer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from diary.snapshots.strategies import forget_strategies, strategies, strategy
from education.languages import SOURCE
from education.published import forget_content_version
from tests.education import shelf
from tests.education.languages.translating import front_pages, published_in_spanish
from tests.education.strategies import trying

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _read_anew():
    forget_strategies()
    yield
    forget_strategies()
    forget_content_version()


def test_a_strategy_says_all_that_a_planner_needs():
    trying.offering(
        trying.strategy(not_for=["red_flag", "coeliac_test"], removes_gluten=True, block_days=28)
    )

    (found,) = strategies()

    assert (found.code, found.name, found.lang) == ("sample_try", "A sample thing to try", "")
    assert (found.design, found.block_days, found.washout_days) == ("before_after", 28, 7)
    assert found.not_for == ("red_flag", "coeliac_test")
    assert found.removes_gluten
    assert found.outcomes == ("bloating",)
    assert [(said.code, said.verdict, said.certainty) for said in found.evidence] == [
        ("S01", "supported", "moderate")
    ]
    assert [article.address for article in found.articles] == ["/articles/sample-guide/"]
    assert strategy("sample_try") == found


def test_nothing_is_offered_that_no_live_article_offers():
    trying.strategy()
    assert strategies() == ()

    page = trying.offering(trying.strategy("other"))
    assert [found.code for found in strategies()] == ["other"]

    page.unpublish()
    assert strategies() == ()
    assert strategy("other") is None


def test_nothing_is_offered_that_a_claim_speaks_against():
    trying.offering(trying.strategy())
    claim = trying.a_claim()
    claim.verdict = "not_supported"
    shelf.publish(claim)

    assert strategies() == ()


def test_what_was_read_is_kept_until_something_is_published():
    trying.offering(trying.strategy())
    strategies()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert strategy("sample_try") is not None

    assert len(asked) <= 1  # the version of the content, inside a transaction


def test_in_another_language_the_words_are_its_own_and_the_evidence_that_of_the_original():
    front_pages()
    row = trying.strategy()
    trying.offering(row)
    with translation.override("es"):
        assert [(found.name, found.lang) for found in strategies()] == [
            ("A sample thing to try", SOURCE)
        ]

        published_in_spanish(trying.a_claim())
        published_in_spanish(row)
        (found,) = strategies()

    assert (found.name, found.lang) == ("(es) A sample thing to try", "")
    assert found.evidence[0].statement == "(es) Sample claim S01"
    assert found.evidence[0].address == "/es/claims/sample-s01/"
    assert found.evidence[0].certainty == "moderate"
