"""Rows of a file as rows of a diary that may be: with an id, and not written yet."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from diary.actions.export import exported_as, sealed_models
from diary.domain.entries import EntryPayload, read_payload
from diary.domain.importing.found import File, Rows, Unread, identity, what
from diary.domain.importing.own_json import read_own
from diary.domain.payload import FIRST_YEAR, LAST_YEAR, PayloadDoesNotFit, SealedPayload
from diary.domain.profile import Profile
from diary.models import Entry
from diary.models.base import SealedRecord


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row that may be written, and where it stands in its file."""

    record: SealedRecord
    payload: SealedPayload
    place: int

    @property
    def sort(self) -> str:
        """Return the word it is counted under."""
        return what(self.payload) if isinstance(self.payload, EntryPayload) else self.payload.kind


@dataclass(frozen=True, slots=True)
class Misread:
    """A record of our own JSON that does not fit: its list, its place in it, and the fields."""

    section: str
    place: int
    fields: str


@dataclass(frozen=True, slots=True)
class ProfileFound:
    """The profile of our own JSON."""

    profile: Profile


Candidates = Iterator[Candidate | Unread | Misread | ProfileFound]


def of_other_programs(owner: Any, rows: Rows) -> Candidates:
    """Yield the rows of a reader; their ids are made of what they say, so twice is once."""
    id_of: Callable[[str], UUID] = owner.diary_key.vault.row_ids()
    for row in rows:
        if isinstance(row, Unread):
            yield row
        else:
            record = _entry(owner, id_of(identity(row.payload)), row.payload)
            yield Candidate(record, row.payload, row.place)


def of_our_own(owner: Any, file: File, now: datetime) -> Candidates:
    """Yield the records of our own JSON with the ids they have; lists that nobody knows are left out.

    Raises:
        FileRefused: see ``read_own``.
    """
    models = {exported_as(model): model for model in sealed_models()}
    for section, place, row in read_own(file):
        model = models.get(section)
        if model is None:
            continue
        try:
            payload = _payload(model, row)
            if isinstance(payload, Profile):
                yield ProfileFound(payload)
            else:
                yield Candidate(_record(model, row, payload, owner, now), payload, place)
        except PayloadDoesNotFit as misfit:
            yield Misread(section, place, ", ".join(sorted(misfit.errors)))
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
            yield Misread(section, place, "record")


def _payload(model: type[SealedRecord], row: dict[str, Any]) -> SealedPayload:
    text = json.dumps(row["payload"])
    if model is Entry:
        return read_payload(row["kind"], text)
    if model.payload_type is None:
        raise KeyError(model)
    return model.payload_type.read(text)


def _record(
    model: type[SealedRecord], row: dict[str, Any], payload: Any, owner: Any, now: datetime
) -> SealedRecord:
    id = UUID(row["id"])
    record = _entry(owner, id, payload) if model is Entry else model(patient=owner, id=id)
    record.created_at = min(_instant(row["created_at"]), now)
    record.deleted_at = min(_instant(row["deleted_at"]), now) if row.get("deleted_at") else None
    return record


def _entry(owner: Any, id: UUID, payload: EntryPayload) -> Entry:
    return Entry(
        patient=owner,
        id=id,
        kind=payload.kind,
        local_date=payload.local_day(),
        occurred_at=payload.happened_at(),
    )


def _instant(text: str) -> datetime:
    instant = parse_datetime(text)
    if instant is None or instant.tzinfo is None or not FIRST_YEAR <= instant.year < LAST_YEAR:
        raise ValueError("not an instant")
    return instant
