"""Reminders of a review: to the right person, once each, whatever happens to the mail server."""

from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail import send_mail
from django.core.management import CommandError, call_command

from education.group_names import WRITERS
from education.models import ArticlePage, EditorialSettings, ReviewReminder
from education.review_clock.reminders import Outcome, owner_of, send_review_reminders
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DUE = date(2029, 3, 1)


def due_page(slug="sample-guide", day=DUE, owner="Owner"):
    page = shelf.article(slug, title=f"About {slug}")
    ArticlePage.objects.filter(pk=page.pk).update(
        last_reviewed_on=date(2026, 1, 1),
        next_review_on=day,
        owner=shelf.staff(owner, WRITERS) if owner else None,
    )
    return ArticlePage.objects.get(pk=page.pk)


def run(day, send=send_mail, hour=12):
    now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return send_review_reminders(now=now, today=day, send=send)


def test_each_step_is_mailed_once_however_often_it_is_run():
    due_page()

    for days in range(90, -30, -1):
        run(DUE - timedelta(days=days), hour=8)
        run(DUE - timedelta(days=days), hour=9)

    steps = ReviewReminder.objects.order_by("pk").values_list("days_before", flat=True)
    assert list(steps) == [60, 30, 0]
    assert len(mail.outbox) == 3


def test_the_mail_is_neutral_and_leads_to_the_page_in_the_cms():
    page = due_page()

    run(DUE - timedelta(days=30))

    sent = mail.outbox[0]
    assert sent.to == ["owner@clinic.example"]
    assert sent.subject == "A page is due for review on 1 March 2029"
    assert f"http://testserver/cms/pages/{page.pk}/edit/" in sent.body
    assert "About sample-guide" in sent.body
    assert "@" not in sent.body


def test_a_step_that_was_missed_is_not_made_up_for():
    due_page()

    run(DUE - timedelta(days=20))

    assert ReviewReminder.objects.get().days_before == 30


def test_a_new_review_starts_anew():
    page = due_page()
    run(DUE)
    ArticlePage.objects.filter(pk=page.pk).update(next_review_on=date(2032, 3, 1))

    run(date(2032, 1, 10))

    assert len(mail.outbox) == 2


class DyingServer:
    """Takes ``most`` mails, then hangs up."""

    def __init__(self, most):
        self.left = most

    def __call__(self, *args, **kwargs):
        if not self.left:
            raise SMTPServerDisconnected("Connection unexpectedly closed")
        self.left -= 1
        return send_mail(*args, **kwargs)


def test_when_the_mail_server_dies_midway_the_next_run_sends_only_the_rest():
    for number in range(4):
        due_page(f"guide-{number}")

    with pytest.raises(OSError, match="closed"):
        run(DUE, send=DyingServer(2))
    assert len(mail.outbox) == 2
    assert run(DUE, hour=13) == Outcome(sent=2, nobody=0, refused=0)

    assert sorted(
        line for m in mail.outbox for line in m.body.splitlines() if "“" in line
    ) == sorted({line for m in mail.outbox for line in m.body.splitlines() if "“" in line})
    assert len(mail.outbox) == 4


def test_what_another_run_is_sending_is_left_to_it_unless_it_died():
    page = due_page()
    claimed = datetime(2029, 3, 1, 12, tzinfo=UTC)
    ReviewReminder.objects.create(page=page, due_on=DUE, days_before=0, claimed_at=claimed)

    assert run(DUE, hour=12).sent == 0
    assert run(DUE, hour=13).sent == 1


def test_an_address_the_server_refuses_stops_nobody_else():
    due_page("refused", owner="Gone")
    due_page("fine")

    def send(subject, body, sender, to, **kwargs):
        if to == ["gone@clinic.example"]:
            raise SMTPRecipientsRefused({to[0]: (550, b"no such user")})
        return send_mail(subject, body, sender, to, **kwargs)

    assert run(DUE, send=send) == Outcome(sent=1, nobody=0, refused=1)
    assert run(DUE, hour=13) == Outcome(sent=1, nobody=0, refused=0)


@pytest.mark.parametrize("change", [{"is_active": False}, {"kind": "patient"}, {"email": ""}])
def test_who_cannot_be_reminded_is_replaced_by_whom_the_clinic_names(change):
    page = due_page()
    clinic = shelf.staff("Deputy", WRITERS)
    site = page.get_site()
    EditorialSettings.objects.update_or_create(
        site=site, defaults={"review_reminder_owner": clinic}
    )
    assert owner_of(page) == page.owner
    for name, value in change.items():
        setattr(page.owner, name, value)

    assert owner_of(page) == clinic


def test_a_page_without_anybody_to_remind_is_told_and_reminded_of_later(capsys):
    page = due_page(owner=None)

    with time_machine.travel("2029-03-01 12:00", tick=False):
        call_command("send_review_reminders")
        assert "1 pages are due and have nobody to remind" in capsys.readouterr().err
        ArticlePage.objects.filter(pk=page.pk).update(owner=shelf.staff("Owner", WRITERS))
        call_command("send_review_reminders")

    assert len(mail.outbox) == 1


def test_the_command_says_so_when_the_mail_server_is_away(settings):
    due_page()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "no-such-host.invalid"

    with (
        time_machine.travel("2029-03-01 12:00", tick=False),
        pytest.raises(CommandError, match="could not be reached"),
    ):
        call_command("send_review_reminders")
    assert not ReviewReminder.objects.exists()


def test_drafts_mirrors_and_what_was_taken_down_are_nobodys_to_review():
    due_page().create_alias(update_slug="mirror")
    due_page("gone").unpublish()

    assert run(DUE).sent == 1


def test_the_day_is_the_clinics_and_not_the_one_in_greenwich(settings):
    due_page()
    settings.TIME_ZONE = "Pacific/Auckland"

    with time_machine.travel("2029-02-28 12:30+00:00", tick=False):  # 1 March, 01:30 in Auckland
        call_command("send_review_reminders")

    assert "is past its date" in mail.outbox[0].body
