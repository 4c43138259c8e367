"""What the columns of a table are: guessed from a first look, said by the patient, read row by row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from types import MappingProxyType
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from diary.domain.entries import BowelMovement, EntryPayload, Measurement, Symptom
from diary.domain.importing.csv_text import Layout, rows_of
from diary.domain.importing.csv_values import (
    DateOrder,
    DecimalSign,
    read_moment,
    read_number,
    read_time,
)
from diary.domain.importing.found import (
    Asked,
    File,
    Found,
    RowIsUnread,
    Rows,
    Source,
    Unread,
    built,
    has_been,
    noted,
    slept,
    weight,
)
from diary.domain.payload import Code, Label
from diary.domain.units import WeightUnit

SOURCE: Source = "csv"
NOON = time(12)
Use = Literal[
    "", "date", "time", "weight", "temperature", "pulse", "sleep", "symptom", "stool_form", "note"
]
TemperatureUnit = Literal["c", "f"]
SleepUnit = Literal["hours", "minutes", "h_mm"]
MEASURED = ("weight", "temperature", "pulse")
WHEN = ("date", "time")


class Column(BaseModel):
    """What one column is; a symptom has the clinic's ``tag`` or the patient's ``own_label``."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    use: Use = ""
    tag: Code | None = None
    own_label: Label | None = None


class CsvMapping(BaseModel):
    """How a table is read. Units are said, never guessed: without one, its column cannot be read."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    encoding: str
    delimiter: str
    has_header: bool
    columns: Annotated[tuple[Column, ...], Field(max_length=60)]
    date_order: DateOrder
    decimal_sign: DecimalSign
    weight_unit: WeightUnit | None = None
    temperature_unit: TemperatureUnit | None = None
    sleep_unit: SleepUnit | None = None

    def uses(self) -> list[Use]:
        """Return what the columns are used as, without those left out."""
        return [column.use for column in self.columns if column.use]


@dataclass(frozen=True, slots=True)
class _Place:
    """One row at its moment. ``local`` is None when the row says only a day."""

    at: datetime
    mapping: CsvMapping
    asked: Asked


def read_csv(file: File, mapping: CsvMapping, asked: Asked) -> Rows:
    """Yield the entries of every row; a row that says a day and no time counts as noon of that day.

    Raises:
        FileRefused: see ``rows_of``.
    """
    layout = Layout(mapping.encoding, mapping.delimiter, mapping.has_header)
    for count, (line, cells) in enumerate(rows_of(file, layout)):
        if count == 0 and mapping.has_header:
            continue
        said = {
            place: cells[place].strip()
            for place, column in enumerate(mapping.columns)
            if column.use and place < len(cells) and cells[place].strip()
        }
        yield from _entries(line, said, mapping, asked)


def _entries(line: int, said: Mapping[int, str], mapping: CsvMapping, asked: Asked) -> Rows:
    """Yield what one row says: measurements of a row are one entry, each other column is its own."""
    given = {place: text for place, text in said.items() if mapping.columns[place].use not in WHEN}
    if not given:
        return
    try:
        at = has_been(_moment(said, mapping, asked), asked)
    except RowIsUnread as unread:
        yield Unread(line, unread.why)
        return
    where = _Place(at, mapping, asked)
    for payload in _said(given, where):
        if isinstance(payload, RowIsUnread):
            yield Unread(line, payload.why)
        else:
            yield Found(payload, line)


def _said(given: Mapping[int, str], where: _Place) -> Iterator[EntryPayload | RowIsUnread]:
    measures: dict[str, Any] = {}
    for place, text in given.items():
        column = where.mapping.columns[place]
        try:
            if column.use in MEASURED:
                measures |= MEASURES[column.use](text, where.mapping)
            else:
                yield OTHERS[column.use](text, column, where)
        except RowIsUnread as unread:
            yield unread
    if measures:
        try:
            yield built(Measurement, **_common(where), measured_at=where.at, **measures)
        except RowIsUnread as unread:
            yield unread


def _moment(said: Mapping[int, str], mapping: CsvMapping, asked: Asked) -> datetime:
    texts = {mapping.columns[place].use: text for place, text in said.items()}
    moment = read_moment(texts.get("date", ""), mapping.date_order)
    if isinstance(moment, datetime):
        return moment
    day, at = moment
    if "time" in texts:
        at = read_time(texts["time"])
    local = datetime.combine(day, at or NOON, ZoneInfo(asked.zone))
    is_today = at is None and day == asked.now.astimezone(ZoneInfo(asked.zone)).date()
    return min(local.astimezone(UTC), asked.now) if is_today else local


def _common(where: _Place) -> dict[str, Any]:
    return {"zone": where.asked.zone, "recorded_at": where.at, "imported_from": SOURCE}


def _weight(text: str, mapping: CsvMapping) -> dict[str, Any]:
    if mapping.weight_unit is None:
        raise RowIsUnread("unit")
    return weight(read_number(text, mapping.decimal_sign), mapping.weight_unit)


def _temperature(text: str, mapping: CsvMapping) -> dict[str, Any]:
    value = read_number(text, mapping.decimal_sign)
    if mapping.temperature_unit is None:
        raise RowIsUnread("unit")
    celsius = value if mapping.temperature_unit == "c" else round((value - 32) / 1.8, 2)
    return {"temperature_c": celsius}


def _pulse(text: str, mapping: CsvMapping) -> dict[str, Any]:
    return {"pulse_bpm": round(read_number(text, mapping.decimal_sign))}


def _whole(text: str, mapping: CsvMapping) -> int:
    value = read_number(text, mapping.decimal_sign)
    if not value.is_integer():
        raise RowIsUnread("number")
    return int(value)


def _symptom(text: str, column: Column, where: _Place) -> EntryPayload:
    named = {"tag": column.tag, "own_label": None if column.tag else column.own_label}
    score = _whole(text, where.mapping)
    return built(Symptom, **_common(where), **named, severity_0_10=score, started_at=where.at)


def _stool_form(text: str, _column: Column, where: _Place) -> EntryPayload:
    form = _whole(text, where.mapping)
    return built(BowelMovement, **_common(where), occurred_at=where.at, stool_form=form)


def _sleep(text: str, _column: Column, where: _Place) -> EntryPayload:
    unit = where.mapping.sleep_unit
    if unit is None:
        raise RowIsUnread("unit")
    if unit == "h_mm":
        at = read_time(text)
        hours = at.hour + at.minute / 60
    else:
        hours = read_number(text, where.mapping.decimal_sign) / (60 if unit == "minutes" else 1)
    day = where.at.astimezone(ZoneInfo(where.asked.zone)).date()
    return slept(day, round(hours, 1), where.at, where.asked.zone, SOURCE)


def _note(text: str, _column: Column, where: _Place) -> EntryPayload:
    return noted(where.at, where.asked.zone, SOURCE, text)


MEASURES: Mapping[str, Callable[[str, CsvMapping], dict[str, Any]]] = MappingProxyType(
    {"weight": _weight, "temperature": _temperature, "pulse": _pulse}
)
OTHERS: Mapping[str, Callable[[str, Column, _Place], EntryPayload]] = MappingProxyType(
    {"symptom": _symptom, "stool_form": _stool_form, "sleep": _sleep, "note": _note}
)
