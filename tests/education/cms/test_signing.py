"""Submit, sign, decline, publish: each by the one who may."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import TaskState

from education.models import Signature, Topic
from education.workflow import sign
from tests.education.cms.screens import (
    act,
    draft_topic,
    edit_topic,
    is_live,
    says,
    submit,
    topic_form,
)
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def signatures_of(topic):
    kind = ContentType.objects.get_for_model(topic)
    return Signature.objects.filter(content_type=kind, object_id=topic.pk)


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
    assert not signatures_of(topic).exists()


def test_signing_what_changed_meanwhile_is_refused_with_a_message(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)
    seen = topic.get_latest_revision().pk
    topic.summary = "Changed by somebody else."
    topic.save_revision(user=people["writer"])

    response = act(browsers["reviewer"], topic, "approve", revision=seen)

    assert says(response, "changed while you were reading")
    assert not signatures_of(topic).exists()


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
