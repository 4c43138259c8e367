"""Erase one patient's diary for good."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diary.actions.erase import erase_diary
from diary.actions.patients import NoSuchPatient, patient_by_email


class Command(BaseCommand):
    help = "Destroy a patient's key and delete every diary row. The account stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = erase_diary(patient=patient_by_email(options["email"]))
        except NoSuchPatient as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"Erased: the key and {max(rows - 1, 0)} other rows are gone.")
