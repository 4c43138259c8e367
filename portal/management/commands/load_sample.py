"""``manage.py load_sample``: the sample clinic, for trying the portal. Debug only."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.sample.clinic import load_sample_clinic
from portal.sample.people import accounts_path


class Command(BaseCommand):
    help = (
        "Loads the sample clinic: staff, articles, red flags and a patient with a synthetic diary."
    )
    requires_system_checks: ClassVar[list[str]] = []  # make run is quicker without

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The sample clinic is for debug only: it has accounts with passwords."
            )
        load_sample_clinic(
            var_dir=settings.VAR_DIR,
            base_url=settings.WAGTAILADMIN_BASE_URL,
            now=timezone.now(),
        )
        path = accounts_path(settings.VAR_DIR)
        if options["verbosity"]:
            self.stdout.write(f"The sample clinic is loaded. How to sign in: {path}")
