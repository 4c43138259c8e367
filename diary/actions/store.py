"""The one writer of sealed rows: a new row is inserted once, a known row changes only from the version seen."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from diary.domain.payload import PayloadDoesNotFit, SealedPayload
from diary.models import PatientKey
from diary.models.base import SealedRecord
from diary.vault import SealBroken

Record = TypeVar("Record", bound=SealedRecord)
NEVER_CHANGES = {"patient", "id", "created_at"}


class RecordHasChanged(Exception):
    """The row was saved since it was read, and says something else. ``current`` is what is there."""

    def __init__(self, current: SealedRecord) -> None:
        self.current = current
        super().__init__("This was changed in the meantime. Nothing was overwritten.")


class RecordIsGone(Exception):
    """There is nothing to write to: no such row, or the diary was erased and its key with it."""

    def __init__(self) -> None:
        super().__init__("There is no such record in this diary.")


class DayIsAlreadyWritten(Exception):
    """Another entry about the same whole day exists."""

    def __init__(self) -> None:
        super().__init__("This day already has its entry. Change that one.")


def store(record: Record, payload: SealedPayload, *, seen: int, now: datetime) -> Record:
    """Seal ``payload`` into ``record``, write it, and return the row that is there afterwards.

    The record carries the patient (with the key), the id and its columns in clear; ``seen`` is the
    version the writer last saw, 0 for a new row. Sending the same thing again changes nothing.

    Raises:
        RecordHasChanged: the row exists in another version and says something else.
        RecordIsGone: ``seen`` names a version of a row that does not exist, or the diary was erased.
        DayIsAlreadyWritten: it would be a second entry about a whole day.
    """
    _seal(record, payload, seen, now)
    written = _insert([record]) == 1 if seen == 0 else _update(record, seen)
    return record if written else _what_is_there(record, payload, seen)


def store_new(rows: Sequence[tuple[Record, SealedPayload]], *, now: datetime) -> int:
    """Seal and insert new rows of one patient and model in one statement; return how many were new.

    A row whose id is taken is left as it is: the first to arrive stands.

    Raises:
        RecordIsGone: the diary was erased.
    """
    if not rows:
        return 0
    for record, payload in rows:
        _seal(record, payload, 0, now)
    written = _insert([record for record, _payload in rows])
    if written < len(rows) and not _key_that_sealed(rows[0][0]).exists():
        raise RecordIsGone
    return written


def store_changed(rows: Sequence[tuple[Record, SealedPayload, int]], *, now: datetime) -> set[UUID]:
    """Seal and change rows of one patient and model in one statement; return the ids that were changed.

    Each row comes with the version that was seen, and is left as it is when it has another by now, or
    when the diary was erased. Not for entries about a whole day: those are written one by one.
    """
    if not rows:
        return set()
    for record, payload, seen in rows:
        _seal(record, payload, seen, now)
    first = rows[0][0]
    meta, quote = first._meta, connection.ops.quote_name  # noqa: SLF001 - Django's documented Model._meta
    id_field, version = meta.get_field("id"), meta.get_field("version")
    fields = [f for f in meta.local_concrete_fields if f.name not in NEVER_CHANGES]
    changed = [f for f in fields if any(getattr(r, f.attname) is not None for r, _p, _s in rows)]
    sets = [f"{quote(f.column)} = new.column{n}" for n, f in enumerate(changed, start=3)]
    sets += [f"{quote(f.column)} = NULL" for f in fields if f not in changed]
    values: list[Any] = []
    for record, _payload, seen in rows:
        known = [(id_field, record.id), (version, seen)]
        said = [(field, getattr(record, field.attname)) for field in changed]
        values += [field.get_db_prep_save(value, connection) for field, value in known + said]
    row = f"({', '.join(['%s'] * (len(changed) + 2))})"
    key, of_key = _key_that_sealed(first).values("pk").query.sql_with_params()
    table = quote(meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {', '.join(sets)} "  # noqa: S608 - names come from the model
            f"FROM (VALUES {', '.join([row] * len(rows))}) AS new WHERE EXISTS ({key}) "
            f"AND {table}.patient_id = %s AND {table}.id = new.column1 AND {table}.version = new.column2 "
            f"RETURNING {table}.id",
            [*values, *of_key, first.patient_id],
        )
        return {UUID(str(found)) for (found,) in cursor.fetchall()}


def set_aside(record: Record, deleted_at: datetime | None, *, now: datetime) -> Record:
    """Put away, or bring back, a row that does not open: what is sealed and its version stay as they are.

    Raises:
        RecordHasChanged, RecordIsGone, DayIsAlreadyWritten: as for ``store``.
    """
    rows = type(record)._base_manager.filter(  # noqa: SLF001 - Django's documented Model._base_manager
        patient_id=record.patient_id, id=record.id
    )
    try:
        with transaction.atomic():
            seen = rows.filter(version=record.version)
            written = seen.update(deleted_at=deleted_at, updated_at=now)
    except IntegrityError as error:
        raise DayIsAlreadyWritten from error
    if not written:
        current = rows.first()
        raise RecordIsGone if current is None else RecordHasChanged(current)
    record.deleted_at = deleted_at
    return record


def _seal(record: SealedRecord, payload: SealedPayload, seen: int, now: datetime) -> None:
    record.version = seen + 1
    record.updated_at = now
    if seen == 0 and record.created_at is None:
        record.created_at = now
    vault = record.patient.diary_key.vault
    record.sealed = vault.seal(record.row_label(), payload.seal_bytes())


def _key_that_sealed(record: SealedRecord) -> QuerySet[PatientKey]:
    """Find the very key that ``record`` is sealed with: erasing destroys it, a new diary has another."""
    key = record.patient.diary_key
    return PatientKey.objects.filter(patient_id=key.pk, created_at=key.created_at)


def _insert(records: Sequence[SealedRecord]) -> int:
    """Insert where the key stands and the id (or, for a day, the day) is free.

    ``save()`` would overwrite silently. On PostgreSQL the key's row is locked until the new rows are
    committed, so an erasure waits and takes them too; SQLite has one writer at a time.
    """
    meta = records[0]._meta  # noqa: SLF001 - Django's documented Model._meta
    fields = [  # a column that is empty in all of them has no type that PostgreSQL could guess
        field
        for field in meta.local_concrete_fields
        if any(getattr(record, field.attname) is not None for record in records)
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    key, of_key = _key_that_sealed(records[0]).values("pk").query.sql_with_params()
    lock = "FOR SHARE" if connection.features.has_select_for_update else ""
    values = [
        field.get_db_prep_save(getattr(record, field.attname), connection)
        for record in records
        for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(meta.db_table)} ({columns}) "  # noqa: S608 - names come from the model
            f"SELECT new.* FROM ({key} {lock}) AS the_key, (VALUES {', '.join([row] * len(records))}) AS new "
            "WHERE TRUE ON CONFLICT DO NOTHING",
            [*of_key, *values],
        )
        return cursor.rowcount


def _update(record: SealedRecord, seen: int) -> bool:
    """Change the row only if it is still in the version that was seen, under the same key."""
    columns = {
        field.attname: getattr(record, field.attname)
        for field in record._meta.local_concrete_fields  # noqa: SLF001 - as above
        if field.name not in NEVER_CHANGES
    }
    key = _key_that_sealed(record).filter(patient_id=OuterRef("patient_id"))
    rows = type(record)._base_manager.filter(  # noqa: SLF001 - Django's documented Model._base_manager
        Exists(key), patient_id=record.patient_id, id=record.id, version=seen
    )
    with transaction.atomic() if record.is_one_of_its_day else nullcontext():
        try:
            return rows.update(**columns) == 1
        except IntegrityError as error:
            raise DayIsAlreadyWritten from error


def _what_is_there(record: Record, payload: SealedPayload, seen: int) -> Record:
    """Return the row that stood in the way when it says the same, and refuse otherwise."""
    if not _key_that_sealed(record).exists():
        raise RecordIsGone
    rows = type(record)._base_manager  # noqa: SLF001 - as above
    current = rows.filter(patient_id=record.patient_id, id=record.id).first()
    if current is None:
        raise DayIsAlreadyWritten if seen == 0 else RecordIsGone
    current.patient = record.patient
    same_state = (current.deleted_at is None) == (record.deleted_at is None)
    if same_state and _says_the_same(current, payload):
        return current
    raise RecordHasChanged(current)


def _says_the_same(current: SealedRecord, payload: SealedPayload) -> bool:
    try:
        there = type(payload).read(current.opened(current.patient.diary_key.vault))
    except (SealBroken, PayloadDoesNotFit):
        return False
    return there.says_the_same(payload)
