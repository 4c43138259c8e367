"""Reminds the owner of each page 60, 30 and 0 days before it is due to be checked again, once each."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any, NamedTuple

from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from education.addresses import absolute
from education.domain.review_steps import STEPS, step_due
from education.models import ArticlePage, EditorialSettings, ReviewReminder

LOG = logging.getLogger("education.review_clock")
# A run that has not sent what it claimed by then has died.
DIED_AFTER = timedelta(minutes=15)

Send = Callable[..., Any]


class Outcome(NamedTuple):
    """How one run went. ``nobody``: pages without anybody to remind; ``refused``: addresses that are wrong."""

    sent: int
    nobody: int
    refused: int


class Due(NamedTuple):
    """One reminder that should have gone out by now."""

    page: ArticlePage
    step: int


def send_review_reminders(*, now: datetime, today: date, send: Send = send_mail) -> Outcome:
    """Send what is due and was not sent.

    Args:
        now: the moment, aware.
        today: the clinic's local date.
        send: takes what ``django.core.mail.send_mail`` takes.

    Raises:
        OSError: when the mail server cannot be reached. What was sent until then is not sent again,
            and the next run goes on with the rest.
    """
    sent = nobody = refused = 0
    for due in reminders_due(today):
        owner = owner_of(due.page)
        if owner is None:
            nobody += 1
            LOG.warning("Nobody to remind of the review of page %d", due.page.pk)
            continue
        reminder = _claimed(due, now)
        if reminder is None:
            continue
        if _sent(reminder, owner, now, send):
            sent += 1
        else:
            refused += 1
    return Outcome(sent, nobody, refused)


def reminders_due(today: date) -> Iterator[Due]:
    """Yield the reminder each live article should have had by now, the longest overdue first."""
    horizon = today + timedelta(days=max(STEPS))
    pages = ArticlePage.objects.live().filter(alias_of__isnull=True, next_review_on__lte=horizon)
    for page in pages.select_related("owner", "locale").order_by("next_review_on", "pk"):
        step = step_due((page.next_review_on - today).days)
        if step is not None:
            yield Due(page, step)


def owner_of(page: ArticlePage) -> Any:
    """Return who is reminded of a page: who made it, else whom the clinic names; only active staff."""
    if _can_be_reminded(page.owner):
        return page.owner
    site = page.get_site()
    clinic = EditorialSettings.for_site(site).review_reminder_owner if site else None
    return clinic if _can_be_reminded(clinic) else None


def _can_be_reminded(user: Any) -> bool:
    return bool(user and user.is_active and user.is_clinic_staff and user.email)


def _claimed(due: Due, now: datetime) -> ReviewReminder | None:
    """Return the reminder for this run to send, or nothing when it was sent or another run has it."""
    reminder, is_new = ReviewReminder.objects.get_or_create(
        page=due.page,
        due_on=due.page.next_review_on,
        days_before=due.step,
        defaults={"claimed_at": now},
    )
    if is_new:
        return reminder
    dead = Q(sent_at__isnull=True, claimed_at__lt=now - DIED_AFTER)
    rows = ReviewReminder.objects.filter(dead, pk=reminder.pk)
    return reminder if rows.update(claimed_at=now) else None


def _sent(reminder: ReviewReminder, owner: Any, now: datetime, send: Send) -> bool:
    mine = ReviewReminder.objects.filter(pk=reminder.pk)
    try:
        send(
            _subject(reminder.due_on),
            _body(reminder, owner),
            None,
            [owner.email],
            fail_silently=False,
        )
    except SMTPRecipientsRefused:
        mine.delete()
        LOG.warning(
            "The mail server refused the address of a reminder of page %d", reminder.page_id
        )
        return False
    except OSError:  # smtplib's own errors are among them
        mine.delete()
        raise
    mine.update(sent_at=now)
    return True


def _subject(due_on: date) -> str:
    return _("A page is due for review on %(day)s") % {"day": date_format(due_on, "j F Y")}


def _body(reminder: ReviewReminder, owner: Any) -> str:
    address = absolute(reverse("wagtailadmin_pages:edit", args=(reminder.page_id,)))
    context = {
        "name": owner.get_short_name(),
        "title": reminder.page.title,
        "due_on": reminder.due_on,
        "now": reminder.days_before == 0,
        "address": address,
    }
    return render_to_string("education/mail/review_reminder.txt", context)
