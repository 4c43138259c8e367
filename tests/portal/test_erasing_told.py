"""Once erasing is asked for: reminders rest, and the owner of the mailbox is told."""

from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client

from diary.actions.erasure import ask_for_erasure
from diary.actions.reminders import hand_out_due, send_reminder
from diary.models import Reminder
from tests.diary.factories import NOON, a_patient
from tests.portal.people import make_patient, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient():
    """Return a patient, at noon."""
    with time_machine.travel(NOON, tick=False):
        yield a_patient()


def test_reminders_stop_at_once_and_one_closed_diary_never_stops_those_of_others(patient):
    other = a_patient()
    for each in (patient, other):
        Reminder.objects.create(patient=each, due_at=NOON, feed_token=uuid4(), feed_since=NOON)
    ask_for_erasure(patient=patient, what="diary", now=NOON)
    handed_out = []

    hand_out_due(now=NOON, put_in=lambda id, _due: handed_out.append(id))

    assert patient.pk not in handed_out
    assert not send_reminder(patient_id=patient.pk, due=NOON, now=NOON)
    token = Reminder.objects.get(patient=patient).feed_token
    assert Client().get(f"/diary/calendar/{token}.ics").status_code == 404


def test_whoever_owns_the_mailbox_is_told_once_in_words_that_say_nothing_of_health():
    patient = make_patient("owner@example.org")
    browser = signed_in(patient, reauthenticated=True)
    for _ in range(2):
        browser.post("/diary/erase/", {"what": "account", "when": "later"})

    (told,) = mail.outbox
    assert told.to == [patient.email]
    assert "you can change your mind" in told.body
    assert "diary" not in (told.subject + told.body).lower()
