"""The rows of one kind as a table that spreadsheets open: CSV, in the hours of where the person was."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model

from diary.actions.export import clear_columns, clear_record, rows_of
from diary.domain.entries import EntryPayload
from diary.domain.payload import PayloadDoesNotFit, SealedPayload
from diary.models.base import SealedRecord
from diary.vault import PatientVault, SealBroken
from education.domain.spreadsheet import unlike_formula

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for another alphabet."""
ORDER = ("local_date", "occurred_at", "created_at", "at", "given_at")
SAID_ELSEWHERE = {"schema_number", "zone", "recorded_at", "local_date"}
FIRST, LAST = (
    ("id", "local_date", "local_time", "utc_offset", "zone"),
    (
        "written_down_at",
        "is_backfilled",
        "deleted_at",
        "problem",
    ),
)
CANNOT_BE_READ = "cannot be read"
PIECE = 100


@dataclass
class Tally:
    """What was written of one table: how many rows, and the ids and days of those that do not open."""

    rows: int = 0
    unreadable: list[str] = field(default_factory=list)


def sealed_table(
    model: type[SealedRecord], payload_type: type[SealedPayload], patient: Any, tally: Tally
) -> Iterator[bytes]:
    """Yield the CSV of one kind's rows; a row that does not open is there, and says so."""
    names = [name for name in payload_type.model_fields if name not in SAID_ELSEWHERE]
    headers = [payload_type.model_fields[name].alias or name for name in names]
    yield _line([*FIRST, *headers, *LAST], first=True)
    only = {"kind": payload_type.kind} if issubclass(payload_type, EntryPayload) else {}
    vault = patient.diary_key.vault
    lines = []
    for row in rows_of(model, patient, ORDER, **only):
        cells = _cells(row, payload_type, vault)
        tally.rows += 1
        if cells.get("problem"):
            tally.unreadable.append(f"{row.id} {cells['local_date']}".strip())
        lines.append(_line([cells.get(name) for name in (*FIRST, *names, *LAST)]))
        if len(lines) >= PIECE:
            yield b"".join(lines)
            lines.clear()
    yield b"".join(lines)


def clear_table(model: type[Model], patient: Any, tally: Tally) -> Iterator[bytes]:
    """Yield the CSV of rows in clear, times in UTC."""
    yield _line(clear_columns(model), first=True)
    for row in rows_of(model, patient, ORDER):
        tally.rows += 1
        yield _line(list(clear_record(row).values()))


def _cells(
    row: SealedRecord, payload_type: type[SealedPayload], vault: PatientVault
) -> dict[str, Any]:
    local_date: date | None = getattr(row, "local_date", None)
    cells: dict[str, Any] = {"id": row.id, "local_date": local_date or ""}
    try:
        payload = payload_type.read(row.opened(vault))
    except (SealBroken, PayloadDoesNotFit):
        deleted = row.deleted_at.isoformat() if row.deleted_at else None
        return {**cells, "problem": CANNOT_BE_READ, "deleted_at": deleted}
    values = payload.fields()
    zone = ZoneInfo(values.get("zone", "UTC"))
    cells |= {name: _cell(value, zone) for name, value in _by_field(payload).items()}
    cells |= {"zone": zone.key, "deleted_at": _cell(row.deleted_at, zone)}
    happened = getattr(row, "occurred_at", None)
    if happened is not None:
        there = happened.astimezone(zone)
        cells |= {"local_time": f"{there:%H:%M}", "utc_offset": f"UTC{there.isoformat()[-6:]}"}
    if isinstance(payload, EntryPayload):
        cells["written_down_at"] = _cell(payload.recorded_at, zone)
        cells["is_backfilled"] = _cell(payload.is_backfilled(), zone)
    return cells


def _by_field(payload: SealedPayload) -> dict[str, Any]:
    return {name: getattr(payload, name) for name in type(payload).model_fields}


def _cell(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return "; ".join(_inside(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {said}" for name, said in value.items())
    return value


def _inside(part: Any) -> str:
    """Return one thing of a list; what has parts of its own is told by its words, and whole in the JSON."""
    if isinstance(part, tuple):
        return " – ".join(map(str, part))
    return str(getattr(part, "sign", None) or getattr(part, "fact", None) or part)


def _line(cells: list[Any], *, first: bool = False) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([unlike_formula(_readable(cell)) for cell in cells])
    return ((BYTE_ORDER_MARK if first else "") + out.getvalue()).encode()


def _readable(cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, int | float) else str(cell)
