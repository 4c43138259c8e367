"""Copies, mirrors, reverts, schedules and set-up meet the same guard."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Revision

from education.group_names import CLINICAL_REVIEWERS, WRITERS
from education.models import ArticlePage, DiaryTag, Topic
from education.workflow import NotSigned, publish_starter, sign
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def writer():
    return shelf.staff("Writer", WRITERS)


@pytest.fixture
def reviewer():
    return shelf.staff("Reviewer", CLINICAL_REVIEWERS)


def draft_topic(user=None, **values):
    topic = Topic(**{"name": "Sample topic", "slug": "sample-topic", **values})
    topic.save()
    return topic, topic.save_revision(user=user)


def edited(obj, user, **values):
    """Return a new version of ``obj`` with other words, saved by ``user``."""
    newest = obj.get_latest_revision_as_object()
    for field, value in values.items():
        setattr(newest, field, value)
    return newest.save_revision(user=user)


def is_live(obj):
    return type(obj).objects.get(pk=obj.pk).live


def test_a_copy_that_should_stay_live_becomes_a_draft():
    page = shelf.article()

    page.copy(update_attrs={"slug": "a-copy", "title": "A copy"}, keep_live=True)

    assert not ArticlePage.objects.get(slug="a-copy").live


def test_a_copy_with_all_versions_brings_no_signature_along():
    page = shelf.article()

    copy = page.copy(update_attrs={"slug": "a-copy"}, copy_revisions=True, keep_live=True)

    with pytest.raises(NotSigned):
        copy.get_latest_revision().publish()


def test_a_mirror_made_a_page_of_its_own_needs_its_own_signature():
    alias = shelf.article().create_alias(update_slug="mirror")

    with pytest.raises(NotSigned):
        ConvertAliasPageAction(alias).execute(skip_permission_checks=True)


def test_a_mirror_of_a_signed_page_goes_live_with_it():
    page = shelf.article()

    alias = page.create_alias(update_slug="mirror")

    assert is_live(alias)


def test_a_mirror_says_only_what_its_page_says():
    alias = shelf.article().create_alias(update_slug="mirror")
    alias.deck = "Something else."

    with pytest.raises(NotSigned):
        alias.save()


def test_old_words_put_back_need_a_signature_too(writer):
    page = shelf.article()
    first = page.get_latest_revision()
    shelf.publish(edited(page, writer, deck="Newer words.").as_object())

    reverted = first.as_object().save_revision(user=writer, previous_revision=first)
    with pytest.raises(NotSigned):
        reverted.publish(previous_revision=first)


def test_a_schedule_publishes_what_is_signed_and_leaves_what_is_not(writer, reviewer):
    signed, first = draft_topic(writer)
    sign(revision=first, reviewer=reviewer)
    unsigned, second = draft_topic(writer, name="Unsigned", slug="unsigned")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Revision.objects.filter(pk__in=[first.pk, second.pk]).update(approved_go_live_at=an_hour_ago)

    call_command("publish_scheduled")

    assert is_live(signed)
    assert not is_live(unsigned)


def test_a_schedule_can_be_set_on_what_is_signed(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)

    later = edited(topic, writer, go_live_at=timezone.now() + timedelta(days=1))
    later.publish()

    assert later == revision
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at is not None
    assert not is_live(topic)


def test_plain_text_of_the_software_may_start_live():
    tag = DiaryTag(code="sample", label="Sample", kind="symptom")
    tag.save()

    assert publish_starter(tag).live


def test_clinical_content_of_the_software_waits_for_a_reviewer():
    flag = shelf.red_flag()
    flag.pk, flag.code, flag.key = None, "RF99", "other"
    flag._state.adding, flag.translation_key = True, uuid4()
    flag.save()

    with pytest.raises(NotSigned):
        publish_starter(flag)


def test_a_persons_words_never_pass_as_plain_text_of_the_software(writer):
    topic, _revision = draft_topic(writer)

    with pytest.raises(NotSigned):
        publish_starter(topic)
