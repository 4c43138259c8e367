"""Draft questions that a page brings along: read, signed and published with it, by the same two people."""

import pytest

from education.group_names import CLINICAL_REVIEWERS
from education.models import VisitQuestion
from education.models.guard import brought_along
from education.workflow import NotReady, NotSigned, sign
from tests.education import shelf

pytestmark = pytest.mark.django_db


def draft_question(user=None, **values):
    known = {"code": "sample-question", "question": "What would you check first?"}
    row = VisitQuestion(**{**known, **values})
    row.save()
    row.save_revision(user=user)
    return row


def page_with(question):
    ask = ("visit_questions", [question])
    return shelf.article(live=False, sections=[shelf.section("Before your visit", ask)])


def is_live(question):
    return VisitQuestion.objects.get(pk=question.pk).live


def test_a_draft_question_is_signed_and_goes_live_with_its_page():
    question = draft_question()

    page = shelf.publish(page_with(question))

    assert is_live(question)
    assert "What would you check first?" in page.rendered["body"]


def test_signing_the_page_alone_publishes_nothing():
    question = draft_question()
    page = page_with(question)
    reviewer = shelf.staff("Reviewer", CLINICAL_REVIEWERS)

    sign(revision=page.save_revision(), reviewer=reviewer, whole_page_reviewed=True)

    assert not is_live(question)


def test_a_question_changed_after_the_page_was_signed_needs_a_new_signature():
    question = draft_question()
    page = page_with(question)
    reviewer = shelf.staff("Reviewer", CLINICAL_REVIEWERS)
    revision = page.save_revision()
    sign(revision=revision, reviewer=reviewer, whole_page_reviewed=True)
    question.question = "Something else?"
    question.save_revision()

    with pytest.raises(NotReady, match="not live yet"):
        revision.publish()
    assert not is_live(question)


def test_whoever_wrote_the_question_cannot_sign_it_with_the_page():
    reviewer = shelf.staff("Reviewer", CLINICAL_REVIEWERS)
    page = page_with(draft_question(user=reviewer))

    with pytest.raises(NotSigned, match="You changed"):
        sign(revision=page.save_revision(), reviewer=reviewer, whole_page_reviewed=True)
    assert not page.get_latest_revision().signatures.exists()


def test_a_question_that_was_taken_down_is_not_brought_back_by_a_page():
    question = shelf.publish(draft_question())
    question.unpublish()

    assert brought_along(page_with(question)) == []
    with pytest.raises(NotReady, match="not live yet"):
        shelf.publish(page_with_again(question))


def page_with_again(question):
    ask = ("visit_questions", [question])
    return shelf.article("again", live=False, sections=[shelf.section("Before", ask)])


def test_other_drafts_do_not_come_along():
    topic = shelf.models.Topic(name="Draft topic", slug="draft-topic")
    topic.save()
    topic.save_revision()

    with pytest.raises(NotReady, match="not live yet"):
        shelf.article(topic=topic)
