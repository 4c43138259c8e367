"""An import as a worker does it: by ids, quietly when there is nothing (more) to do."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib.auth import get_user_model

from diary.actions.importing.reading import read_import
from diary.actions.importing.steps import Import, ImportIsElsewhere, open_import, tidy_imports
from diary.actions.importing.writing import write_import
from diary.actions.store import RecordIsGone
from diary.models.patient import DiaryIsClosed, read_diary
from diary.vault import NoKeyOpensThis

Clock = Callable[[], datetime]


def read_by_id(*, patient_id: int, import_id: UUID, now: Clock) -> None:
    """Look through a file that waits; nothing happens when it waits no longer."""
    _do(read_import, patient_id, import_id, now)


def write_by_id(*, patient_id: int, import_id: UUID, now: Clock) -> None:
    """Write what was confirmed; nothing happens when that is done."""
    _do(write_import, patient_id, import_id, now)


def _do(job: Callable[..., None], patient_id: int, import_id: UUID, now: Clock) -> None:
    try:
        work = _opened(patient_id, import_id, now())
        if work is not None:
            job(work=work, now=now)
    except (ImportIsElsewhere, RecordIsGone, NoKeyOpensThis, DiaryIsClosed):
        return  # taken away, moved on by another worker, or the diary was closed or erased
    finally:
        tidy_imports(now=now())


def _opened(patient_id: int, import_id: UUID, now: datetime) -> Import | None:
    patient = get_user_model().objects.filter(pk=patient_id).first()
    diary = None if patient is None else read_diary(patient, now)
    return None if diary is None else open_import(diary, import_id)
