"""Bring the JSON of an export back into a diary: what is there already stays as it is."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_datetime

from diary.actions.export import FORMAT, FORMAT_VERSION, exported_as, sealed_models
from diary.actions.open_diary import open_diary
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged, store
from diary.domain.entries import read_payload
from diary.domain.payload import FIRST_YEAR, LAST_YEAR, PayloadDoesNotFit, SealedPayload
from diary.domain.profile import Profile
from diary.models import Entry, PatientProfile
from diary.models.base import SealedRecord
from diary.models.patient import read_diary


class NotADiaryFile(Exception):
    """The file is not JSON that this portal exported."""


@dataclass
class ImportReport:
    """What happened to each record: how many, and which could not be read (name, place, fields)."""

    stored: int = 0
    kept: int = 0
    invalid: list[tuple[str, int, str]] = field(default_factory=list)


def import_diary(*, patient: Any, document: bytes, now: datetime) -> ImportReport:
    """Write every record of an exported document that is not in the diary yet.

    A record whose id is there and says something else is left as it is (``kept``). One bad record never
    stops the others.

    Raises:
        NotADiaryFile: if the document is something else.
        NoKeyOpensThis: if the diary that is there does not open.
    """
    data = _document(document)
    owner = _open(patient, data, now)
    report = ImportReport()
    with transaction.atomic():
        for model in sealed_models():
            rows = data.get(exported_as(model), [])
            if model is not PatientProfile and isinstance(rows, list):
                _import_rows(model, rows, owner, now, report)
    return report


def _document(document: bytes) -> dict[str, Any]:
    try:
        data = json.loads(document)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NotADiaryFile("This is not a diary that was exported here.")
    if data.get("format_version") != FORMAT_VERSION:
        raise NotADiaryFile("This diary was exported by another version of the portal.")
    return data


def _open(patient: Any, data: dict[str, Any], now: datetime) -> Any:
    """Return the patient with the key; a patient without a diary gets one with the file's profile."""
    diary = read_diary(patient, now)
    if diary is not None:
        return diary.patient
    try:
        profile = Profile.read(json.dumps(data["profile"][0]["payload"]))
    except (KeyError, IndexError, TypeError, PayloadDoesNotFit):
        raise NotADiaryFile("This diary has no profile that can be read.") from None
    return open_diary(patient=patient, profile=profile, now=now).patient


def _import_rows(
    model: type[SealedRecord], rows: list[Any], owner: Any, now: datetime, report: ImportReport
) -> None:
    for place, row in enumerate(rows):
        try:
            payload = _payload(model, row)
            record = _record(model, row, payload, owner, now)
        except PayloadDoesNotFit as misfit:
            report.invalid.append((exported_as(model), place, ", ".join(sorted(misfit.errors))))
            continue
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
            report.invalid.append((exported_as(model), place, "record"))
            continue
        try:
            stored = store(record, payload, seen=0, now=now)
        except (RecordHasChanged, DayIsAlreadyWritten):
            report.kept += 1
        else:
            report.stored += stored is record
            report.kept += stored is not record


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
    record = model(patient=owner, id=UUID(row["id"]))
    record.created_at = min(_instant(row["created_at"]), now)
    record.deleted_at = min(_instant(row["deleted_at"]), now) if row.get("deleted_at") else None
    if isinstance(record, Entry):
        record.kind = payload.kind
        record.local_date = payload.local_day()
        record.occurred_at = payload.happened_at()
    return record


def _instant(text: str) -> datetime:
    instant = parse_datetime(text)
    if instant is None or instant.tzinfo is None or not FIRST_YEAR <= instant.year < LAST_YEAR:
        raise ValueError("not an instant")
    return instant
