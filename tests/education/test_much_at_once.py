"""Publishing much at once: what shows it is rendered at the end, once, and nothing else is put off."""

import pytest
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from education import models
from education.emergency_page import published_file
from education.published import content_version
from education.publishing import shown_at_the_end
from education.workflow import NotSigned
from tests.education import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    claim = shelf.claim("S01")
    block = shelf.section("What it is", ("claim", claim))
    return shelf.article("guide", sections=[block])


def rendered(page):
    return models.ArticlePage.objects.get(pk=page.pk).rendered


def change_the_claim():
    claim = models.Claim.objects.get(code="S01")
    claim.statement = "Other words"
    shelf.publish(claim)


def test_an_article_shows_at_the_end_what_was_published_in_between(page):
    before = content_version()
    published_file().unlink(missing_ok=True)

    with shown_at_the_end():
        change_the_claim()
        shelf.article("second", title="Another guide")
        assert "Other words" not in rendered(page)["body"]

    assert "Other words" in rendered(page)["body"]
    assert models.PublishedVersion.objects.filter(page__slug="second").count() == 1
    assert content_version() > before
    assert published_file().exists()


def test_what_is_published_afterwards_is_shown_at_once_again(page):
    with pytest.raises(ZeroDivisionError), shown_at_the_end():
        raise ZeroDivisionError

    change_the_claim()

    assert "Other words" in rendered(page)["body"]


def test_nobody_gets_round_the_guard(page):
    with shown_at_the_end():
        claim = models.Claim.objects.get(code="S01")
        claim.statement = "Unsigned words"
        with pytest.raises(NotSigned):
            claim.save()


def test_a_save_of_book_keeping_leaves_the_index_of_references_as_it_is(page):
    claim = models.Claim.objects.get(code="S01")
    assert ReferenceIndex.get_references_to(claim).count() == 1

    with disable_reference_index_auto_update():
        page.save(update_fields=["latest_revision"])
        ReferenceIndex.remove_for_object(page)
        page.save()  # still held back by whoever is further out
        assert not ReferenceIndex.get_references_to(claim).exists()

    page.save(update_fields=["latest_revision"])
    assert not ReferenceIndex.get_references_to(claim).exists()
    page.save()
    assert ReferenceIndex.get_references_to(claim).count() == 1
