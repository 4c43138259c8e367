"""Finish a run of the checklist: it is kept as it was seen, and never changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from diary.actions.store import store
from diary.domain.checklist_run import ChecklistRunPayload
from diary.models import ChecklistRun


def finish_checklist(
    *, patient: Any, id: UUID, payload: ChecklistRunPayload, now: datetime
) -> ChecklistRun:
    """Keep one run; the same run sent again is the same row.

    Raises:
        RecordHasChanged: this id is another run already.
    """
    return store(ChecklistRun(patient=patient, id=id), payload, seen=0, now=now)
