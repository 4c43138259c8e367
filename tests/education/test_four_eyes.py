"""Nothing goes live without a second person's signature, whatever way it takes."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page, Revision

from education.group_names import CLINICAL_REVIEWERS, WRITERS
from education.models import Signature, Topic
from education.workflow import NotReady, NotSigned, may_sign, sign
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
    root = get_user_model().objects.create_user(
        "root@clinic.example", kind="staff", is_superuser=True
    )
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
