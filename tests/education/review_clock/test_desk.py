"""What waits on a desk: due, overdue, to be signed, to be published, declined, never reviewed."""

from datetime import date

import pytest

from education.group_names import CLINICAL_REVIEWERS, WRITERS
from education.groups import create_groups
from education.models import ArticlePage, DiaryTag, Topic
from education.review_clock import desk
from education.setting_up.review import set_up_review
from education.workflow import publish_starter, sign
from tests.education import shelf
from tests.portal.people import make_staff

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


def due_on(day, slug="sample-guide"):
    page = shelf.article(slug, title=slug)
    ArticlePage.objects.filter(pk=page.pk).update(
        last_reviewed_on=date(2026, 1, 1), next_review_on=day
    )
    return page


def titles(items):
    return [item.title for item in items]


@pytest.fixture
def people():
    create_groups()
    set_up_review()
    return {role: make_staff(role, factor=False) for role in ("writer", "reviewer", "publisher")}


def submitted(people, **values):
    """Return a topic that the writer handed in for review."""
    topic = Topic(**{"name": "Sample topic", "slug": "sample-topic", **values})
    topic.save()
    topic.save_revision(user=people["writer"])
    topic.get_workflow().start(topic, people["writer"])
    return topic


def decline(topic, reviewer, reason):
    state = topic.current_workflow_state.current_task_state
    state.task.specific.on_action(state, reviewer, "reject", comment=reason)


def test_a_review_due_today_is_due_and_not_overdue():
    due_on(TODAY, "today")
    due_on(date(2027, 2, 28), "yesterday")

    assert titles(desk.due(TODAY)) == ["today"]
    assert titles(desk.overdue(TODAY)) == ["yesterday"]


def test_due_looks_sixty_days_ahead_and_no_further():
    due_on(date(2027, 4, 30), "in-sixty-days")
    due_on(date(2027, 5, 1), "in-sixty-one-days")

    assert titles(desk.due(TODAY)) == ["in-sixty-days"]


def test_what_was_taken_down_is_not_due():
    due_on(TODAY).unpublish()

    assert desk.due(TODAY) == []


def test_only_a_reviewer_who_wrote_nothing_is_asked_to_sign(people):
    topic = submitted(people)
    other = shelf.staff("Other", CLINICAL_REVIEWERS, WRITERS)
    newest = topic.get_latest_revision_as_object()
    newest.summary = "By the other."
    newest.save_revision(user=other)

    assert titles(desk.waiting_for_my_signature(people["reviewer"])) == ["Sample topic"]
    assert desk.waiting_for_my_signature(other) == []
    assert desk.waiting_for_my_signature(people["writer"]) == []


def test_what_is_signed_waits_for_a_publisher_until_it_is_live(people):
    topic = submitted(people)
    revision = topic.get_latest_revision()
    sign(revision=revision, reviewer=people["reviewer"])

    item = desk.waiting_for_me_to_publish(people["publisher"])[0]
    assert (item.object, item.who, item.revision_id) == (topic, "Sample Reviewer", revision.pk)
    assert desk.waiting_for_me_to_publish(people["writer"]) == []
    revision.publish()
    assert desk.waiting_for_me_to_publish(people["publisher"]) == []


def test_a_signed_version_that_was_changed_since_waits_for_nobody_to_publish(people):
    topic = submitted(people)
    sign(revision=topic.get_latest_revision(), reviewer=people["reviewer"])
    newest = topic.get_latest_revision_as_object()
    newest.summary = "Changed."
    newest.save_revision(user=people["writer"])

    assert desk.waiting_for_me_to_publish(people["publisher"]) == []


def test_what_was_declined_comes_with_its_reason_until_it_is_handed_in_again(people):
    topic = submitted(people)
    decline(topic, people["reviewer"], "Say it plainer.")

    item = desk.declined(people["writer"])[0]
    assert (item.object, item.why, item.who) == (topic, "Say it plainer.", "Sample Reviewer")
    assert desk.declined(people["publisher"]) == []
    assert titles(desk.declined()) == ["Sample topic"]
    topic.current_workflow_state.resume(user=people["writer"])
    assert desk.declined() == []


def test_a_newer_draft_of_something_live_is_an_unpublished_change(people):
    topic = shelf.saved(Topic, name="Sample topic", slug="sample-topic")
    page = shelf.article()
    for row in (topic, page):
        newest = row.get_latest_revision_as_object()
        setattr(newest, "name" if row is topic else "deck", "Newer.")
        newest.save_revision(user=people["writer"])

    items = desk.unpublished_changes()

    assert [item.object for item in items] == [topic, page]
    assert {item.who for item in items} == {"Sample Writer"}


def test_never_reviewed_are_drafts_of_articles_and_text_that_came_unread(people):
    shelf.article("read")
    draft = shelf.article("unread", live=False)
    tag = DiaryTag(code="sample", label="Sample", kind="symptom")
    tag.save()
    starter = publish_starter(tag)
    assert [item.object for item in desk.never_reviewed()] == [draft, starter]

    newest = starter.get_latest_revision_as_object()
    newest.label = "Read now"
    shelf.publish(newest)

    assert [item.object for item in desk.never_reviewed()] == [draft]


def test_no_list_shows_an_e_mail_address(people):
    people["writer"].first_name = people["writer"].last_name = ""
    people["writer"].save()
    decline(submitted(people), people["reviewer"], "Say it plainer.")
    submitted(people, name="Another", slug="another")

    items = [*desk.declined(), *desk.waiting_for_my_signature(people["reviewer"])]

    assert len(items) == 2
    assert "@" not in "".join(f"{item.who}{item.why}{item.title}" for item in items)


def test_an_article_that_waits_is_told_as_an_article(people):
    page = shelf.article(live=False)
    page.save_revision(user=people["writer"])
    page.get_workflow().start(page, people["writer"])

    assert [item.kind for item in desk.waiting_for_my_signature(people["reviewer"])] == ["article"]
    decline(page, people["reviewer"], "Say it plainer.")
    assert [item.kind for item in desk.declined(people["writer"])] == ["article"]
