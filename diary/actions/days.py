"""Write about a whole day: a second entry for the same day is merged, field by field, or refused."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from diary.actions.entries import record_entry
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged
from diary.domain.entries import Day
from diary.domain.merging import merge_days
from diary.domain.payload import PayloadDoesNotFit
from diary.models import Entry
from diary.vault import SealBroken

Write = TypeVar("Write", bound=Callable[..., Entry | None])
MOST_TRIES = 20


class DayDoesNotOpen(Exception):
    """The entry about this day does not open, so nothing can be added to it. ``current`` is that entry."""

    def __init__(self, current: Entry) -> None:
        self.current = current
        super().__init__("The entry about this day does not open.")


class _DayMoved(RecordHasChanged):
    """Somebody else wrote about the day between reading and writing: no contradiction yet."""


def _again_after(*haste: type[Exception]) -> Callable[[Write], Write]:
    """Read and merge once more when the day moved under the hand: two answers are a conflict, haste is not."""

    def again(write: Write) -> Write:
        @wraps(write)
        def tried(**said: Any) -> Entry | None:
            for _try in range(MOST_TRIES - 1):
                with suppress(*haste):
                    return write(**said)
            return write(**said)

        return cast("Write", tried)

    return again


def entry_of_day(patient: Any, day: date) -> Entry | None:
    """Return the one entry about a whole day, with its patient's key in reach."""
    entry = Entry.objects.owned_by(patient).kept().of_kind(Day.kind).on(day).first()
    if entry is not None:
        entry.patient = patient
    return entry


@_again_after(_DayMoved, DayIsAlreadyWritten)
def record_day(*, patient: Any, id: UUID, payload: Day, now: datetime) -> Entry:
    """Write about a day, adding to what is there; two answers to the same question are a conflict.

    Raises:
        DayDoesNotOpen: what is there cannot be read.
    """
    current = entry_of_day(patient, payload.local_date)
    if current is None:
        return record_entry(patient=patient, id=id, payload=payload, now=now)
    there = _read(current)
    merged = merge_days(None, payload, there)
    if merged.conflicts:
        raise RecordHasChanged(current)
    return _change(current, there, merged.day, now)


@_again_after(_DayMoved)
def change_day(
    *, patient: Any, id: UUID, payload: Day, base: Day | None, seen: int, now: datetime
) -> Entry:
    """Write a changed day; what somebody else changed since it was ``base`` stays, unless both changed it.

    Raises:
        RecordHasChanged: both gave an answer to the same question, or ``base`` is not known.
    """
    try:
        return record_entry(patient=patient, id=id, payload=payload, now=now, seen=seen)
    except RecordHasChanged as changed:
        current = changed.current
        if base is None or current.deleted_at or not isinstance(current, Entry):
            raise
        current.patient = patient
        there = _read(current)
        merged = merge_days(base, payload, there)
        if merged.conflicts:
            raise
        return _change(current, there, merged.day, now)


@_again_after(_DayMoved, DayIsAlreadyWritten)
def complete_day(
    *, patient: Any, id: UUID, day: Day, is_complete: bool, now: datetime
) -> Entry | None:
    """Say that there is nothing more to record on a day, or take that back.

    Raises:
        DayDoesNotOpen: what was said of the day cannot be read.
    """
    said = True if is_complete else None
    current = entry_of_day(patient, day.local_date)
    if current is None:
        if not is_complete:
            return None
        whole = day.model_copy(update={"symptoms_complete": True, "meals_complete": True})
        return record_day(patient=patient, id=id, payload=whole, now=now)
    there = _read(current)
    complete = there.model_copy(update={"symptoms_complete": said, "meals_complete": said})
    return _change(current, there, complete, now)


def _change(current: Entry, there: Day, payload: Day, now: datetime) -> Entry:
    """Write what is new; sent once more, it is the same entry in the same version."""
    if payload == there:
        return current
    try:
        return record_entry(
            patient=current.patient, id=current.id, payload=payload, now=now, seen=current.version
        )
    except RecordHasChanged as moved:
        raise _DayMoved(moved.current) from moved


def _read(entry: Entry) -> Day:
    try:
        return Day.read(entry.opened(entry.patient.diary_key.vault))
    except (SealBroken, PayloadDoesNotFit) as unreadable:
        raise DayDoesNotOpen(entry) from unreadable
