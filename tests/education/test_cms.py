"""The guard as staff meet it in the CMS: a message and the way back, on every path."""

import json

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from education.groups import create_groups
from education.models import ArticlePage, RedFlag, Signature, Topic
from education.setting_up.review import set_up_review
from education.workflow import sign
from tests.education import shelf
from tests.portal.people import make_staff, make_superuser, signed_in

pytestmark = pytest.mark.django_db

NOT_SIGNED = "a clinical reviewer who did not write it has to sign"


@pytest.fixture(autouse=True)
def _clinic():
    create_groups()
    set_up_review()


@pytest.fixture
def people():
    return {role: make_staff(role) for role in ("writer", "reviewer", "publisher")}


@pytest.fixture
def browsers(people):
    return {role: signed_in(user) for role, user in people.items()}


def draft_topic(user=None):
    topic = Topic(name="Sample topic", slug="sample-topic")
    topic.save()
    topic.save_revision(user=user)
    return topic


def topic_form(topic, **values):
    return {"name": topic.name, "slug": topic.slug, "summary": topic.summary, **values}


def edit_topic(topic):
    return reverse("wagtailsnippets_education_topic:edit", args=[topic.pk])


def says(response, sentence):
    return sentence in response.content.decode()


def is_live(obj):
    return type(obj).objects.get(pk=obj.pk).live


def act(browser, topic, action, **data):
    """Do a workflow action as the editor's dialogue does."""
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    name = "wagtailsnippets_education_topic:workflow_action"
    return browser.post(reverse(name, args=[topic.pk, action, state.pk]), data, follow=True)


def submit(browser, topic):
    return browser.post(edit_topic(topic), topic_form(topic, **{"action-submit": "1"}), follow=True)


def test_publish_in_a_snippets_editor_says_that_it_needs_a_signature(browsers, people):
    topic = draft_topic(people["writer"])

    response = browsers["publisher"].post(
        edit_topic(topic), topic_form(topic, **{"action-publish": "1"}), follow=True
    )

    assert says(response, NOT_SIGNED)
    assert response.redirect_chain[-1][0] == edit_topic(topic)
    assert not is_live(topic)


def test_a_superuser_does_not_get_round_it(people):
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


def test_write_submit_sign_publish(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)

    act(browsers["reviewer"], topic, "approve", guideline_versions="Sample guideline 2")
    assert not is_live(topic)
    signature = Signature.objects.get(object_id=topic.pk, reviewer=people["reviewer"])
    button = reverse("publish_signed", args=[signature.revision_id])
    assert says(browsers["publisher"].get(edit_topic(topic)), button)
    response = browsers["publisher"].post(button, follow=True)

    assert response.status_code == 200
    assert is_live(topic)
    assert signature.guideline_versions == "Sample guideline 2"


def test_the_editors_own_publish_button_publishes_what_is_signed(browsers, people):
    topic = draft_topic(people["writer"])
    sign(revision=topic.get_latest_revision(), reviewer=people["reviewer"])

    browsers["publisher"].post(edit_topic(topic), topic_form(topic, **{"action-publish": "1"}))

    assert is_live(topic)


def test_a_reviewer_who_wrote_it_is_offered_no_signing(browsers, people):
    topic = draft_topic(people["reviewer"])
    submit(browsers["writer"], topic)

    page = browsers["reviewer"].get(edit_topic(topic))
    refused = act(browsers["reviewer"], topic, "approve")

    assert not says(page, "Sign off")
    assert refused.status_code in {200, 403}
    assert not Signature.objects.filter(object_id=topic.pk).exists()


def test_signing_what_changed_meanwhile_is_refused_with_a_message(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)
    seen = topic.get_latest_revision().pk
    topic.summary = "Changed by somebody else."
    topic.save_revision(user=people["writer"])

    response = act(browsers["reviewer"], topic, "approve", revision=seen)

    assert says(response, "changed while you were reading")
    assert not Signature.objects.filter(object_id=topic.pk).exists()


def test_declining_needs_a_reason(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)

    act(browsers["reviewer"], topic, "reject", comment="")
    assert topic.current_workflow_state.status == "in_progress"
    act(browsers["reviewer"], topic, "reject", comment="Please say it plainer.")

    assert Topic.objects.get(pk=topic.pk).current_workflow_state.status == "needs_changes"


def test_only_reviewers_may_touch_what_is_being_reviewed(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)

    browsers["writer"].post(edit_topic(topic), topic_form(topic, summary="Slipped in."))

    assert topic.get_latest_revision_as_object().summary == ""


def test_submitting_what_is_not_ready_says_what_to_fix(browsers):
    flag = RedFlag(code="RF01", key="sample", tier="soon", question="Q?", rule="pregnant")
    flag.save()
    flag.save_revision()
    address = reverse("wagtailsnippets_education_redflag:edit", args=[flag.pk])
    fields = {f.name: getattr(flag, f.name) or "" for f in RedFlag._meta.concrete_fields}

    response = browsers["writer"].post(
        address, {**fields, "tier_cases": "[]", "action-submit": "1"}, follow=True
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


def test_a_dialogue_gets_its_refusal_as_json(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)
    state = TaskState.objects.get()
    people["reviewer"].groups.clear()
    people["reviewer"].groups.add(*people["writer"].groups.all())

    response = browsers["reviewer"].post(
        reverse(
            "wagtailsnippets_education_topic:workflow_action", args=[topic.pk, "approve", state.pk]
        ),
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert response.status_code in {302, 403}


@pytest.mark.parametrize("body", ["{", "[1]", '"x"', '{"user": 1}', '{"comment": 5}'])
def test_hand_made_workflow_data_is_never_an_error_page(browsers, people, body):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)
    data = {
        "action-workflow-action": "1",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": body,
    }

    response = browsers["reviewer"].post(edit_topic(topic), topic_form(topic, **data))

    assert response.status_code < 500


@pytest.mark.parametrize("role", ["writer", "reviewer"])
def test_only_publishers_publish_what_is_signed(browsers, people, role):
    topic = draft_topic(people["writer"])
    revision = topic.get_latest_revision()
    sign(revision=revision, reviewer=people["reviewer"])

    response = browsers[role].post(reverse("publish_signed", args=[revision.pk]), follow=True)

    assert not is_live(topic)
    assert response.status_code in {200, 403}


def test_an_administrator_neither_signs_nor_publishes(people):
    topic = draft_topic(people["writer"])
    revision = topic.get_latest_revision()
    administrator = make_staff("administrator")
    browser = signed_in(administrator)

    browser.post(reverse("publish_signed", args=[revision.pk]))
    browser.post(edit_topic(topic), topic_form(topic, **{"action-publish": "1"}))

    assert not is_live(topic)


def test_the_dashboard_shows_publishers_what_waits(browsers, people):
    topic = draft_topic(people["writer"])
    sign(revision=topic.get_latest_revision(), reviewer=people["reviewer"])

    assert says(browsers["publisher"].get("/cms/"), "Signed, ready to publish")
    assert not says(browsers["writer"].get("/cms/"), "Signed, ready to publish")


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
