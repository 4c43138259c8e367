"""Take a file in: sealed at once, looked at later, by a worker."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from diary.actions.importing.sealed_file import keep_pieces
from diary.actions.importing.steps import Import, forget_import, imports_of, tidy_imports
from diary.actions.store import store
from diary.domain.importing.csv_mapping import CsvMapping
from diary.domain.importing.found import FileRefused
from diary.domain.importing.opening import LARGEST_UPLOAD
from diary.domain.importing.progress import ImportState
from diary.models import DiaryImport
from diary.models.patient import OpenDiary


class AnotherIsWriting(Exception):
    """An import is being written just now. ``id`` is that import."""

    def __init__(self, id: UUID) -> None:
        self.id = id
        super().__init__("Another import is being written.")


def receive_file(*, diary: OpenDiary, chunks: Iterable[bytes]) -> UUID:
    """Keep an uploaded file sealed and return the id of its import; one that waited before goes.

    Raises:
        AnotherIsWriting: wait for that one.
        FileRefused: the file is empty or too large.
    """
    tidy_imports(now=diary.now)
    waiting = _waiting(diary)
    import_id = uuid4()
    with transaction.atomic():
        for row in waiting:
            forget_import(owner=diary.patient, id=row)
        pieces, size = keep_pieces(
            owner=diary.patient, import_id=import_id, chunks=_bounded(chunks), now=diary.now
        )
        if not size:
            raise FileRefused("empty")
        state = ImportState.build(zone=diary.profile.zone, pieces=pieces, size=size)
        row = DiaryImport(patient=diary.patient, id=import_id)
        store(row, state, seen=0, now=diary.now)
    return import_id


def say_columns(*, work: Import, mapping: CsvMapping, now: datetime) -> None:
    """Take what a person said of the columns of a table; it is read again with that.

    Raises:
        ImportIsElsewhere: it is not at a step where this can be said.
    """
    work.must_be_at("mapping", "ready", "refused")
    work.move(now, step="reading", mapping=mapping, tally=None, why=None, percent=0)


def _waiting(diary: OpenDiary) -> list[UUID]:
    """Return the imports that nobody confirmed."""
    waiting = []
    for row in imports_of(diary.patient):
        row.patient = diary.patient
        step = row.read().step
        if step == "writing":
            raise AnotherIsWriting(row.id)
        if step not in ("done", "undone"):
            waiting.append(row.id)
    return waiting


def _bounded(chunks: Iterable[bytes]) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST_UPLOAD:
            raise FileRefused("too_big")
        yield chunk
