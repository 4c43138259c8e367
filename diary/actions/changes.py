"""Change an entry so that it can be taken back, and take it back: what it said before is kept for a day."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from diary.actions.days import change_day
from diary.actions.entries import record_entry
from diary.actions.store import store_new
from diary.domain.before import Before
from diary.domain.entries import Day, EntryPayload
from diary.domain.payload import PayloadDoesNotFit
from diary.models import Entry, EntryBefore
from diary.vault import OpenEntry, SealBroken

UNDO_FOR = timedelta(days=1)


class NothingToTakeBack(Exception):
    """That change cannot be taken back: there was none, or it was too long ago."""


def change_entry(
    *,
    patient: Any,
    before: OpenEntry,
    payload: EntryPayload,
    seen: int,
    now: datetime,
    base: Day | None = None,
) -> Entry:
    """Write a changed entry, and keep what it said before.

    ``before`` is the entry as it was read a moment ago, ``seen`` the version the person was looking at;
    ``base`` is what a day said then. Where somebody else wrote in between and both versions of a day were
    merged, nothing is kept: what would be taken back is not this change alone.

    Raises:
        RecordHasChanged, RecordIsGone, DayIsAlreadyWritten: as for ``store``.
    """
    common = {"patient": patient, "id": before.id, "payload": payload, "seen": seen, "now": now}
    is_day = isinstance(payload, Day)
    row = change_day(**common, base=base) if is_day else record_entry(**common)
    if row.version == before.version + 1 and not payload.says_the_same(before.payload):
        # After the change and apart from it: without it there is only nothing to undo.
        kept = EntryBefore(patient=patient, id=EntryBefore.id_of(row.id, row.version))
        store_new([(kept, Before.of(before.payload, row.version))], now=now)
    return row


def what_was_before(*, patient: Any, id: UUID, replaced_by: int, now: datetime) -> EntryPayload:
    """Return what an entry said before its version ``replaced_by``.

    Raises:
        NothingToTakeBack: that is not kept, or not any more.
    """
    kept = _kept(patient, id, replaced_by, now).first()
    if kept is None:
        raise NothingToTakeBack
    kept.patient = patient
    try:
        return kept.read().entry()
    except (SealBroken, PayloadDoesNotFit) as unreadable:
        raise NothingToTakeBack from unreadable


def can_be_taken_back(*, patient: Any, id: UUID, replaced_by: int, now: datetime) -> bool:
    """Say whether it is kept what an entry said before its version ``replaced_by``."""
    return _kept(patient, id, replaced_by, now).exists()


def forget_what_was_before(*, now: datetime) -> int:
    """Take away earlier versions whose day is over; return how many."""
    return EntryBefore.objects.filter(created_at__lt=now - UNDO_FOR).delete()[0]


def _kept(patient: Any, id: UUID, replaced_by: int, now: datetime) -> Any:
    kept = EntryBefore.objects.owned_by(patient).filter(created_at__gte=now - UNDO_FOR)
    return kept.filter(id=EntryBefore.id_of(id, replaced_by))
