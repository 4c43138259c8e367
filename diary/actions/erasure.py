"""Ask for erasure with seven days to think it over, and take it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from diary.actions.activity import note_event
from diary.models import PendingErasure

UNDO_FOR = timedelta(days=7)


class TooLateToUndo(Exception):
    """The seven days are over, or nothing was asked for."""


@transaction.atomic
def ask_for_erasure(
    *, patient: Any, what: str, now: datetime, user_agent: str = ""
) -> PendingErasure:
    """Close a diary at once, and have it (``diary``) or the account too (``account``) erased in seven days.

    Asking again changes what is erased, and does not put it off.
    """
    pending, is_new = PendingErasure.objects.get_or_create(
        patient_id=patient.pk,
        defaults={"what": what, "asked_at": now, "due_at": now + UNDO_FOR},
    )
    if is_new or pending.what != what:
        PendingErasure.objects.owned_by(patient).update(what=what)
        pending.what = what
        note_event(patient=patient, what="erasure_asked", now=now, user_agent=user_agent)
    return pending


@transaction.atomic
def undo_erasure(*, patient: Any, now: datetime, user_agent: str = "") -> None:
    """Open the diary again, as if nothing had been asked.

    Raises:
        TooLateToUndo: the time is over, or it is erased already.
    """
    deleted, _rows = PendingErasure.objects.owned_by(patient).filter(due_at__gt=now).delete()
    if not deleted:
        raise TooLateToUndo
    note_event(patient=patient, what="erasure_undone", now=now, user_agent=user_agent)


def whose_erasure_is_due(*, now: datetime) -> list[int]:
    """Return the numbers of the patients whose seven days are over."""
    due = PendingErasure.objects.filter(due_at__lte=now).order_by("due_at")
    return list(due.values_list("patient_id", flat=True))


@contextmanager
def due_erasure(*, patient_id: int, now: datetime) -> Iterator[str | None]:
    """Hold what is due for one patient, so that nobody undoes or finishes it meanwhile; ``None`` if nothing is."""
    with transaction.atomic():
        rows = PendingErasure.objects.select_for_update()
        pending = rows.filter(patient_id=patient_id, due_at__lte=now).first()
        yield pending.what if pending else None
