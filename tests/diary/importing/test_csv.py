"""Tables: encodings, delimiters, dates, units; nothing that can be read two ways is guessed."""

import io
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.importing.csv_look import look_at
from diary.domain.importing.csv_mapping import Column, CsvMapping, read_csv
from diary.domain.importing.csv_text import layout_of
from diary.domain.importing.found import FileRefused
from tests.diary.importing.files import ASKED, said, unread

GERMAN = "Datum;Gewicht (kg);Notiz\n20.11.2026;72,5;gut geschlafen\n13.11.2026;73;M\u00fcde, \u201eschwer\u201c\n"


def mapping(*uses, **more):
    columns = tuple(use if isinstance(use, Column) else Column(use=use) for use in uses)
    usual = {
        "encoding": "utf-8-sig",
        "delimiter": ",",
        "has_header": True,
        "date_order": "day_first",
        "decimal_sign": "point",
    }
    return CsvMapping(columns=columns, **{**usual, **more})  # fmt: skip


def read(text, *uses, **more):
    return list(read_csv(io.BytesIO(text.encode()), mapping(*uses, **more), ASKED))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_table_is_looked_at_in_any_usual_encoding(encoding):
    look = look_at(io.BytesIO(GERMAN.encode(encoding)))

    assert look.delimiter == ";"
    assert look.names == ("Datum", "Gewicht (kg)", "Notiz")
    assert look.guesses == ("date", "weight", "note")
    assert look.rows[1][2] == "M\u00fcde, \u201eschwer\u201c"
    assert (look.orders, look.signs) == (("day_first",), ("comma",))


def test_a_table_is_read_as_it_was_looked_at():
    look = look_at(io.BytesIO(GERMAN.encode("cp1252")))
    asked = mapping(
        *look.guesses, encoding=look.encoding, delimiter=";", decimal_sign="comma", weight_unit="kg"
    )
    rows = list(read_csv(io.BytesIO(GERMAN.encode("cp1252")), asked, ASKED))

    assert [row.get("weight_value") or row["text"] for row in said(rows)] == [
        "gut geschlafen", 72.5, "M\u00fcde, \u201eschwer\u201c", 73,
    ]  # fmt: skip
    assert rows[0].payload.written_at == datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_only_the_order_that_fits_every_date_is_taken_without_asking():
    rows = [f"{day:02}/04/2026,70" for day in range(1, 15)]
    look = look_at(io.BytesIO("\n".join(["date,kg", *rows]).encode()))
    doubtful = look_at(io.BytesIO("\n".join(["date,kg", *rows[:9]]).encode()))

    assert look.orders == ("day_first",)
    assert doubtful.orders == ("day_first", "month_first")


@pytest.mark.parametrize(
    ("numbers", "signs"),
    [
        (["72.5", "70"], ("point",)),
        (["72,5", "70"], ("comma",)),
        (["72,5", "36.6"], ("point", "comma")),
        (["1,200", "1,300"], ("point", "comma")),
        (["1,200", "72.5"], ("point",)),
        (["70", "71"], ("point",)),
    ],
)
def test_a_comma_that_may_mark_thousands_is_asked_about(numbers, signs):
    rows = "\n".join(f"2026-04-13;{number}" for number in numbers)

    assert look_at(io.BytesIO(f"date;value\n{rows}".encode())).signs == signs


def test_measurements_of_a_row_are_one_entry_and_everything_else_its_own():
    rows = read(
        "day,time,kg,c,pulse,pain,form,slept,words\n20/11/2026,7:05 pm,72.5,37.1,61,4,3,7.5,Fine\n",
        "date", "time", "weight", "temperature", "pulse", Column(use="symptom", own_label="Pain"),
        "stool_form", "sleep", "note", weight_unit="kg", temperature_unit="c", sleep_unit="hours",
    )  # fmt: skip

    assert [row.payload.kind for row in rows] == [
        "symptom", "bowel_movement", "day", "note", "measurement",
    ]  # fmt: skip
    assert (
        rows[4].payload.fields().items()
        >= {"weight_kg": 72.5, "temperature_c": 37.1, "pulse_bpm": 61}.items()
    )
    assert rows[0].payload.started_at == datetime(2026, 11, 20, 19, 5, tzinfo=UTC)
    assert rows[2].payload.local_date == date(2026, 11, 20)
    assert {row.place for row in rows} == {2}


