"""Erase what people asked for a week ago, and forget what is only kept for a time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from diary.actions.activity import forget_old_events
from diary.actions.changes import forget_what_was_before
from diary.actions.sharing.ending import forget_ended_shares
from portal.accounts.erasing import finish_due_erasures


class Command(BaseCommand):
    help = (
        "Erase diaries and accounts whose seven days are over, old lines of the activity lists, what entries "
        "said before a change that can no longer be undone, and files of links that have ended."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        done = finish_due_erasures(now=now)
        old = forget_old_events(now=now)
        forget_what_was_before(now=now)
        forget_ended_shares(now=now)
        self.stdout.write(
            f"{done.diaries} diaries and {done.accounts} accounts erased, {old} old events forgotten."
        )
