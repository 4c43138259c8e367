"""A link to a section goes on leading there, whatever becomes of its heading."""

import pytest

from education.models import ArticleLink, ArticlePage
from education.models.refusals import NotReady
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def page():
    claim = shelf.claim("S01")
    return shelf.article(sections=[shelf.section("What it is", ("claim", claim))])


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def test_a_renamed_heading_keeps_its_anchor_for_readers_and_for_other_pages(page):
    page = fresh(page)
    page.sections[0].value["heading"] = "Quite another heading"
    shelf.publish(page)

    body = fresh(page).rendered["body"]
    assert '<h2 class="sec" id="what-it-is">Quite another heading</h2>' in body
    assert '<a href="#what-it-is">Quite another heading</a>' in body
    assert set(ArticleLink.objects.values_list("section_anchor", flat=True)) == {"what-it-is"}


@pytest.mark.parametrize("anchor", ["other", ""])
def test_a_published_anchor_that_was_changed_has_to_be_put_back(page, anchor):
    page = fresh(page)
    page.sections[0].value.update(heading="Quite another heading", anchor=anchor)

    with pytest.raises(NotReady, match="anchor “what-it-is”"):
        shelf.publish(page)
    assert 'id="what-it-is"' in fresh(page).rendered["body"]


def test_a_section_may_move_go_and_come(page):
    page = fresh(page)
    page.sections.insert(0, shelf.section("First of all", ("text", "<p>Words.</p>")))
    shelf.publish(page)
    assert 'id="first-of-all"' in fresh(page).rendered["body"]

    page = fresh(page)
    del page.sections[1]
    shelf.publish(page)
    assert 'id="what-it-is"' not in fresh(page).rendered["body"]
