"""Reminds the owners of pages that are due to be checked again; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from education.review_clock.reminders import send_review_reminders


class Command(BaseCommand):
    """Sends each reminder once, however often it is run."""

    help = "Mail the owner of each page 60, 30 and 0 days before its review is due, once each."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            outcome = send_review_reminders(now=now, today=timezone.localdate(now))
        except OSError as trouble:
            raise CommandError(
                "The mail server could not be reached. Nothing is lost: the next run sends the rest."
            ) from trouble
        self.stdout.write(f"{outcome.sent} reminders sent.")
        if outcome.nobody:
            self.stderr.write(
                f"{outcome.nobody} pages are due and have nobody to remind: choose somebody in the "
                "CMS under Settings, Editing."
            )
        if outcome.refused:
            self.stderr.write(f"{outcome.refused} reminders were refused by the mail server.")
