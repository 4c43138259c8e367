"""Record what one tap says, with the moment of the tap: tapped twice, or sent twice, it is one row."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from diary.actions.entries import record_entry
from diary.actions.store import RecordHasChanged
from diary.domain.entries import EntryPayload, read_payload
from diary.domain.payload import PayloadDoesNotFit
from diary.models import Entry
from diary.vault import SealBroken

ONE_TAP = timedelta(minutes=10)
"""The same button of the same page, sent again within this time, was not meant twice."""
OF_THE_MOMENT = {"schema", "zone", "recorded_at", "taken_at", "eaten_at"}


def record_tap(
    *, patient: Any, id: UUID, payload: EntryPayload, now: datetime
) -> tuple[Entry, EntryPayload]:
    """Write a new entry, and return its row and what it says: what the first of two taps said.

    ``id`` was made with the page. A page that was kept open and is tapped again hours later means
    another entry, which gets an id made from the first.
    """
    while True:
        try:
            return record_entry(patient=patient, id=id, payload=payload, now=now), payload
        except RecordHasChanged as taken:
            there = _said_by(taken.current)
            if there is not None and _is_one_tap(there, payload):
                return taken.current, there
            id = uuid5(id, "again")


def _said_by(row: Entry) -> EntryPayload | None:
    if row.deleted_at is not None:
        return None
    try:
        return read_payload(row.kind, row.opened(row.patient.diary_key.vault))
    except (SealBroken, PayloadDoesNotFit):
        return None


def _is_one_tap(there: EntryPayload, payload: EntryPayload) -> bool:
    first, second = there.happened_at(), payload.happened_at()
    if there.kind != payload.kind or first is None or second is None:
        return False
    return abs(second - first) <= ONE_TAP and _content(there) == _content(payload)


def _content(payload: EntryPayload) -> dict[str, Any]:
    return {name: said for name, said in payload.fields().items() if name not in OF_THE_MOMENT}
