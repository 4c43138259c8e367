"""The API of the CMS meets the same guard, and answers a refusal with words."""

import pytest
from django.urls import reverse

from education.models import ArticlePage
from tests.education import shelf
from tests.education.cms.screens import NOT_SIGNED, deck_of, is_live, rewritten

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def call_api(browser, page, action, **data):
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return browser.post(address, data, content_type="application/json")


def test_the_api_of_the_cms_publishes_nothing_that_is_not_signed(browser, own):
    response = call_api(browser, own, "publish")

    assert response.status_code == 403
    assert NOT_SIGNED in response.json()["message"]
    assert not is_live(own)


def test_the_api_makes_drafts_of_copies(browser):
    page = shelf.article()

    response = call_api(
        browser, page, "copy", slug="a-copy", keep_live=True, recursive=False, title="A copy"
    )

    assert response.status_code == 201
    assert not ArticlePage.objects.get(slug="a-copy").live


def test_the_api_makes_no_page_of_its_own_of_a_mirror(browser):
    alias = shelf.article().create_alias(update_slug="mirror")

    assert call_api(browser, alias, "convert_alias").status_code == 403
    assert ArticlePage.objects.get(pk=alias.pk).alias_of_id


def test_the_api_puts_an_old_version_back_as_a_draft_alone(browser, one):
    page = shelf.article()
    old = page.get_latest_revision()
    shelf.publish(rewritten(page, None, deck="Newer words.").as_object())

    response = call_api(browser, page, "revert_to_page_revision", revision_id=old.pk)

    assert response.status_code == 200
    assert deck_of(page) == "Newer words."
