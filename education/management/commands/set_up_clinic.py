"""Sets up the clinic: pages, groups, review, words, and drafts that wait for a signature."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from education.models import Claim, RedFlag, Strategy
from education.setting_up.clinic import set_up_clinic


class Command(BaseCommand):
    help = "Set up the clinic. Running it again adds what is missing and changes nothing else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="", help="the clinic's name as patients read it")

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_clinic(name=options["name"], base_url=settings.WAGTAILADMIN_BASE_URL)
        signed = (Claim, RedFlag, Strategy)
        waiting = sum(model.objects.filter(live=False).count() for model in signed)
        self.stdout.write(
            f"The clinic is set up. {waiting} claims, red flags and strategies wait for a signature."
        )
