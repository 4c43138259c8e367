"""Record, change, delete and bring back diary entries."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from diary.actions.store import RecordHasChanged, set_aside, store
from diary.domain.entries import EntryPayload, read_payload
from diary.domain.payload import PayloadDoesNotFit
from diary.models import Entry
from diary.vault import SealBroken


def record_entry(
    *, patient: Any, id: UUID, payload: EntryPayload, now: datetime, seen: int = 0
) -> Entry:
    """Write one entry; the same id and words again are the same row.

    A new entry whose id is taken by one of another kind gets an id made from both: sent again, it is
    the same row once more.
    """
    while True:
        entry = Entry(
            patient=patient,
            id=id,
            kind=payload.kind,
            local_date=payload.local_day(),
            occurred_at=payload.happened_at(),
        )
        try:
            return store(entry, payload, seen=seen, now=now)
        except RecordHasChanged as taken:
            if seen or taken.current.kind == payload.kind:
                raise
            id = uuid5(id, payload.kind)


def delete_entry(*, entry: Entry, now: datetime) -> Entry:
    """Put an entry away, also one that does not open; it can be brought back until the diary is erased."""
    return _set_deleted(entry, now, now)


def take_back(*, patient: Any, ids: Collection[UUID], now: datetime) -> int:
    """Put away what one save made, all of it or nothing; return how many rows that were.

    A row that was changed since is left: what is undone is the save, not what was said afterwards.

    Raises:
        RecordHasChanged: a row was changed at this very moment.
    """
    rows = Entry.objects.owned_by(patient).kept().filter(id__in=ids, version=1)
    with transaction.atomic():
        for row in (entries := list(rows)):
            row.patient = patient
            delete_entry(entry=row, now=now)
    return len(entries)


def restore_entry(*, entry: Entry, now: datetime) -> Entry:
    """Bring a deleted entry back."""
    return _set_deleted(entry, None, now)


def _set_deleted(entry: Entry, deleted_at: datetime | None, now: datetime) -> Entry:
    if (entry.deleted_at is None) == (deleted_at is None):
        return entry
    try:
        payload = read_payload(entry.kind, entry.opened(entry.patient.diary_key.vault))
    except (SealBroken, PayloadDoesNotFit):
        return set_aside(entry, deleted_at, now=now)
    entry.deleted_at = deleted_at
    return store(entry, payload, seen=entry.version, now=now)
