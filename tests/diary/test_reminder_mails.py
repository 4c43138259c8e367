"""Reminders leave when they should, once, whatever happens to the mail server and the worker."""

from datetime import datetime, timedelta
from smtplib import SMTPServerDisconnected
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from diary import tasks
from diary.actions import reminders
from diary.actions.erase import erase_diary
from diary.actions.erasure import ask_for_erasure, undo_erasure
from diary.models import Reminder
from tests.diary.factories import NOON, an_entry
from tests.diary.reminded import EIGHT, reminded, run
from tests.portal import queued

pytestmark = pytest.mark.django_db


def test_who_wrote_something_that_day_is_left_alone():
    row = reminded()
    an_entry(row.patient)
    run(EIGHT)

    assert mail.outbox == []


def test_who_wants_to_be_reminded_in_any_case_is():
    row = reminded(only_when_empty=False)
    an_entry(row.patient)
    run(EIGHT)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("late", [timedelta(hours=2), timedelta(hours=20)])
def test_a_late_reminder_is_left_out_and_the_next_comes(late):
    reminded()
    run(EIGHT + late)
    assert mail.outbox == []

    run(EIGHT + timedelta(days=1))
    assert len(mail.outbox) == 1


def test_the_mail_server_may_be_away_for_a_while(settings):
    settings.TASKS = settings.QUEUE_IN_DATABASE
    reminded()
    run(EIGHT)
    with pytest.MonkeyPatch.context() as away:
        away.setattr("django.core.mail.EmailMessage.send", _server_is_away)
        work(EIGHT)
        assert mail.outbox == []
        work(EIGHT + timedelta(minutes=5))
    work(EIGHT + timedelta(minutes=10))
    work(EIGHT + timedelta(minutes=15))

    assert len(mail.outbox) == 1


def test_while_the_mail_server_is_away_it_is_not_asked_for_ever(settings):
    settings.TASKS = settings.QUEUE_IN_DATABASE
    reminded()
    run(EIGHT)
    with pytest.MonkeyPatch.context() as away:
        away.setattr("django.core.mail.EmailMessage.send", _server_is_away)
        for minutes in range(0, 300, 5):
            work(EIGHT + timedelta(minutes=minutes))

    assert not DBTaskResult.objects.ready().exists()
    assert mail.outbox == []


def test_a_worker_that_died_before_the_mail_went_loses_none():
    row = reminded()
    Reminder.objects.update(sending_for=EIGHT)  # claimed; then its worker was killed

    with time_machine.travel(EIGHT, tick=False):
        tasks.send_reminder.call(row.pk, EIGHT.isoformat())
        tasks.send_reminder.call(row.pk, EIGHT.isoformat())

    assert len(mail.outbox) == 1


def test_a_mail_that_is_sent_again_is_known_by_its_id():
    row = reminded()
    for _ in range(2):  # killed between the mail server's yes and the note of it
        Reminder.objects.update(sent_for=None)
        reminders.send_reminder(patient_id=row.pk, due=EIGHT, now=EIGHT)

    first, again = (sent.extra_headers["Message-ID"] for sent in mail.outbox)
    assert first == again


def test_two_runs_at_once_queue_it_once():
    row = reminded()
    queued = []
    for _ in range(2):
        reminders.hand_out_due(now=EIGHT, put_in=lambda *what: queued.append(what))

    assert queued == [(row.pk, EIGHT.isoformat())]


def test_when_nobody_ran_the_command_for_days_only_the_newest_comes():
    reminded()
    run(EIGHT + timedelta(days=3, minutes=5))

    assert len(mail.outbox) == 1


def test_more_than_a_hundred_are_all_handed_out():
    for _ in range(101):
        reminded()

    assert reminders.hand_out_due(now=EIGHT, put_in=lambda *_what: None) == 101


def test_a_task_that_waits_when_mails_are_stopped_sends_none():
    row = reminded()
    reminders.stop_reminders(stop_token=row.stop_token)
    reminders.send_reminder(patient_id=row.pk, due=EIGHT, now=EIGHT)

    assert mail.outbox == []


def test_while_an_erasure_can_be_undone_nothing_is_sent_and_after_it_was_reminders_go_on():
    row = reminded()
    feed = {"feed_token": UUID(int=8), "feed_since": NOON.date()}
    Reminder.objects.filter(pk=row.pk).update(**feed)
    ask_for_erasure(patient=row.patient, what="diary", now=NOON)
    run(EIGHT)
    assert mail.outbox == []
    assert Client().get(reverse("calendar_feed", args=[UUID(int=8)])).status_code == 404

    undo_erasure(patient=row.patient, now=NOON)
    run(EIGHT + timedelta(days=1))
    assert len(mail.outbox) == 1


def test_erasing_ends_reminders_and_calendar():
    row = reminded()
    erase_diary(patient=row.patient)
    run(EIGHT)

    assert not Reminder.objects.exists()
    assert mail.outbox == []


def test_a_diary_that_does_not_open_today_keeps_its_reminder(settings):
    reminded()
    settings.DIARY_KEYS, ring = (bytes(32),), settings.DIARY_KEYS
    run(EIGHT)
    assert mail.outbox == []

    settings.DIARY_KEYS = ring
    run(EIGHT + timedelta(days=1))
    assert len(mail.outbox) == 1


def work(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        queued.work()


def _server_is_away(_message: object) -> None:
    raise SMTPServerDisconnected("gone")
