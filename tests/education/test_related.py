"""What to read next: the editor's choice, then what shares claims and symptoms; nothing private."""

import pytest
from wagtail.models import PageViewRestriction

from education import models
from education.related import MOST, closest
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAIN, WIND, FIBRE = ("tag", "pain"), ("tag", "wind"), ("claim", "S01")


def body(page):
    return models.ArticlePage.objects.get(pk=page.pk).rendered["body"]


def about(slug, *claims, **values):
    blocks = [("claim", claim) for claim in claims]
    return shelf.article(
        slug, title=f"About {slug}", sections=[shelf.section("All", *blocks)], **values
    )


def test_a_claim_in_common_counts_more_than_a_symptom_in_common():
    others = {1: {PAIN, WIND}, 2: {FIBRE}, 3: {("tag", "other")}, 4: {PAIN}}

    assert closest({PAIN, WIND, FIBRE}, others) == [2, 1, 4]
    assert closest({PAIN}, {pk: {PAIN} for pk in range(9, 0, -1)}) == [1, 2, 3, 4]
    assert closest({PAIN}, others, but={1}) == [4]


def test_articles_on_the_same_claim_lead_to_each_other_whichever_came_first():
    claim = shelf.claim("S01")
    first, second = about("first", claim), about("second", claim)

    assert "About first" in body(second)
    assert "About second" in body(first)


def test_what_the_editor_chose_is_not_listed_twice():
    claim = shelf.claim("S01")
    first = about("first", claim)
    second = about("second", claim, related=[models.RelatedArticle(article=first)])

    assert body(second).count('href="/articles/first/"') == 1


def test_a_page_taken_down_is_listed_nowhere_and_comes_back():
    claim = shelf.claim("S01")
    first, second = about("first", claim), about("second", claim)

    first.unpublish()
    assert "About first" not in body(second)

    shelf.publish(models.ArticlePage.objects.get(pk=first.pk))
    assert "About first" in body(second)


@pytest.mark.parametrize("chosen", [True, False])
@pytest.mark.parametrize("above", [True, False])
def test_a_page_that_becomes_private_is_listed_nowhere_and_comes_back(client, chosen, above):
    claim = shelf.claim("S01")
    first = about("first", claim)
    related = [models.RelatedArticle(article=first)] if chosen else []
    about("second", claim, related=related)
    private = first.get_parent() if above else first

    rule = PageViewRestriction.objects.create(page=private, restriction_type="login")
    second = models.ArticlePage.objects.get(slug="second")
    assert "About first" not in body(second)

    rule.delete()
    assert "About first" in client.get("/articles/second/").content.decode()


def test_private_articles_take_no_place_on_the_list():
    claim = shelf.claim("S01")
    for number in range(MOST):
        page = about(f"hidden-{number}", claim)
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    second, third = about("second", claim), about("third", claim)

    assert "About third" in body(second)
    assert "About second" in body(third)


def test_the_list_of_contents_leads_to_it_only_when_there_is_something():
    claim = shelf.claim("S01")
    alone = about("alone", claim)
    assert 'id="next"' not in body(alone)

    about("second", claim)
    assert 'href="#next"' in body(alone)
