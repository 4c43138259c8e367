"""One import's sealed state: begun, read, moved on, tidied away."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from diary.actions.store import RecordHasChanged, RecordIsGone, store
from diary.actions.traces import leave_no_traces
from diary.domain.importing.progress import Step
from diary.models import DiaryImport, ImportPiece
from diary.models.patient import OpenDiary

FILE_STAYS = timedelta(hours=24)
UNDO_FOR = timedelta(days=7)


class ImportIsElsewhere(Exception):
    """The import is at another step by now: somebody, or another worker, moved it on."""


def imports_of(owner: Any) -> Any:
    """Return a patient's imports, the newest first."""
    return DiaryImport.objects.owned_by(owner).order_by("-created_at", "id")


def find_import(owner: Any, id: UUID) -> DiaryImport | None:
    """Return one import of this patient's, with the key in reach."""
    row = DiaryImport.objects.owned_by(owner).filter(id=id).first()
    if row is not None:
        row.patient = owner
    return row


class Import:
    """One import in the hands of whoever moves it on; nobody else may meanwhile."""

    def __init__(self, diary: OpenDiary, row: DiaryImport) -> None:
        self.diary, self.row = diary, row
        self.state = row.read()

    @property
    def owner(self) -> Any:
        return self.diary.patient

    @property
    def id(self) -> UUID:
        return self.row.id

    def must_be_at(self, *steps: Step) -> None:
        """Raise ``ImportIsElsewhere`` unless it is at one of these steps."""
        if self.state.step not in steps:
            raise ImportIsElsewhere

    def move(self, now: datetime, **changes: Any) -> None:
        """Save what changed.

        Raises:
            ImportIsElsewhere: it was moved on, or taken away, meanwhile.
        """
        state = self.state.moved(**changes)
        row = DiaryImport(patient=self.owner, id=self.id)
        try:
            store(row, state, seen=self.row.version, now=now)
        except (RecordHasChanged, RecordIsGone):
            raise ImportIsElsewhere from None
        row.created_at = self.row.created_at
        self.row, self.state = row, state


def open_import(diary: OpenDiary, id: UUID) -> Import | None:
    """Return an import of this diary, or None when there is no such import of this patient's."""
    row = find_import(diary.patient, id)
    return None if row is None else Import(diary, row)


@transaction.atomic
def forget_import(*, owner: Any, id: UUID) -> None:
    """Take an import away with its file, without a trace; what it wrote stays."""
    leave_no_traces()
    ImportPiece.objects.owned_by(owner).filter(belongs_to=id).delete()
    DiaryImport.objects.owned_by(owner).filter(id=id).delete()


@transaction.atomic
def drop_file(owner: Any, id: UUID) -> None:
    """Take the file of an import away, without a trace."""
    leave_no_traces()
    pieces = ImportPiece.objects.owned_by(owner)
    pieces.filter(belongs_to=id, role=ImportPiece.FILE).delete()


@transaction.atomic
def tidy_imports(*, now: datetime) -> int:
    """Take away files older than a day, and imports that can no longer be undone; return how many rows."""
    files = ImportPiece.objects.filter(role=ImportPiece.FILE, created_at__lt=now - FILE_STAYS)
    past = now - UNDO_FOR - FILE_STAYS
    gone = [
        files,
        ImportPiece.objects.filter(created_at__lt=past),
        DiaryImport.objects.filter(created_at__lt=past),
    ]
    if not any(rows.exists() for rows in gone):
        return 0
    leave_no_traces()
    return sum(rows.delete()[0] for rows in gone)
