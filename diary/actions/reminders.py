"""Remind people who asked for it: what is due, and the mail, once for each time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from diary.actions.profile import change_profile
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.reminders import ReminderPlan, may_still_be_sent, newest_due, next_due
from diary.models import Entry, Reminder
from diary.models.patient import DiaryIsClosed, OpenDiary, read_diary
from diary.vault import NoKeyOpensThis, SealBroken

AT_A_TIME = 100
PutIn = Callable[[int, str], object]


@transaction.atomic
def save_reminder(*, diary: OpenDiary, plan: ReminderPlan, seen: int, by_mail: bool) -> None:
    """Keep when somebody wants to be reminded, and whether by mail.

    Raises:
        RecordHasChanged, RecordIsGone: as for ``change_profile``.
    """
    profile = diary.profile.model_copy(update={"reminder": plan})
    change_profile(patient=diary.patient, profile=profile, seen=seen, now=diary.now)
    due = next_due(plan, profile.zone, diary.now) if by_mail else None
    Reminder.objects.update_or_create(patient_id=diary.patient.pk, defaults={"due_at": due})


def stop_reminders(*, stop_token: Any) -> None:
    """Send no more mails; an address that is nobody's changes nothing."""
    Reminder.objects.filter(stop_token=stop_token).update(due_at=None)


def show_in_calendar(*, diary: OpenDiary) -> None:
    """Make the address of a calendar feed; the one before, if any, shows nothing any more."""
    feed = {"feed_token": uuid4(), "feed_since": diary.today}
    Reminder.objects.update_or_create(patient_id=diary.patient.pk, defaults=feed)


def take_out_of_calendar(*, diary: OpenDiary) -> None:
    """Take the calendar feed away."""
    Reminder.objects.owned_by(diary.patient).update(feed_token=None, feed_since=None)


def hand_out_due(*, now: datetime, put_in: PutIn) -> int:
    """Put each reminder that is due into the queue, once, and note when the next is; return how many.

    Args:
        now: the moment.
        put_in: takes the patient's id and the moment it was due at, and queues both in this transaction.
    """
    handed_out = 0
    while True:
        with transaction.atomic():
            due = Reminder.objects.filter(due_at__lte=now).select_related("patient")
            rows = list(due.select_for_update(skip_locked=True, of=("self",))[:AT_A_TIME])
            for row in rows:
                _hand_out(row, now, put_in)
        handed_out += len(rows)
        if len(rows) < AT_A_TIME:
            return handed_out


def send_reminder(*, patient_id: int, due: datetime, now: datetime) -> bool:
    """Send the mail of one moment if it is still wanted, and say whether it went.

    It goes once, however often this is called. A process that is killed after the mail server took the mail
    and before that is noted sends it again, with the same Message-ID.

    Raises:
        OSError, SMTPException: the mail server; nothing was sent.
    """
    rows = Reminder.objects.filter(pk=patient_id).exclude(sent_for=due)
    claimed = rows.filter(Q(sending_for__isnull=True) | Q(sending_for__lte=due))
    if not claimed.update(sending_for=due):
        return False
    row = Reminder.objects.select_related("patient").get(pk=patient_id)
    plan = _still_wanted(row, due, now)
    if plan is None:
        return False
    with override(plan.language):
        _mail(row, due).send()
    Reminder.objects.filter(pk=patient_id).update(sent_for=F("sending_for"))
    return True


def _hand_out(row: Reminder, now: datetime, put_in: PutIn) -> None:
    due = row.due_at
    if due is None:
        return
    try:
        diary = read_diary(row.patient, now)
    except (DiaryIsClosed, NoKeyOpensThis, SealBroken, PayloadDoesNotFit):
        row.due_at = now + timedelta(
            days=1
        )  # erasure may be undone, and a key may be brought back: it may open tomorrow
    else:
        plan = diary and diary.profile.reminder
        row.due_at = None
        if diary and plan:
            row.due_at = next_due(plan, diary.profile.zone, now)
            put_in(row.pk, newest_due(plan, diary.profile.zone, due, now).isoformat())
    row.save(update_fields=["due_at"])


def _still_wanted(row: Reminder, due: datetime, now: datetime) -> ReminderPlan | None:
    """Return the plan unless mails were stopped, it is too late or quiet, or the day has an entry."""
    try:
        diary = read_diary(row.patient, now)
    except (DiaryIsClosed, NoKeyOpensThis, SealBroken, PayloadDoesNotFit):
        return None
    if row.due_at is None or diary is None or diary.profile.reminder is None:
        return None
    plan, zone = diary.profile.reminder, diary.profile.zone
    if not may_still_be_sent(plan, zone, due, now):
        return None
    day = due.astimezone(ZoneInfo(zone)).date()
    written = Entry.objects.owned_by(row.patient).kept().on(day)
    return None if plan.only_when_empty and written.exists() else plan


def _mail(row: Reminder, due: datetime) -> EmailMessage:
    """Return a mail that says nothing about health to whoever sees it on a screen."""
    site = settings.WAGTAILADMIN_BASE_URL
    stop = f"{site}{reverse('stop_reminders', args=[row.stop_token])}"
    words = {
        "diary_url": f"{site}{reverse('today')}",
        "stop_url": stop,
        "settings_url": f"{site}{reverse('reminders')}",
    }
    same_each_time = uuid5(NAMESPACE_URL, f"{row.stop_token} {due.astimezone(UTC).isoformat()}")
    host = site.split("//")[-1].split(":")[0]
    return EmailMessage(
        subject=_("The reminder you asked for"),
        body=render_to_string("diary/mail/reminder.txt", words),
        to=[row.patient.email],
        headers={
            "Message-ID": f"<{same_each_time}@{host}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
