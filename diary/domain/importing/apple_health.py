"""Apple Health's ``export.xml``: weight, body temperature, resting pulse and sleep, in one pass.

Source: the file's own document type (HealthKit Export Version 3 to 14): ``Record`` elements with
``type``, ``unit``, ``value``, ``startDate`` and ``endDate`` as ``2026-11-22 07:12:33 +0000``.
Two faults of real exports are allowed for: a document type that is not well-formed (iOS 16), which is
taken out before parsing, and vertical tabs in device names.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from xml.parsers import expat

from diary.domain.entries import EntryPayload
from diary.domain.importing.found import (
    Asked,
    File,
    FileRefused,
    Found,
    Row,
    RowIsUnread,
    Rows,
    Source,
    Unread,
    has_been,
    measured,
    slept,
    weight,
)
from diary.domain.importing.sleep import Stretches
from diary.domain.payload import is_zone
from diary.domain.units import WeightUnit

SOURCE: Source = "apple_health"
UNITS: dict[str, WeightUnit] = {"kg": "kg", "lb": "lb", "st": "st"}
AT_A_TIME = 256 * 1024
LONGEST_HEAD = 1024 * 1024
LONGEST_ELEMENT = 1024 * 1024
DOCTYPE = re.compile(rb"<!DOCTYPE\s+HealthData\s*\[.*?\]\s*>", re.DOTALL)
ROOT = b"<HealthData"
HARMFUL = re.compile(rb"<!ENTITY|<!NOTATION")
VERTICAL_TAB = bytes.maketrans(b"\x0b", b" ")
QUANTITY = "HKQuantityTypeIdentifier"
ASLEEP = re.compile(r"HKCategoryValueSleepAnalysisAsleep\w*")
SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
ZONE_KEY = "HKTimeZone"
Attributes = dict[str, str]


def is_apple_health(head: bytes) -> bool:
    """Say whether the first bytes of a file are those of such an export."""
    return ROOT in head or b"<!DOCTYPE HealthData" in head


def read_apple_health(file: File, asked: Asked) -> Rows:
    """Yield what the file holds of the four kinds; sleep comes last, added up by day.

    Raises:
        FileRefused: no such file, cut off, or with a document type that defines entities.
    """
    reader = _Reader(asked)
    yield from reader.rows(file)
    for night in reader.stretches.nights(asked.zone):
        yield Found(slept(night.day, night.hours, night.woke_at, asked.zone, SOURCE), 0)


class _Reader:
    """Feeds expat and turns the records it meets into rows."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.stretches = Stretches()
        self._ready: list[Row] = []
        self._waiting: tuple[Attributes, int] | None = None
        self._fed = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.EntityDeclHandler = _refuse

    def rows(self, file: File) -> Iterator[Row]:
        self._feed(_without_doctype(_head(file)))
        yield from self._taken()
        while part := file.read(AT_A_TIME):
            self._feed(part)
            yield from self._taken()
        self._feed(b"", is_last=True)
        self._settle()
        yield from self._taken()

    def _feed(self, part: bytes, *, is_last: bool = False) -> None:
        self._fed += len(part)
        try:
            self._parser.Parse(part.translate(VERTICAL_TAB), is_last)
        except (expat.ExpatError, ValueError):
            raise FileRefused("broken") from None
        if self._fed - self._parser.CurrentByteIndex > LONGEST_ELEMENT:
            raise FileRefused("broken")

    def _taken(self) -> list[Row]:
        taken, self._ready = self._ready, []
        return taken

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "MetadataEntry":
            if self._waiting and attributes.get("key") == ZONE_KEY:
                self._waiting[0][ZONE_KEY] = attributes.get("value", "")
            return
        if self._waiting:
            self._settle()
        if name == "Record" and attributes.get("type") in KINDS:
            self._waiting = (attributes, self._parser.CurrentLineNumber)

    def _settle(self) -> None:
        """Turn the record that waits for its metadata into a row."""
        if self._waiting is None:
            return
        (record, line), self._waiting = self._waiting, None
        try:
            payload = KINDS[record["type"]](record, self)
        except RowIsUnread as unread:
            self._ready.append(Unread(line, unread.why))
        except KeyError:
            self._ready.append(Unread(line, "record"))
        else:
            if payload is not None:
                self._ready.append(Found(payload, line))

    def measured(self, record: Attributes, **values: Any) -> EntryPayload:
        at = has_been(_instant(record["startDate"]), self.asked)
        zone = record.get(ZONE_KEY, "")
        return measured(at, zone if is_zone(zone) else self.asked.zone, SOURCE, **values)


def _refuse(*_declared: Any) -> None:
    raise FileRefused("harmful")


def _head(file: File) -> bytes:
    """Return the first part of a file, large enough for any document type of Apple's."""
    head = b""
    while len(head) < LONGEST_HEAD and (part := file.read(LONGEST_HEAD - len(head))):
        head += part
    return head


def _without_doctype(head: bytes) -> bytes:
    """Take the document type out, line for line; what is left of it is refused by the parser."""
    found = DOCTYPE.search(head)
    if found is None:
        return head
    if HARMFUL.search(found.group()):
        raise FileRefused("harmful")
    return head[: found.start()] + b"\n" * found.group().count(b"\n") + head[found.end() :]


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text[:19] + text[19:].strip())
    except ValueError:
        raise RowIsUnread("date") from None


def _number(record: Attributes) -> float:
    try:
        return float(record["value"])
    except ValueError:
        raise RowIsUnread("number") from None


def _weight(record: Attributes, reader: _Reader) -> EntryPayload:
    value, given = _number(record), record.get("unit", "")
    if given == "g":
        value, given = value / 1000, "kg"
    if given not in UNITS:
        raise RowIsUnread("unit")
    return reader.measured(record, **weight(value, UNITS[given]))


def _temperature(record: Attributes, reader: _Reader) -> EntryPayload:
    value, unit = _number(record), record.get("unit")
    if unit not in ("degC", "degF"):
        raise RowIsUnread("unit")
    celsius = value if unit == "degC" else round((value - 32) / 1.8, 2)
    return reader.measured(record, temperature_c=celsius)


def _pulse(record: Attributes, reader: _Reader) -> EntryPayload:
    if record.get("unit") != "count/min":
        raise RowIsUnread("unit")
    value = _number(record)
    if not 0 < value < 1e4:
        raise RowIsUnread("value")
    return reader.measured(record, pulse_bpm=round(value))


def _sleep(record: Attributes, reader: _Reader) -> None:
    """Keep the stretch for its night; lying awake in bed is no sleep."""
    if not ASLEEP.fullmatch(record["value"]):
        return
    start, end = (
        has_been(_instant(record[name]), reader.asked) for name in ("startDate", "endDate")
    )
    if not reader.stretches.add(start, end):
        raise RowIsUnread("value")


KINDS: dict[str | None, Callable[[Attributes, _Reader], EntryPayload | None]] = {
    f"{QUANTITY}BodyMass": _weight,
    f"{QUANTITY}BodyTemperature": _temperature,
    f"{QUANTITY}RestingHeartRate": _pulse,
    SLEEP: _sleep,
}
