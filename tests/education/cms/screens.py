"""What staff do on the screens of the CMS."""

from django.urls import reverse
from wagtail.models import TaskState

from education.models import ArticlePage, Topic

NOT_SIGNED = "a clinical reviewer who did not write it has to sign"


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


def rewritten(page, user, deck="One person's words."):
    """Save a draft of a live page by one person."""
    newest = page.get_latest_revision_as_object()
    newest.deck = deck
    return newest.save_revision(user=user)


def deck_of(page):
    return ArticlePage.objects.get(pk=page.pk).deck
