"""Health Connect's export: an SQLite database, read in memory, read only, table by table.

Source: Android Open Source Project, packages/modules/HealthFitness, ``datatypehelpers`` (Android 14 to
17): times are milliseconds of Unix time, weights grams, temperatures °C. Its columns are read by name.
A database is a program of sorts (views, triggers): a guard lets only the columns named here be read,
and a budget of steps ends what does not end.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from diary.domain.entries import Measurement
from diary.domain.importing.found import (
    Asked,
    File,
    FileRefused,
    Found,
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

SOURCE: Source = "health_connect"
STARTS = b"SQLite format 3\x00"
LARGEST_DATABASE = 128 * 1024 * 1024
JOURNAL_VERSIONS = slice(18, 20)
"""Where the header says that a database writes ahead; in memory there is no log to read, and none to miss."""
STEPS_AT_A_TIME = 100_000
MOST_STEPS = 4_000
"""Times ``STEPS_AT_A_TIME``: some seconds of SQLite's machine."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ASLEEP = (2, 4, 5, 6)
"""Sleeping, light, deep, REM; the others are awake, out of bed, awake in bed, unknown."""
READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA}

INSTANTS: tuple[tuple[str, str, Callable[[float], dict[str, Any]]], ...] = (
    ("weight_record_table", "weight", lambda grams: weight(grams / 1000, "kg")),
    ("body_temperature_record_table", "temperature", lambda celsius: {"temperature_c": celsius}),
    ("resting_heart_rate_record_table", "beats_per_minute", lambda bpm: {"pulse_bpm": round(bpm)}),
)
COLUMNS: Mapping[str, set[str]] = {
    **{table: {"row_id", "time", column} for table, column, _values in INSTANTS},
    "sleep_session_record_table": {"row_id", "start_time", "end_time"},
    "sleep_stages_table": {"parent_key", "stage_start_time", "stage_end_time", "stage_type"},
}
SESSIONS = "SELECT row_id, start_time, end_time, NULL, NULL, NULL FROM sleep_session_record_table"
SESSIONS_AND_STAGES = (
    "SELECT row_id, start_time, end_time, stage_type, stage_start_time, stage_end_time "
    "FROM sleep_session_record_table LEFT JOIN sleep_stages_table ON parent_key = row_id"
)
IN_ORDER = " ORDER BY start_time, row_id"


def is_database(head: bytes) -> bool:
    """Say whether a file that begins with ``head`` is an SQLite database."""
    return head.startswith(STARTS)


def read_health_connect(file: File, asked: Asked) -> Rows:
    """Yield weights, body temperatures, resting pulses, then sleep added up by day.

    A sleep session with stages counts those asleep; one without counts as a whole.

    Raises:
        FileRefused: no such database, larger than 128 MB, damaged, or one that runs on and on.
    """
    data = bytearray(_whole(file))
    data[JOURNAL_VERSIONS] = b"\x01\x01"
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(bytes(data))
            del data
            _guard(database)
            tables = _tables(database)
            if not tables & {"sleep_session_record_table", *(table for table, _, _ in INSTANTS)}:
                raise FileRefused("unknown")
            yield from _instants(database, tables, asked)
            yield from _nights(database, tables, asked)
        except (sqlite3.Error, OverflowError):
            raise FileRefused("broken") from None


def _whole(file: File) -> bytes:
    data = file.read(LARGEST_DATABASE + 1)
    if len(data) > LARGEST_DATABASE:
        raise FileRefused("too_big")
    if not is_database(data):
        raise FileRefused("unknown")
    return data


def _guard(database: sqlite3.Connection) -> None:
    """Let nothing run but reading, and that not for ever."""
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        database.execute(f"PRAGMA {pragma}")
    left = MOST_STEPS

    def spend() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    def may(action: int, *_what: str | None) -> int:
        return sqlite3.SQLITE_OK if action in READS else sqlite3.SQLITE_DENY

    database.set_progress_handler(spend, STEPS_AT_A_TIME)
    database.set_authorizer(may)
    database.text_factory = bytes


def _tables(database: sqlite3.Connection) -> set[str]:
    """Return the names of the tables; a view that bears such a name is none.

    Raises:
        FileRefused: a column that is read here would be computed; Health Connect computes others.
    """
    rows = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {bytes(name).decode(errors="replace") for (name,) in rows}
    for table in tables & COLUMNS.keys():
        about = database.execute(f"PRAGMA table_xinfo({table})")
        if any(row[-1] and bytes(row[1]).decode().lower() in COLUMNS[table] for row in about):
            raise FileRefused("harmful")
    return tables


def _instants(database: sqlite3.Connection, tables: set[str], asked: Asked) -> Rows:
    for table, column, values in INSTANTS:
        if table not in tables:
            continue
        rows = database.execute(f"SELECT time, {column} FROM {table} ORDER BY time, row_id")  # noqa: S608 - named above
        for place, (time, number) in enumerate(rows, 1):
            try:
                yield Found(_measurement(time, number, values, asked), place)
            except RowIsUnread as unread:
                yield Unread(place, unread.why)


def _measurement(
    time: Any, number: Any, values: Callable[[float], dict[str, Any]], asked: Asked
) -> Measurement:
    if not isinstance(number, int | float) or not -1e9 < number < 1e9:
        raise RowIsUnread("number")
    at = has_been(_instant(time), asked)
    return measured(at, asked.zone, SOURCE, **values(number))


def _instant(milliseconds: Any) -> datetime:
    if not isinstance(milliseconds, int):
        raise RowIsUnread("date")
    try:
        return EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise RowIsUnread("date") from None


def _nights(database: sqlite3.Connection, tables: set[str], asked: Asked) -> Rows:
    if "sleep_session_record_table" not in tables:
        return
    stretches = Stretches()
    query = SESSIONS_AND_STAGES if "sleep_stages_table" in tables else SESSIONS
    rows = database.execute(query + IN_ORDER)
    for place, (_row, session) in enumerate(groupby(rows, key=itemgetter(0)), 1):
        try:
            for times in _asleep(list(session)):
                start, end = (has_been(_instant(time), asked) for time in times)
                if not stretches.add(start, end):
                    raise RowIsUnread("value")
        except RowIsUnread as unread:
            yield Unread(place, unread.why)
    for night in stretches.nights(asked.zone):
        yield Found(slept(night.day, night.hours, night.woke_at, asked.zone, SOURCE), 0)


def _asleep(session: list[Any]) -> list[tuple[Any, Any]]:
    """Return the stages asleep of one session; of one without stages, all of it."""
    stages = [(start, end) for *_session, stage, start, end in session if stage in ASLEEP]
    if stages or any(stage is not None for *_session, stage, _start, _end in session):
        return stages
    return [session[0][1:3]]
