"""Bring an exported diary back into a patient's account."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diary.actions.importing.own import NotADiaryFile, import_diary
from diary.actions.patients import NoSuchPatient, patient_by_email
from diary.actions.store import RecordIsGone
from diary.models.patient import DiaryIsClosed
from diary.vault import NoKeyOpensThis


class Command(BaseCommand):
    help = "Import the JSON of export_diary. Records that are there already stay as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            patient = patient_by_email(options["email"])
            document = options["file"].read_bytes()
            report = import_diary(patient=patient, document=document, now=timezone.now())
        except OSError as error:
            raise CommandError(f"This file cannot be read: {error.strerror}.") from None
        except (NoSuchPatient, NotADiaryFile, NoKeyOpensThis, DiaryIsClosed) as refused:
            raise CommandError(str(refused)) from None
        except RecordIsGone:
            raise CommandError("This diary was erased meanwhile. Nothing was imported.") from None
        self.stdout.write(
            f"{report.stored} records imported, {report.kept} were there already, "
            f"{len(report.invalid)} could not be read."
        )
        for name, place, fields in report.invalid:
            self.stdout.write(f"{name} {place + 1}: {fields}")
