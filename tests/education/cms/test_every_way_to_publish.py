"""One person alone, with every permission there is, gets no word to readers by any door of the CMS.

``test_refusals.py`` has snippets, bulk actions and schedules of snippets; ``test_uploads.py`` the pictures.
"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from education.groups import CLINICAL_REVIEWERS
from education.models import ArticlePage, Signature
from education.workflow import sign
from tests.education import shelf
from tests.education.cms.screens import NOT_SIGNED, deck_of, draft_topic, is_live, rewritten, says

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def editor_form(page, **more):
    """Return what the editor of an article sends when nothing was typed."""
    empty = streamfield([])
    byline = [{"contributor": row.contributor_id, "id": row.pk} for row in page.byline.all()]
    inline = {
        name: inline_form(rows)
        for name, rows in (("byline", byline), ("changes", []), ("related", []), ("comments", []))
    }
    return {
        **nested_form_data(
            {
                "title": page.title,
                "slug": page.slug,
                "deck": page.deck,
                "quick_answer": rich_text("<p>A short answer.</p>"),
                "intro": rich_text(""),
                "limits": empty,
                "main_points": empty,
                "sections": empty,
                "questions": empty,
                "comment_notifications": "",
                **inline,
            }
        ),
        **more,
    }


def inline_form(rows):
    counts = {"TOTAL_FORMS": len(rows), "INITIAL_FORMS": len(rows)}
    return {**counts, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000} | {
        str(at): row for at, row in enumerate(rows)
    }


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_publish_button_of_a_pages_editor(browser, own):
    form = editor_form(own, **{"action-publish": "1"})

    response = browser.post(edit(own), form, follow=True)

    assert says(response, NOT_SIGNED)
    assert not is_live(own)


def test_a_new_page_that_is_published_where_it_is_made(browser):
    parent = shelf.index_page()
    blank = ArticlePage(title="Straight out", slug="straight-out")
    address = reverse("wagtailadmin_pages:add", args=["education", "articlepage", parent.pk])

    response = browser.post(address, editor_form(blank, **{"action-publish": "1"}), follow=True)

    assert says(response, NOT_SIGNED)
    assert not ArticlePage.objects.filter(slug="straight-out", live=True).exists()


def test_a_page_with_a_schedule(browser, own):
    form = editor_form(own, **{"action-publish": "1", "go_live_at": "2099-01-01 12:00"})

    response = browser.post(edit(own), form, follow=True)

    assert says(response, NOT_SIGNED)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_schedule_that_was_approved_before_the_words_changed(one, own):
    Revision.objects.for_instance(own).update(
        approved_go_live_at=timezone.now() - timedelta(hours=1)
    )

    call_command("publish_scheduled")

    assert not is_live(own)


def test_the_workflow_approved_by_the_author(browser, one, own):
    own.get_workflow().start(own, one)
    state = TaskState.objects.get()
    address = reverse("wagtailadmin_pages:workflow_action", args=[own.pk, "approve", state.pk])

    response = browser.post(address, {"whole_page_reviewed": "on"}, follow=True)

    assert response.status_code in {200, 403}
    assert not Signature.objects.filter(reviewer=one).exists()
    assert not is_live(own)


def test_an_old_version_put_back_and_published(browser, one):
    page = shelf.article()
    old = page.get_latest_revision()
    signer = shelf.staff("Second", CLINICAL_REVIEWERS)
    newer = rewritten(page, one, deck="Newer words.")
    sign(revision=newer, reviewer=signer, whole_page_reviewed=True)
    newer.publish()

    form = editor_form(page, **{"action-publish": "1", "revision": old.pk})
    response = browser.post(edit(page), form, follow=True)

    assert says(response, NOT_SIGNED)
    assert deck_of(page) == "Newer words."


def test_a_copy_that_should_be_published_is_a_draft_and_says_so(browser):
    page = shelf.article()
    form = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": shelf.index_page().pk,
        "publish_copies": "on",
    }

    response = browser.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form, follow=True)

    assert says(response, "The copy is a draft")
    assert not ArticlePage.objects.get(slug="a-copy").live


def test_a_mirrored_page_made_a_page_of_its_own(browser):
    alias = shelf.article().create_alias(update_slug="mirror")

    response = browser.post(
        reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]), follow=True
    )

    assert says(response, NOT_SIGNED)
    assert ArticlePage.objects.get(pk=alias.pk).alias_of_id


def test_a_mirrored_page_shows_no_draft_of_its_source(one):
    page = shelf.article()
    alias = page.create_alias(update_slug="mirror")
    rewritten(page, one)

    page.refresh_from_db()
    page.update_aliases()

    assert deck_of(alias) == "One plain sentence."


def test_pages_in_bulk(browser, own, one):
    other = shelf.article("other")
    rewritten(other, one)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = browser.post(f"{address}?id={own.pk}&id={other.pk}", follow=True)

    assert says(response, NOT_SIGNED)
    assert not is_live(own)
    assert deck_of(other) == "One plain sentence."


def test_a_lock_does_not_let_its_owner_publish_unsigned(browser, own):
    browser.post(reverse("wagtailadmin_pages:lock", args=[own.pk]))

    response = browser.post(edit(own), editor_form(own, **{"action-publish": "1"}), follow=True)

    assert says(response, NOT_SIGNED)
    assert not is_live(own)


def test_what_somebody_else_locked_is_not_published_though_signed(browsers, people):
    topic = draft_topic(people["writer"])
    revision = topic.get_latest_revision()
    sign(revision=revision, reviewer=people["reviewer"])
    type(topic).objects.filter(pk=topic.pk).update(
        locked=True, locked_by=people["reviewer"], locked_at=timezone.now()
    )

    response = browsers["publisher"].post(
        reverse("publish_signed", args=[revision.pk]), follow=True
    )

    assert says(response, "is locked")
    assert not is_live(topic)


def test_the_signature_of_an_earlier_version_does_not_carry_over(browser, one):
    page = shelf.article()
    rewritten(page, one)

    response = browser.post(
        reverse("publish_signed", args=[page.get_latest_revision().pk]), follow=True
    )
    newest = ArticlePage.objects.get(pk=page.pk).latest_revision_id
    refused = browser.post(reverse("publish_signed", args=[newest]), follow=True)

    assert response.status_code == 200
    assert says(refused, NOT_SIGNED)
    assert deck_of(page) == "One plain sentence."
