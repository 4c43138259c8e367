"""Begin, change, put away and bring back a visit."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from diary.actions.sharing.ending import end_shares_of_visit
from diary.actions.store import RecordHasChanged, set_aside, store
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.questions import Change
from diary.domain.visits.visit import VisitPayload
from diary.models import Visit
from diary.vault import SealBroken

MOST_TRIES = 5


def begin_visit(*, patient: Any, id: UUID, payload: VisitPayload, now: datetime) -> Visit:
    """Keep a new visit; the same page sent again is the same row.

    Raises:
        RecordHasChanged: this id is another visit already.
    """
    return store(Visit(patient=patient, id=id), payload, seen=0, now=now)


def change_visit(
    *, patient: Any, id: UUID, payload: VisitPayload, seen: int, now: datetime
) -> Visit:
    """Write a visit that was seen in the version ``seen``; one that was put away comes back with it.

    Raises:
        RecordHasChanged: it was saved since, and says something else.
        RecordIsGone: there is no such visit.
    """
    return store(Visit(patient=patient, id=id), payload, seen=seen, now=now)


def change_questions(*, visit: Visit, change: Change, now: datetime) -> None:
    """Change the list of questions as it stands now, whatever else was saved of the visit meanwhile.

    Raises:
        RecordHasChanged: the visit was put away, or changed again and again.
        NoMoreQuestions: the list is full.
        RecordIsGone: there is no such visit any more.
    """
    _change_as_it_stands(
        visit, lambda said: said.model_copy(update={"questions": change(said.questions)}), now
    )


def put_checklist_in(*, visit: Visit, run_id: UUID, now: datetime) -> None:
    """Put a finished checklist into a visit, whatever else was saved of it meanwhile.

    Raises:
        RecordHasChanged, RecordIsGone: as for ``change_questions``.
    """
    _change_as_it_stands(visit, lambda said: said.model_copy(update={"run_id": run_id}), now)


def _change_as_it_stands(
    visit: Visit, change: Callable[[VisitPayload], VisitPayload], now: datetime
) -> None:
    for tries_left in reversed(range(MOST_TRIES)):
        said = visit.read()
        payload = change(said)
        if payload == said:
            return
        try:
            change_visit(
                patient=visit.patient, id=visit.id, payload=payload, seen=visit.version, now=now
            )
        except RecordHasChanged as changed:
            if changed.current.deleted_at or not tries_left:
                raise
            visit = cast("Visit", changed.current)
        else:
            return


def delete_visit(*, visit: Visit, now: datetime) -> Visit:
    """Put a visit away, also one that does not open; it can be brought back until the diary is erased.

    Links to its pack end at once, and stay ended.
    """
    end_shares_of_visit(patient=visit.patient, visit_id=visit.id, now=now)
    return _set_deleted(visit, now, now)


def restore_visit(*, visit: Visit, now: datetime) -> Visit:
    """Bring a deleted visit back."""
    return _set_deleted(visit, None, now)


def _set_deleted(visit: Visit, deleted_at: datetime | None, now: datetime) -> Visit:
    if (visit.deleted_at is None) == (deleted_at is None):
        return visit
    try:
        payload = visit.read()
    except (SealBroken, PayloadDoesNotFit):
        return set_aside(visit, deleted_at, now=now)
    visit.deleted_at = deleted_at
    return store(visit, payload, seen=visit.version, now=now)
