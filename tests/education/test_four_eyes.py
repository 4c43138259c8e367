"""Nothing goes live without a second person's signature, whatever way it takes."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, Revision

from education.group_names import CLINICAL_REVIEWERS, WRITERS
from education.models import ArticlePage, DiaryTag, Signature, Topic
from education.workflow import NotReady, NotSigned, may_sign, publish_starter, sign
from tests.education import shelf

pytestmark = pytest.mark.django_db


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


def test_an_unsigned_snippet_does_not_go_live(writer):
    topic, revision = draft_topic(writer)

    with pytest.raises(NotSigned):
        revision.publish()

    assert not is_live(topic)


def test_an_unsigned_page_does_not_go_live(writer):
    page = shelf.article(live=False)

    with pytest.raises(NotSigned):
        page.save_revision(user=writer).publish()

    assert not is_live(page)


def test_a_signed_version_goes_live(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)

    revision.publish()

    assert is_live(topic)
    assert Signature.objects.get(revision=revision).went_live_at is not None


def test_nobody_signs_what_they_wrote(reviewer):
    topic, revision = draft_topic(reviewer)

    with pytest.raises(NotSigned, match="somebody else"):
        sign(revision=revision, reviewer=reviewer)

    assert not may_sign(reviewer, topic)


def test_a_reviewer_who_edits_loses_the_right_to_sign(writer, reviewer):
    topic, _first = draft_topic(writer)
    edited(topic, reviewer, summary="Other words.")
    last = edited(topic, writer, summary="Other words still.")

    with pytest.raises(NotSigned):
        sign(revision=last, reviewer=reviewer)


def test_looking_without_changing_a_word_keeps_the_right_to_sign(writer, reviewer):
    topic, revision = draft_topic(writer)

    assert edited(topic, reviewer) == revision
    assert sign(revision=revision, reviewer=reviewer)


def test_a_superuser_who_is_no_reviewer_cannot_sign(writer):
    root = get_user_model().objects.create_superuser("root@clinic.example")
    _topic, revision = draft_topic(writer)

    with pytest.raises(NotSigned, match="Only a clinical reviewer"):
        sign(revision=revision, reviewer=root)
    with pytest.raises(NotSigned):
        revision.publish(user=root)


def test_a_word_changed_after_the_signature_needs_a_new_one(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)
    changed = edited(topic, writer, summary="Changed after signing.")

    with pytest.raises(NotSigned):
        changed.publish()

    assert not is_live(topic)


def test_saving_unchanged_words_keeps_the_signed_version(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)

    edited(topic, writer).publish()

    assert is_live(topic)
    assert Topic.objects.get(pk=topic.pk).live_revision == revision


def test_a_signed_version_is_never_written_over(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)
    topic.summary = "Written over."

    newest = topic.save_revision(user=writer, overwrite_revision=revision)

    assert newest != revision
    assert Revision.objects.get(pk=revision.pk).content["summary"] == ""


def test_a_version_changed_behind_the_signature_does_not_go_live(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)
    revision.content = {**revision.content, "summary": "Smuggled in."}
    revision.save()

    with pytest.raises(NotSigned):
        revision.publish()

    assert not is_live(topic)


def test_words_of_a_live_row_cannot_be_saved_past_the_signature():
    topic = shelf.saved(Topic, name="Sample topic", slug="sample-topic")
    topic.summary = "Straight into the row."

    with pytest.raises(NotSigned, match="not the ones that were signed"):
        topic.save()


def test_a_new_row_starts_as_a_draft():
    topic = Topic(name="Sample", slug="sample", live=True)
    topic.save()

    assert not is_live(topic)


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


def test_the_author_of_a_published_version_may_sign_the_next(writer, reviewer):
    topic, first = draft_topic(reviewer)
    other = shelf.staff("Second", CLINICAL_REVIEWERS)
    sign(revision=first, reviewer=other)
    first.publish()

    second = edited(Topic.objects.get(pk=topic.pk), writer, summary="By the writer.")

    assert sign(revision=second, reviewer=reviewer)


def test_taking_down_needs_one_person(writer):
    topic = shelf.saved(Topic, name="Sample topic", slug="sample-topic")

    topic.unpublish(user=None)

    assert not is_live(topic)


def test_what_was_taken_down_still_remembers_who_wrote_since(writer, reviewer):
    topic = shelf.saved(Topic, name="Sample topic", slug="sample-topic")
    topic.unpublish()
    own = edited(Topic.objects.get(pk=topic.pk), reviewer, summary="By the reviewer.")

    with pytest.raises(NotSigned):
        sign(revision=own, reviewer=reviewer)


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
    flag._state.adding = True
    flag.save()

    with pytest.raises(NotSigned):
        publish_starter(flag)


def test_a_persons_words_never_pass_as_plain_text_of_the_software(writer):
    topic, _revision = draft_topic(writer)

    with pytest.raises(NotSigned):
        publish_starter(topic)


def test_signing_what_is_not_ready_says_what_is_missing(writer, reviewer):
    page = shelf.article(live=False, quick_answer="")
    revision = page.save_revision(user=writer)

    with pytest.raises(NotReady, match="quick answer"):
        sign(revision=revision, reviewer=reviewer, whole_page_reviewed=True)


def test_only_the_newest_version_can_be_signed(writer, reviewer):
    topic, first = draft_topic(writer)
    edited(topic, writer, summary="Newer.")

    with pytest.raises(NotSigned, match="changed while"):
        sign(revision=first, reviewer=reviewer)


def test_purging_old_versions_keeps_the_record_of_signatures(writer, reviewer):
    topic, revision = draft_topic(writer)
    sign(revision=revision, reviewer=reviewer)

    topic.delete()

    assert Signature.objects.get(reviewer=reviewer).revision is None
    assert not Page.objects.filter(slug="sample-topic").exists()
