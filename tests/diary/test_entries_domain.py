"""The nine payloads: bounds, units, reading and writing."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.entries import PAYLOADS, Note, read_payload
from diary.domain.payload import PayloadDoesNotFit, is_zone
from diary.domain.units import in_unit, kilograms
from tests.diary.factories import LONDON, NOON, a_payload

KINDS = tuple(PAYLOADS)
OUT_OF_BOUNDS = [
    ("symptom", "severity_0_10", [-1, 11, 4.5, "4", True, None]),
    ("bowel_movement", "stool_form", [0, 8]),
    ("bowel_movement", "urgency_0_3", [-1, 4]),
    ("bowel_movement", "pain_0_10", [-1, 11]),
    ("bowel_movement", "blood", ["some", ""]),
    ("bowel_movement", "colour", ["blue"]),
    ("vomiting", "times", [0, 101]),
    ("measurement", "temperature_c", [24.9, 45.1, float("nan"), float("inf")]),
    ("measurement", "pulse_bpm", [19, 301]),
    ("measurement", "fit_ug_g", [-0.1, 10_000.1]),
    ("day", "sleep_hours", [-0.1, 24.1]),
    ("day", "activity_minutes", [-1, 1441]),
    ("day", "fluids_cups", [-1, 61]),
    ("note", "text", ["", " ", "x" * 4001, "a\x00b", "a\ud800"]),
    ("symptom", "tag", ["Upper", "", "a b", "x" * 65]),
    ("medicine", "name", ["", "x" * 81]),
    (
        "meal",
        "zone",
        ["Europe/Nowhere", "", "../etc/passwd", "x" * 65, "\x00", "localtime", "right/UTC"],
    ),
    (
        "note",
        "written_at",
        [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)],
    ),
    ("day", "local_date", [date(1, 1, 1), date(9999, 12, 31)]),
]
AT_THE_BOUND = [
    ("symptom", "severity_0_10", [0, 10]),
    ("bowel_movement", "stool_form", [1, 7]),
    ("measurement", "temperature_c", [25.0, 45.0]),
    ("measurement", "pulse_bpm", [20, 300]),
    ("day", "sleep_hours", [0.0, 24.0]),
    ("note", "text", ["x" * 4000, "😀", "مرحبا", "a\nb\tc"]),
]


def cases(table):
    return [(kind, name, value) for kind, name, values in table for value in values]


@pytest.mark.parametrize(("kind", "name", "value"), cases(OUT_OF_BOUNDS))
def test_a_value_past_its_bound_is_refused(kind, name, value):
    with pytest.raises(PayloadDoesNotFit) as refused:
        a_payload(kind, **{name: value})

    assert name in refused.value.errors


@pytest.mark.parametrize(("kind", "name", "value"), cases(AT_THE_BOUND))
def test_a_value_at_its_bound_is_taken(kind, name, value):
    assert getattr(a_payload(kind, **{name: value}), name) == value


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_read_again(kind):
    payload = a_payload(kind)

    assert read_payload(kind, payload.seal_bytes()) == payload


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_field_is_refused_and_not_repeated(kind):
    data = {**json.loads(a_payload(kind).seal_bytes()), "canary_field": "canary value"}

    with pytest.raises(PayloadDoesNotFit) as refused:
        read_payload(kind, json.dumps(data))

    assert "canary" not in f"{refused.value}{refused.value.errors}"
    assert refused.value.__context__ is None or "canary" not in str(refused.value.__context__)


@pytest.mark.parametrize("kind", KINDS)
def test_a_payload_never_changes(kind):
    with pytest.raises(ValueError, match="frozen"):
        a_payload(kind).zone = "UTC"


@pytest.mark.parametrize("text", ["", "null", "[]", "{", '{"schema": 2}', "[" * 100_000, "NaN"])
def test_json_that_is_no_payload_is_refused(text):
    with pytest.raises(PayloadDoesNotFit):
        read_payload("note", text)


def test_an_unknown_schema_number_is_refused():
    data = {**json.loads(a_payload("note").seal_bytes()), "schema": 99}

    with pytest.raises(PayloadDoesNotFit):
        read_payload("note", json.dumps(data))


def test_an_older_schema_is_lifted_step_by_step():
    class LaterNote(Note):
        SCHEMA = 3
        UPCASTS = {
            1: lambda data: {**data, "text": f"{data['text']} one"},
            2: lambda data: {**data, "text": f"{data['text']} two"},
        }

    assert LaterNote.read(a_payload("note", text="Words").seal_bytes()).text == "Words one two"


def test_what_is_built_now_is_of_the_schema_of_now_and_is_not_lifted():
    class LaterNote(Note):
        SCHEMA = 2
        UPCASTS = {1: lambda data: {**data, "text": f"{data['text']} one"}}

    built = LaterNote.build(**a_payload("note").model_dump(exclude={"schema_number"}))

    assert built.schema_number == 2
    assert LaterNote.read(built.seal_bytes()) == built


def test_a_symptom_has_one_name():
    with pytest.raises(PayloadDoesNotFit):
        a_payload("symptom", own_label="Sample ache")
    with pytest.raises(PayloadDoesNotFit):
        a_payload("symptom", tag=None)


def test_a_weight_that_disagrees_with_its_kilograms_is_refused():
    with pytest.raises(PayloadDoesNotFit):
        a_payload("measurement", weight_value=180.0, weight_unit="lb", weight_kg=180.0)


def test_a_measurement_measures_something():
    with pytest.raises(PayloadDoesNotFit):
        a_payload("measurement", pulse_bpm=None)


def test_the_day_of_an_entry_is_the_day_where_the_patient_was():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

    assert a_payload("note", written_at=late, zone=LONDON).local_day() == date(2026, 11, 22)
    assert a_payload("note", written_at=late, zone="Asia/Tokyo").local_day() == date(2026, 11, 23)


def test_written_down_more_than_a_day_later_is_marked():
    day = timedelta(days=1)

    assert not a_payload("note", written_at=NOON - day).is_backfilled()
    assert a_payload("note", written_at=NOON - day - timedelta(seconds=1)).is_backfilled()


def test_an_offline_entry_sent_late_is_not_marked():
    written = NOON - timedelta(days=5)

    assert not a_payload("note", written_at=written, recorded_at=written).is_backfilled()


@given(value=st.floats(0.1, 100), unit=st.sampled_from(["kg", "lb", "st"]))
def test_a_weight_survives_the_way_there_and_back(value, unit):
    assert in_unit(kilograms(value, unit), unit) == pytest.approx(value)


def test_stones_and_pounds_are_exact():
    assert kilograms(1, "st") == 6.35029318
    assert kilograms(1, "lb") == 0.45359237
    assert kilograms(11, "st", 4) == pytest.approx(kilograms(158, "lb"))


@pytest.mark.parametrize("extra", [-0.1, 14])
def test_fourteen_pounds_are_a_stone(extra):
    with pytest.raises(ValueError, match="pounds"):
        kilograms(11, "st", extra)


@given(st.text(max_size=100))
def test_any_text_is_a_note_or_is_refused(text):
    try:
        payload = a_payload("note", text=text)
    except PayloadDoesNotFit:
        return
    assert read_payload("note", payload.seal_bytes()).text == text.strip()


@given(st.text(max_size=80))
def test_any_name_is_a_zone_or_is_not(name):
    assert is_zone(name) in {True, False}
