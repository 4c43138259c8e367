"""Files that other programs would write, made up: Apple Health, Health Connect, tables."""

import io
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime

from diary.domain.importing.found import Asked, Found, Unread

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ASKED = Asked("Europe/London", NOON)
DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ATTLIST Record
  type CDATA #REQUIRED
>
]>"""
ASLEEP = "HKCategoryValueSleepAnalysisAsleepCore"
HEALTH_CONNECT = """
CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB, time INTEGER,
  zone_offset INTEGER, local_date INTEGER, weight REAL,
  local_date_time INTEGER AS (time + 1000 * zone_offset));
CREATE TABLE body_temperature_record_table (row_id INTEGER PRIMARY KEY, time INTEGER, temperature REAL);
CREATE TABLE resting_heart_rate_record_table (row_id INTEGER PRIMARY KEY, time INTEGER,
  beats_per_minute INTEGER);
CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY, start_time INTEGER,
  end_time INTEGER, notes TEXT, title TEXT);
CREATE TABLE sleep_stages_table (parent_key INTEGER NOT NULL, stage_start_time INTEGER NOT NULL,
  stage_end_time INTEGER NOT NULL, stage_type INTEGER NOT NULL);
"""


def apple_record(kind: str, start: str, value: object, *, unit: str = "", **more: str) -> str:
    """Write one record of Apple Health as it stands in the export."""
    end = more.pop("end", start)
    inner = "".join(f'<MetadataEntry key="{key}" value="{said}"/>' for key, said in more.items())
    return (
        f' <Record type="{kind}" sourceName="Sample\u00a0watch" unit="{unit}" creationDate="{start}" '
        f'startDate="{start}" endDate="{end}" value="{value}">{inner}</Record>\n'
    )


def apple(*records: str, doctype: str = DOCTYPE) -> bytes:
    """Write an export of Apple Health."""
    body = "".join(records)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}\n<HealthData locale="en_GB">\n'
        f' <ExportDate value="2026-11-22 12:00:00 +0000"/>\n{body}</HealthData>\n'
    ).encode()


def apple_weight(
    start: str = "2026-11-20 07:12:33 +0000", value: object = 72.5, unit: str = "kg"
) -> str:
    return apple_record("HKQuantityTypeIdentifierBodyMass", start, value, unit=unit)


def apple_sleep(start: str, end: str, value: str = ASLEEP) -> str:
    return apple_record("HKCategoryTypeIdentifierSleepAnalysis", start, value, end=end)


def health_connect(*statements: str, schema: str = HEALTH_CONNECT) -> bytes:
    """Write a database of Health Connect."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(schema)
        for statement in statements:
            database.execute(statement)
        database.commit()
        return database.serialize()


def into(table: str, *values: object, columns: str = "") -> str:
    """Return the statement that puts one row into a table; None is NULL, text is SQL as it stands."""
    given = ", ".join("NULL" if value is None else str(value) for value in values)
    return f"INSERT INTO {table} {columns} VALUES ({given})"  # noqa: S608 - made up, in memory


def weighed(time: object, grams: object) -> str:
    return into("weight_record_table", time, grams, columns="(time, weight)")


def pulse(time: object, bpm: object) -> str:
    return into("resting_heart_rate_record_table", None, time, bpm)


def zipped(**parts: bytes) -> bytes:
    """Write a ZIP; a double underscore in a name is a slash, and the last one a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            stem, _, ending = name.rpartition("_")
            archive.writestr(f"{stem.replace('__', '/')}.{ending}", data)
    return out.getvalue()


def milliseconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def said(rows: Iterable[Found | Unread]) -> list[dict[str, object]]:
    """Return what was found, as fields without how it was written down."""
    left_out = {"schema", "zone", "recorded_at", "imported_from"}
    return [
        {name: value for name, value in row.payload.fields().items() if name not in left_out}
        for row in rows
        if isinstance(row, Found)
    ]


def unread(rows: Iterable[Found | Unread]) -> list[tuple[int, str]]:
    return [(row.place, row.why) for row in rows if isinstance(row, Unread)]
