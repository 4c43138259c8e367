"""Write everything of one patient's diary to a file, for that patient."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from diary.actions.archive.contents import archive
from diary.actions.patients import NoSuchPatient, patient_by_email
from diary.models.patient import DiaryIsClosed, read_diary
from diary.vault import NoKeyOpensThis


class Command(BaseCommand):
    help = "Write a patient's whole diary to a ZIP file that only this user can read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("out", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            diary = read_diary(patient_by_email(options["email"]), now, agreed=False)
        except (NoSuchPatient, NoKeyOpensThis, DiaryIsClosed) as refused:
            raise CommandError(str(refused)) from None
        if diary is None:
            raise CommandError("This patient has no diary.")
        out: Path = options["out"]
        try:
            out.touch(mode=0o600)
            with out.open("wb") as file:
                file.writelines(archive(diary=diary))
        except OSError as error:
            raise CommandError(f"This file cannot be written: {error.strerror}.") from None
        self.stdout.write("The diary is written.")