@pytest.mark.parametrize("use", ["weight", "temperature", "sleep"])
def test_without_a_unit_nothing_is_guessed(use):
    rows = read("a,b\n20/11/2026,37\n", "date", use)

    assert (said(rows), unread(rows)) == ([], [(2, "unit")])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("31/02/2026,70", "date"),
        (",70", "date"),
        ("20/11/2026,=1+1", "number"),
        ('20/11/2026,"70,5"', "number"),
        ("20/11/2026,7e1", "number"),
        ("20/11/2026,0", "value"),
        ("20/11/2027,70", "future"),
        ("20/11/0001,70", "too_early"),
        ("20/11/9999,70", "future"),
        ("99999/1/1,70", "date"),
        ("2026-11-20 25:00,70", "time"),
    ],
)
def test_a_row_that_cannot_be_stands_with_its_line(row, why):
    rows = read(f"a,b\n{row}\n21/11/2026,71\n", "date", "weight", weight_unit="kg")

    assert unread(rows) == [(2, why)]
    assert len(said(rows)) == 1


def test_an_empty_cell_is_unknown_and_an_empty_row_is_nothing():
    assert read("a,b,c\n20/11/2026,,\n,,\n", "date", "weight", "note", weight_unit="kg") == []


def test_noon_of_today_is_now_when_noon_is_still_to_come():
    asked = ASKED.__class__("America/Los_Angeles", ASKED.now)
    rows = list(
        read_csv(
            io.BytesIO(b"a,b\n22/11/2026,70\n"), mapping("date", "weight", weight_unit="kg"), asked
        )
    )

    assert rows[0].payload.measured_at == ASKED.now


def test_pounds_are_converted_once_and_both_kept():
    (row,) = said(read("a,b\n20/11/2026,160\n", "date", "weight", weight_unit="lb"))

    assert (row["weight_value"], row["weight_unit"]) == (160, "lb")
    assert row["weight_kg"] == pytest.approx(72.57478, abs=1e-5)


@pytest.mark.parametrize(("unit", "text"), [("hours", "7.5"), ("minutes", "450"), ("h_mm", "7:30")])
def test_sleep_is_read_in_the_unit_that_was_said(unit, text):
    assert (
        said(read(f"a,b\n20/11/2026,{text}\n", "date", "sleep", sleep_unit=unit))[0]["sleep_hours"]
        == 7.5
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('a,b\n1,"never closed\n' + "x,y\n" * 50_000, "quotes"),
        ("a,b\n1," + "x" * 10_000_000, "long_line"),
        ("a,b\n" + "1," * 200 + "\n", "too_many"),
    ],
)
def test_a_line_or_a_quotation_without_an_end_is_refused(data, why):
    with pytest.raises(FileRefused, match=why):
        read(data, "date", "weight")


@pytest.mark.parametrize(
    "head", [b"\x00\x01\x02,\n1,2", b"plain words\nno table", b"a", b"\xff\xfe\x00"]
)
def test_what_is_no_table_is_refused(head):
    with pytest.raises(FileRefused):
        layout_of(head)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data):
    try:
        look = look_at(io.BytesIO(data))
    except FileRefused:
        return
    asked = mapping(
        *look.guesses, encoding=look.encoding, delimiter=look.delimiter, weight_unit="kg"
    )
    with suppress(FileRefused):
        list(read_csv(io.BytesIO(data), asked, ASKED))


def test_decimals_with_a_comma_are_no_columns():
    assert look_at(io.BytesIO(b"20.11.2026;72,5\n21.11.2026;72,7\n")).delimiter == ";"
