"""Health Connect's database: what is taken, and what a database could do and may not."""

import io
from datetime import date

import pytest

from diary.domain.importing.found import FileRefused
from diary.domain.importing.health_connect import read_health_connect
from tests.diary.importing.files import (
    ASKED,
    HEALTH_CONNECT,
    health_connect,
    into,
    milliseconds,
    pulse,
    said,
    unread,
    weighed,
)

AT = milliseconds("2026-11-20T07:00:00+00:00")
HOUR = 3_600_000


def read(data):
    return list(read_health_connect(io.BytesIO(data), ASKED))


def test_weight_temperature_and_resting_pulse_are_taken():
    rows = read(
        health_connect(
            weighed(AT, 72500),
            into("body_temperature_record_table", None, AT, 37.2),
            pulse(AT, 61),
        )
    )

    assert [row["weight_kg"] for row in said(rows)[:1]] == [72.5]
    assert said(rows)[1]["temperature_c"] == 37.2
    assert said(rows)[2]["pulse_bpm"] == 61
    assert rows[0].payload.imported_from == "health_connect"


def test_sleep_counts_the_stages_asleep_or_the_session_without_stages():
    night = into("sleep_session_record_table", 1, AT - 8 * HOUR, AT, None, None)
    before = 24 * HOUR
    plain = into("sleep_session_record_table", 2, AT - before - 7 * HOUR, AT - before, None, None)
    awake = into("sleep_session_record_table", 3, AT + 5 * HOUR, AT + 6 * HOUR, None, None)
    stages = [(AT - 8 * HOUR, AT - 5 * HOUR, 4), (AT - 5 * HOUR, AT - 4 * HOUR, 1),
              (AT - 4 * HOUR, AT, 6), (AT + 5 * HOUR, AT + 6 * HOUR, 1)]  # fmt: skip
    kept = [
        into("sleep_stages_table", 1 if place < 3 else 3, start, end, stage)
        for place, (start, end, stage) in enumerate(stages)
    ]

    assert said(read(health_connect(night, plain, awake, *kept))) == [
        {"local_date": date(2026, 11, 19), "sleep_hours": 7.0},
        {"local_date": date(2026, 11, 20), "sleep_hours": 7.0},
    ]


def test_a_database_that_writes_ahead_is_read_too():
    data = bytearray(health_connect(weighed(AT, 70000)))
    data[18:20] = b"\x02\x02"

    assert len(read(bytes(data))) == 1


@pytest.mark.parametrize(
    ("time", "weight", "why"),
    [
        (AT, "'heavy'", "number"),
        (AT, "NULL", "number"),
        (AT, "9e999", "number"),
        (AT, "0", "value"),
        ("NULL", "70000", "date"),
        ("9223372036854775807", "70000", "date"),
        (milliseconds("2027-01-01T00:00:00+00:00"), "70000", "future"),
        (-(10**13), "70000", "too_early"),
    ],
)
def test_a_row_that_cannot_be_is_counted_and_stops_no_other(time, weight, why):
    rows = read(
        health_connect(
            weighed(time, weight),
            pulse(AT, 61),
        )
    )

    assert unread(rows) == [(1, why)]
    assert len(said(rows)) == 1


ENDLESS = (
    "CREATE VIEW weight_record_table AS WITH RECURSIVE n(time) AS "
    "(SELECT 1 UNION ALL SELECT time + 1 FROM n) SELECT time, time AS row_id, time AS weight FROM n;"
)


@pytest.mark.parametrize(
    "data",
    [
        health_connect(schema="CREATE TABLE other (a);"),
        health_connect(schema=ENDLESS),
        b"SQLite format 3\x00" + b"\x00" * 4096,
        health_connect()[:3000],
        health_connect(schema="CREATE TABLE weight_record_table (a);"),
        health_connect(schema=HEALTH_CONNECT).replace(
            b"CREATE TABLE weight", b"CREATE TABLE \xff\xff\xff\xff\xff\xff"
        ),
    ],
)
def test_a_database_of_another_kind_or_a_damaged_one_is_refused(data):
    with pytest.raises(FileRefused):
        read(data)


def test_a_column_that_computes_is_not_computed():
    table = (
        "CREATE TABLE weight_record_table (row_id INTEGER PRIMARY KEY, time INTEGER, "
        "WEIGHT REAL AS (length(zeroblob(900000000))));"
    )
    row = into("weight_record_table", AT, columns="(time)")

    with pytest.raises(FileRefused, match="harmful"):
        read(health_connect(row, schema=table))
