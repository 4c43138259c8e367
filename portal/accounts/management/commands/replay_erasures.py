"""After a backup was restored: forget again whoever was erased since it was made."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.accounts.erasing import replay_erasures


class Command(BaseCommand):
    help = "Erase again what the ledger of erasures names. Run it before a restored copy opens."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ledger", nargs="*", type=Path, help="further files, of other machines")

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["ledger"]
        missing = [path for path in files if not path.is_file()]
        if missing:
            raise CommandError(f"There is no such file: {missing[0]}")
        done = replay_erasures(files=files, now=timezone.now())
        self.stdout.write(f"{done.diaries} diaries and {done.accounts} accounts erased again.")
