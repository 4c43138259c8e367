"""Reminders: asked for on a page, sent once, stopped with one tap, shown by a calendar."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.urls import reverse

from diary.models import PatientKey, Reminder
from tests.diary.reminded import EIGHT, reminded, run

pytestmark = pytest.mark.django_db
ASKED = {
    "by_mail": "on", "at": "20:00", "weekdays": ["0", "1", "2", "3", "4", "5", "6"],
    "only_when_empty": "on", "quiet_from": "22:00", "quiet_to": "07:00",
}  # fmt: skip


def posted(browser, **answers):
    page = browser.get(reverse("reminders"))
    seen = page.context["form"]["seen"].value()
    return browser.post(reverse("reminders"), {**ASKED, "seen": seen, **answers})


def test_nobody_is_reminded_who_did_not_ask(signed_in):
    page = signed_in.get(reverse("reminders")).content.decode()
    run(EIGHT)

    assert 'name="by_mail" value="on" checked' not in page
    assert mail.outbox == []


def test_a_reminder_comes_at_its_time_and_once(signed_in):
    assert posted(signed_in).status_code == 302
    for now in (EIGHT - timedelta(minutes=1), EIGHT, EIGHT, EIGHT + timedelta(minutes=5)):
        run(now)

    (sent,) = mail.outbox
    assert sent.to == [signed_in.patient.email]
    run(EIGHT + timedelta(days=1))
    assert len(mail.outbox) == 2


def test_the_mail_has_no_word_about_health_and_two_ways_to_stop():
    row = reminded()
    run(EIGHT)

    (sent,) = mail.outbox
    stop = f"https://testserver/diary/reminders/stop/{row.stop_token}/".replace("https", "http")
    words = f"{sent.subject} {sent.body}".lower()
    assert not re.search(r"symptom|health|bowel|pain|poo|gut|clinic's|illness|medicine", words)
    assert stop in sent.body
    assert sent.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_stopping_takes_one_tap_and_no_sign_in(client, signed_in):
    posted(signed_in)
    token = Reminder.objects.get().stop_token
    stop = reverse("stop_reminders", args=[token])
    client.get(stop)
    assert Reminder.objects.get().due_at is not None  # a program that looks stops nothing

    answer = client.post(stop, {"List-Unsubscribe": "One-Click"})
    run(EIGHT)

    assert (answer.status_code, mail.outbox) == (200, [])
    assert (
        'name="by_mail" value="on" checked'
        not in signed_in.get(reverse("reminders")).content.decode()
    )


def test_nobody_learns_from_the_stop_page_whether_a_token_is_somebodys(client):
    row = reminded()
    pages = [
        client.post(reverse("stop_reminders", args=[token])).content.decode()
        for token in (row.stop_token, UUID(int=7))
    ]

    assert pages[0].replace(str(row.stop_token), str(UUID(int=7))) == pages[1]


def test_who_travels_is_reminded_at_the_same_time_of_day_there(signed_in):
    posted(signed_in)
    page = signed_in.get(reverse("diary_settings")).context["form"]
    signed_in.post(
        reverse("diary_settings"),
        {"seen": page["seen"].value(), "zone": "America/New_York", "units": "kg"},
    )

    assert Reminder.objects.get().due_at == EIGHT + timedelta(hours=5)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"weekdays": []}, "Choose at least one day"),
        ({"weekdays": ["9"]}, "Choose from the list"),
        ({"at": ""}, "Fill in the time"),
        ({"at": "25:00"}, "Type the time"),
        ({"at": "23:00"}, "quiet hours"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(signed_in, answers, says):
    answer = posted(signed_in, **answers)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Reminder.objects.filter(due_at__isnull=False).exists()


def test_a_change_made_elsewhere_is_not_overwritten(signed_in):
    posted(signed_in)
    answer = signed_in.post(reverse("reminders"), {**ASKED, "at": "09:00", "seen": "1"})

    assert answer.status_code == 422
    assert "changed elsewhere" in answer.content.decode()
    assert 'value="09:00"' in answer.content.decode()
    assert Reminder.objects.get().due_at == EIGHT


def test_the_calendar_has_an_address_of_its_own_that_can_be_changed_and_taken_away(
    client, signed_in
):
    address = reverse("calendar_address")
    signed_in.post(address, {"make": ""})
    assert not Reminder.objects.exists()  # there are no times to show yet
    posted(signed_in, by_mail="")
    signed_in.post(address, {"make": ""})
    first = reverse("calendar_feed", args=[Reminder.objects.get().feed_token])

    feed = client.get(first)
    assert feed["Content-Type"].startswith("text/calendar")
    assert "DTSTART:20261122T200000" in feed.content.decode()
    assert feed["Cache-Control"] == "private, no-store"
    assert first in signed_in.get(reverse("reminders")).content.decode()

    signed_in.post(address, {"make": ""})
    second = reverse("calendar_feed", args=[Reminder.objects.get().feed_token])
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    signed_in.post(address, {"remove": ""})
    assert client.get(second).status_code == 404


def test_a_calendar_is_told_to_wait_where_the_diary_does_not_open(client, signed_in):
    posted(signed_in)
    signed_in.post(reverse("calendar_address"))
    feed = reverse("calendar_feed", args=[Reminder.objects.get().feed_token])
    PatientKey.objects.update(wrapped=b"broken")

    assert client.get(feed).status_code == 503
    run(EIGHT)
    assert mail.outbox == []
