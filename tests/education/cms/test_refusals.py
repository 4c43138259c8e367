"""The guard as staff meet it in the CMS: a message and the way back, on every path."""

import json

import pytest
from django.urls import reverse

from education.models import ArticlePage, RedFlag, Topic
from tests.education import shelf
from tests.education.cms.screens import (
    NOT_SIGNED,
    draft_topic,
    edit_topic,
    is_live,
    says,
    topic_form,
)
from tests.portal.people import make_superuser, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_publish_in_a_snippets_editor_says_that_it_needs_a_signature(browsers, people):
    topic = draft_topic(people["writer"])

    response = browsers["publisher"].post(
        edit_topic(topic), topic_form(topic, **{"action-publish": "1"}), follow=True
    )

    assert says(response, NOT_SIGNED)
    assert response.redirect_chain[-1][0] == edit_topic(topic)
    assert not is_live(topic)


def test_a_superuser_does_not_get_round_it(people, settings):
    settings.DEBUG = True  # elsewhere a superuser gets no further than the door
    topic = draft_topic(people["writer"])

    response = signed_in(make_superuser()).post(
        edit_topic(topic), topic_form(topic, **{"action-publish": "1"}), follow=True
    )

    assert says(response, NOT_SIGNED)
    assert not is_live(topic)


def test_changes_refused_at_publishing_are_kept_as_a_draft(browsers, people):
    topic = draft_topic(people["writer"])

    browsers["publisher"].post(
        edit_topic(topic), topic_form(topic, summary="Kept.", **{"action-publish": "1"})
    )

    topic.refresh_from_db()
    assert topic.get_latest_revision_as_object().summary == "Kept."


def test_submitting_what_is_not_ready_says_what_to_fix(browsers):
    flag = RedFlag(code="RF01", key="sample", tier="soon", question="Q?", rule="pregnant")
    flag.save()
    flag.save_revision()
    address = reverse("wagtailsnippets_education_redflag:edit", args=[flag.pk])
    fields = {f.name: getattr(flag, f.name) or "" for f in RedFlag._meta.concrete_fields}

    response = browsers["writer"].post(
        address,
        {**fields, "sources-count": 0, "action-submit": "1"},
        follow=True,
    )

    assert says(response, "Fill in “source”")
    assert flag.current_workflow_state is None


def test_a_page_published_in_bulk_needs_its_signature(browsers):
    page = shelf.article(live=False)
    page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = browsers["publisher"].post(f"{address}?id={page.pk}", follow=True)

    assert says(response, NOT_SIGNED)
    assert not is_live(page)


def test_a_page_taken_down_in_bulk_is_gone_for_readers(browsers):
    page = shelf.article()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    browsers["publisher"].post(f"{address}?id={page.pk}", follow=True)

    assert not is_live(page)


def test_a_snippet_in_use_is_not_deleted_and_says_where_it_is_used(browsers):
    topic = shelf.saved(Topic, name="Sample topic", slug="sample-topic")
    shelf.article(topic=topic)
    address = reverse("wagtailsnippets_education_topic:delete", args=[topic.pk])

    for response in (
        browsers["publisher"].get(address, follow=True),
        browsers["publisher"].post(address, follow=True),
    ):
        assert says(response, "A sample guide")
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_snippets_in_use_are_not_deleted_in_bulk(browsers):
    topic = shelf.saved(Topic, name="Sample topic", slug="sample-topic")
    shelf.article(topic=topic)
    address = reverse("wagtail_bulk_action", args=["education", "topic", "delete"])

    response = browsers["publisher"].post(f"{address}?id={topic.pk}", follow=True)

    assert says(response, "A sample guide")
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_a_schedule_on_an_unsigned_page_is_refused_when_it_is_set(browsers):
    topic = draft_topic()
    later = {"go_live_at": "2099-01-01 12:00", "action-publish": "1"}

    response = browsers["publisher"].post(
        edit_topic(topic), topic_form(topic, **later), follow=True
    )

    assert says(response, NOT_SIGNED)
    assert topic.get_latest_revision().approved_go_live_at is None


def test_a_new_address_leads_on_from_the_old_one(django_capture_on_commit_callbacks):
    page = shelf.article("old-address")
    page.slug = "new-address"
    with django_capture_on_commit_callbacks(execute=True):
        shelf.publish(page)

    assert ArticlePage.objects.get(pk=page.pk).url.endswith("/new-address/")
    assert page.redirect_set.filter(old_path__contains="old-address").exists()


def test_json_is_asked_for_by_wagtails_own_scripts(browsers, people):
    topic = draft_topic(people["writer"])

    response = browsers["publisher"].post(
        edit_topic(topic),
        topic_form(topic, **{"action-publish": "1"}),
        headers={"accept": "application/json"},
    )

    assert response.headers["content-type"] == "application/json"
    assert NOT_SIGNED in json.loads(response.content)["error_message"]
