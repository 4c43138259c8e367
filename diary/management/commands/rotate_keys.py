"""Wrap every patient's key with the newest key of DIARY_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diary.actions.rotate import rotate_keys
from diary.vault import NoKeyOpensThis


class Command(BaseCommand):
    help = "Rewrap patients' keys with the first of DIARY_KEYS; then the older ones can be removed."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed, total = rotate_keys()
        except NoKeyOpensThis as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{changed} of {total} keys were wrapped again; the others were already.")
