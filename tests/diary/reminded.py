"""Somebody who wants to be reminded, for tests."""

from datetime import UTC, datetime, time

import time_machine
from django.core.management import call_command

from diary.actions import reminders
from diary.domain.reminders import ReminderPlan
from diary.models import Reminder
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient

EIGHT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def reminded(**plan: object) -> Reminder:
    """Make a patient who wants a mail at eight in the evening."""
    diary = read_diary(a_patient(), NOON)
    wanted = ReminderPlan(**{"at": time(20), **plan})
    reminders.save_reminder(diary=diary, plan=wanted, seen=1, by_mail=True)
    return Reminder.objects.get(pk=diary.patient.pk)


def run(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        call_command("send_diary_reminders", verbosity=0)
