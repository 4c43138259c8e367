"""What a reader finds in a file: entries, lines that cannot be read, and why a file is refused."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, BinaryIO, Literal, TypeAlias, TypeVar

from diary.domain.entries import Day, EntryPayload, Measurement, Note
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.units import WeightUnit, kilograms

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(minutes=2)
HEAVIEST = 1e5
HOW_IT_WAS_WRITTEN = {"schema", "zone", "recorded_at", "imported_from"}

Payload = TypeVar("Payload", bound=EntryPayload)
Source = Literal["own", "apple_health", "health_connect", "csv"]
Refusal = Literal[
    "unknown",
    "empty",
    "too_big",
    "broken",
    "harmful",
    "locked",
    "nothing",
    "nothing_readable",
    "gone",
    "other_version",
    "quotes",
    "long_line",
    "too_many",
]
Why = Literal[
    "value", "number", "date", "time", "too_early", "future", "unit", "columns", "twice", "record"
]


class FileRefused(Exception):
    """A file that is not read at all. ``why`` is a code; its words are in ``diary/wording/imports.py``."""

    def __init__(self, why: Refusal) -> None:
        self.why: Refusal = why
        super().__init__(why)


class RowIsUnread(Exception):
    """One row of a file cannot be read; the others can."""

    def __init__(self, why: Why) -> None:
        self.why: Why = why
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Found:
    """One entry of a file; ``place`` is the line (or row) it stands in, counted from 1."""

    payload: EntryPayload
    place: int


@dataclass(frozen=True, slots=True)
class Unread:
    """One line that cannot be read, and why; what it says is not repeated."""

    place: int
    why: Why


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks: the patient's time zone (IANA) and the moment of asking, past which nothing has happened."""

    zone: str
    now: datetime


Row: TypeAlias = Found | Unread
Rows: TypeAlias = Iterator[Row]
File: TypeAlias = BinaryIO


def has_been(at: datetime, asked: Asked) -> datetime:
    """Return ``at`` in UTC.

    Raises:
        RowIsUnread: it is before 1900, or still to come.
    """
    try:
        instant = at.astimezone(UTC)
    except OverflowError:
        raise RowIsUnread("date") from None
    if instant < EARLIEST:
        raise RowIsUnread("too_early")
    if instant > asked.now + CLOCKS_DIFFER:
        raise RowIsUnread("future")
    return instant


def measured(at: datetime, zone: str, source: Source, **values: Any) -> Measurement:
    """Return a measurement that counts as written down when it was measured.

    Raises:
        RowIsUnread: the values are outside the bounds of ``Measurement``.
    """
    return built(
        Measurement, zone=zone, recorded_at=at, imported_from=source, measured_at=at, **values
    )


def slept(day: date, hours: float, woke_at: datetime, zone: str, source: Source) -> Day:
    """Return the sleep of the night that ended on ``day``."""
    said = {"local_date": day, "sleep_hours": hours}
    return built(Day, zone=zone, recorded_at=woke_at, imported_from=source, **said)


def noted(at: datetime, zone: str, source: Source, text: str) -> Note:
    """Return a note.

    Raises:
        RowIsUnread: the text is empty, or longer than a note may be.
    """
    return built(Note, zone=zone, recorded_at=at, imported_from=source, written_at=at, text=text)


def weight(value: float, unit: WeightUnit) -> dict[str, Any]:
    """Return the fields of a weight as it was given, and in kilograms.

    Raises:
        RowIsUnread: it is not a weight at all.
    """
    if not 0 < value < HEAVIEST:
        raise RowIsUnread("value")
    return {"weight_value": value, "weight_unit": unit, "weight_kg": kilograms(value, unit)}


def built(kind: type[Payload], **values: Any) -> Payload:
    """Return a payload, or raise ``RowIsUnread`` where its bounds are broken."""
    try:
        return kind.build(**values)
    except PayloadDoesNotFit:
        raise RowIsUnread("value") from None


def identity(payload: EntryPayload) -> str:
    """Return what makes two rows the same entry, whatever file they came in; for a day, its date alone."""
    if isinstance(payload, Day):
        return f"day {payload.local_date.isoformat()}"
    said = {
        name: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
        for name, value in payload.fields().items()
        if name not in HOW_IT_WAS_WRITTEN
    }
    return f"{payload.kind} {json.dumps(said, sort_keys=True)}"


def what(payload: EntryPayload) -> str:
    """Return the word that a preview counts an entry under: its kind, or what was measured."""
    if isinstance(payload, Measurement):
        parts = ("weight_kg", "temperature_c", "pulse_bpm", "fit_ug_g")
        given = [part for part in parts if getattr(payload, part) is not None]
        return given[0] if len(given) == 1 else payload.kind
    if isinstance(payload, Day) and payload.sleep_hours is not None:
        return "sleep_hours"
    return payload.kind
