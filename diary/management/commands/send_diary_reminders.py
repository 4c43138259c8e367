"""Queue the reminders that are due; run it every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from diary.actions.reminders import hand_out_due
from diary.tasks import send_reminder


class Command(BaseCommand):
    help = "Queue the diary reminders that are due. Run it every few minutes; db_worker sends them."

    def handle(self, **options: Any) -> None:
        count = hand_out_due(now=timezone.now(), put_in=send_reminder.enqueue)
        if options["verbosity"]:
            self.stdout.write(f"{count} queued")
