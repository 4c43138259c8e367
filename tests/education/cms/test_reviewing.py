"""What a reviewer reads before signing, and how a declined text comes back to its writers."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from education.cms.words_of import words_of
from education.models import ArticleChange, Topic
from education.workflow import sign
from tests.education import shelf
from tests.education.cms.screens import act, draft_topic, edit_topic, says, submit
from tests.portal.people import make_patient, make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def differences(browser, obj, since=""):
    address = reverse("review_differences", args=[obj.get_latest_revision().pk])
    response = browser.get(f"{address}?since={since}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def marked(soup, tag):
    return [" ".join(one.get_text(" ").split()) for one in soup.find_all(tag)]


def edited(obj, user, **values):
    newest = obj.get_latest_revision_as_object()
    for field, value in values.items():
        setattr(newest, field, value)
    newest.save_revision(user=user)
    return type(obj).objects.get(pk=obj.pk)


def test_a_reviewer_sees_words_marked_since_the_version_signed_last(browsers, people):
    topic = draft_topic(people["writer"])
    topic = edited(topic, people["writer"], summary="It may help most people.")
    sign(revision=topic.get_latest_revision(), reviewer=people["reviewer"])
    topic = edited(topic, people["writer"], summary="It may help some people.")

    soup = differences(browsers["reviewer"], topic)

    assert marked(soup, "ins") == ["Put in: some (end)"]
    assert marked(soup, "del") == ["Taken out: most (end)"]
    assert "Sample Reviewer signed on" in soup.get_text()


def test_it_can_be_compared_with_what_readers_see_instead(browsers, people):
    topic = shelf.saved(Topic, name="Sample", slug="sample-topic", summary="As readers see it.")
    topic = edited(topic, people["writer"], summary="As signed and never published.")
    sign(revision=topic.get_latest_revision(), reviewer=people["reviewer"])
    topic = edited(topic, people["writer"], summary="As it is now.")

    soup = differences(browsers["reviewer"], topic)
    live = differences(browsers["reviewer"], topic, since="live")

    assert "signed and never published" in " ".join(marked(soup, "del"))
    assert soup.find("a", href="?since=live")
    assert "As readers see it." in " ".join(live.stripped_strings)
    assert "never published" not in live.get_text()


def test_what_nobody_signed_before_is_shown_whole(browsers, people):
    topic = edited(draft_topic(people["writer"]), people["writer"], summary="All of it.")

    text = differences(browsers["reviewer"], topic).get_text()

    assert "please read all of it" in text
    assert "All of it." in text


def test_an_article_is_compared_block_by_block_with_the_drafts_it_shows(browsers, people):
    claim = shelf.claim()
    page = shelf.article(
        sections=[shelf.section("What it is", ("text", "<p>Old words here.</p>"), ("claim", claim))]
    )
    newest = page.get_latest_revision_as_object()
    newest.sections = [
        shelf.section("What it is", ("text", "<p>New words here.</p>"), ("claim", claim))
    ]
    newest.changes = [ArticleChange(date=date(2026, 3, 1), what="We looked again.")]
    newest.save_revision(user=people["writer"])

    soup = differences(browsers["reviewer"], type(page).objects.get(pk=page.pk))

    assert "Put in: New (end)" in marked(soup, "ins")
    assert any("We looked again." in words for words in marked(soup, "ins"))
    folded = " ".join(tag.get_text() for tag in soup.find_all("details"))
    assert "Sample claim S01" in folded


def test_every_kind_of_thing_that_is_signed_can_be_read(browsers, people):
    things = [shelf.article(), shelf.claim("S02", papers=(shelf.reference(),)), shelf.red_flag()]
    things += [shelf.index_page(), shelf.Page.objects.get(slug="front").specific]

    for thing in things:
        assert words_of(thing)
        assert differences(browsers["reviewer"], thing)


def test_it_is_for_staff_who_may_edit_it(people):
    topic = draft_topic(people["writer"])
    address = reverse("review_differences", args=[topic.get_latest_revision().pk])

    assert signed_in(make_patient()).get(address).status_code in {302, 403, 404}
    administrator = signed_in(make_staff("administrator")).get(address)
    assert administrator.status_code in {302, 403}
    assert signed_in(people["reviewer"]).get("/cms/review/999999/").status_code == 404


def test_the_editor_offers_a_reviewer_what_changed(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)
    address = reverse("review_differences", args=[topic.get_latest_revision().pk])

    assert says(browsers["reviewer"].get(edit_topic(topic)), address)
    assert not says(browsers["writer"].get(edit_topic(topic)), address)


def test_the_reason_for_declining_reaches_everybody_who_wrote_it(browsers, people):
    other = shelf.staff("Other", "Writers")
    topic = edited(draft_topic(other), people["writer"], summary="More words.")
    submit(browsers["writer"], topic)
    mail.outbox.clear()

    act(browsers["reviewer"], topic, "reject", comment="Please say it plainer & shorter.")

    assert {to for message in mail.outbox for to in message.to} == {
        other.email,
        "writer@clinic.example",
    }
    body = mail.outbox[0].body
    assert "Please say it plainer & shorter." in body
    assert edit_topic(topic) in body
    assert "Sample Reviewer" in body
    assert "@" not in body
    page = browsers["writer"].get(edit_topic(topic))
    assert says(page, "Sample Reviewer declined this on")
    assert says(page, "Please say it plainer &amp; shorter.")


def test_a_mail_server_that_is_away_does_not_stop_declining(browsers, people, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "no-such-host.invalid"
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)

    response = act(browsers["reviewer"], topic, "reject", comment="Please say it plainer.")

    assert response.status_code == 200
    assert Topic.objects.get(pk=topic.pk).current_workflow_state.status == "needs_changes"
