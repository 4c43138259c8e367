"""Print the one-time code that a sample account needs now (debug only), instead of a phone."""

import json
from typing import Any

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Print the current one-time code of a sample account: writer, reviewer, publisher."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Sample accounts exist in debug only.")
        path = settings.VAR_DIR / "sample-accounts.json"
        try:
            accounts = json.loads(path.read_text())
        except (OSError, ValueError):
            raise CommandError(f"No sample accounts in {path}: run load_sample first.") from None
        secret = accounts.get(options["account"], {}).get("totp_secret")
        if not secret:
            known = ", ".join(name for name, row in accounts.items() if "totp_secret" in row)
            raise CommandError(f"No such sample account. There is: {known}.")
        counter = next(iter(yield_hotp_counters_from_time()))
        self.stdout.write(format_hotp_value(hotp_value(secret, counter)))
