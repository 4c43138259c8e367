"""Whatever is sent as a batch: a clear answer with the right status, and nothing of it repeated."""

import json
from uuid import UUID

import pytest
import time_machine

from diary.domain.entries import PAYLOADS
from diary.models import Entry
from tests.diary.devices import SYNC, Device, an_item, written
from tests.diary.factories import NOON
from tests.diary.test_entries_domain import AT_THE_BOUND, OUT_OF_BOUNDS, cases

pytestmark = pytest.mark.django_db
CANARY = "canary"
BODIES = [
    b" ", b"null", b"[]", b"7", b'"x"', b"{", b"{}", b'{"entries": {}}', b'{"entries": null}', b"\xff\xfe\x00",
    b"\xed\xa0\x80", b"[" * 100_000, b'{"entries": ' + b"[" * 100_000, b"<script>alert(1)</script>",
]  # fmt: skip
WRONG = [
    ("id", [None, "", "x", 7, [], {}, "a\x00b", "\ud800", "{4b1c}", "9" * 5000, True]),
    ("kind", [None, "", "canary", 7, [], {}, "profile", "note\x00", "\ud800"]),
    ("version", [-1, 2**31, 2**70, 1.0, "0", True, None, [], "9" * 5000]),
    ("deleted", [1, 0, "true", [], {}]),
    ("payload", [None, 7, "x", [], True, {}, {"canary": "canary"}]),
    ("base", [7, "x", [], True, {}, {"canary": "canary"}]),
    ("canary", ["canary"]),
]
RAW = [
    "NaN",
    "Infinity",
    "1e400",
    "-1e400",
    "9" * 5000,
    "[" * 500 + "]" * 500,
    '"\\ud800"',
    '"\\u0000"',
]


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def device(patient):
    return Device(patient)


def as_json(value):
    """Return what a value is in JSON: a date as a device would write it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("body", BODIES)
def test_what_is_no_batch_is_refused_whole(device, body):
    answer = device.post(body)

    assert (answer.status_code, answer.json()["error"]) == (400, "unreadable")
    assert answer.json()["message"].endswith(".")


def test_a_wrong_part_of_an_entry_is_named_and_never_repeated(device):
    wrong = [{**an_item("day"), place: value} for place, values in WRONG for value in values]
    good = [an_item() for _ in wrong]

    answer = device.post(
        {"entries": [item for pair in zip(wrong, good, strict=True) for item in pair]}
    )

    results = answer.json()["results"]
    assert {r["status"] for r in results[1::2]} == {"stored"}
    for item, result in zip(wrong, results[::2], strict=True):
        assert result["status"] == "invalid", item
        assert result["errors"], item
        assert all(sentence.endswith(".") for sentence in result["errors"].values())
    assert CANARY not in answer.content.decode()


@pytest.mark.parametrize("raw", RAW)
def test_a_value_that_is_no_json_or_no_text_spoils_its_own_entry_only(device, raw):
    items = [an_item("day"), an_item()]
    items[0]["payload"]["sleep_hours"] = "HERE"

    body = json.dumps({"entries": items}).replace('"HERE"', raw)
    answer = device.post(body).json()["results"]

    assert [result["status"] for result in answer] == ["invalid", "stored"]


def test_a_value_past_its_bound_is_refused_at_its_field(device):
    past = cases(OUT_OF_BOUNDS)
    items = [an_item(kind) for kind, _name, _value in past]
    for item, (_kind, name, value) in zip(items, past, strict=True):
        item["payload"][name] = as_json(value)

    results = device.send(*items)

    assert {result["status"] for result in results} == {"invalid"}
    assert [list(result["errors"]) for result in results] == [[name] for _k, name, _v in past]
    assert not Entry.objects.exists()


def test_a_value_at_its_bound_is_stored_as_it_is(device):
    known = [case for case in cases(AT_THE_BOUND) if case[0] != "day"]  # two of one day are merged
    items = [an_item(kind, **{name: value}) for kind, name, value in known]

    assert set(device.statuses(*items)) == {"stored"}
    there = written(device.patient)
    said = [getattr(there[UUID(i["id"])], c[1]) for i, c in zip(items, known, strict=True)]
    assert said == [value for _kind, _name, value in known]


def test_a_field_that_a_kind_does_not_have_is_refused_and_not_repeated(device):
    items = [an_item(kind) for kind in PAYLOADS]
    for item in items:
        item["payload"][CANARY] = CANARY

    answer = device.post({"entries": items})

    assert {result["status"] for result in answer.json()["results"]} == {"invalid"}
    assert CANARY not in answer.content.decode()


@pytest.mark.parametrize("kind", PAYLOADS)
def test_what_is_still_to_come_is_refused(device, kind):
    item = an_item(kind)
    times = {n: v for n, v in item["payload"].items() if n.endswith("_at") and n != "recorded_at"}
    days = {"local_date": "2026-11-23"} if kind == "day" else {}
    item["payload"] |= dict.fromkeys(times, "2026-11-22T12:02:01Z") | days

    (result,) = device.send(item)

    expected = {**times, **days}
    assert result["status"] == ("invalid" if expected else "stored")
    assert set(result.get("errors", ())) == set(expected)


@pytest.mark.parametrize(("count", "status"), [(200, 200), (201, 413), (5000, 413)])
def test_a_batch_has_two_hundred_entries_at_most(device, count, status):
    answer = device.post({"entries": [7] * count})

    assert answer.status_code == status
    assert status == 200 or "200" in answer.json()["message"]


@pytest.mark.parametrize("length", [2_500_000, 2_700_000, 10_000_000])
def test_a_body_that_is_too_large_is_refused(device, length):
    answer = device.post({"entries": [an_item(text="x" * 4000), {"canary": "x" * length}]})

    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")
    assert not Entry.objects.exists()


@pytest.mark.parametrize("length", [4001, 2_400_000])
def test_a_note_that_is_too_long_is_refused_by_itself(device, length):
    item = an_item()
    item["payload"]["text"] = "x" * length

    assert device.statuses(item, an_item()) == ["invalid", "stored"]


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"],
)
def test_any_other_content_type_is_refused(device, kind):
    answer = device.post('{"entries": []}', content_type=kind)

    assert answer.status_code in {400, 415}


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(device, method):
    assert getattr(device.browser, method)(SYNC).status_code == 405


@pytest.mark.parametrize(
    "text", ["😀" * 2000, "مرحبا\u202e", "a\nb\tc", "<script>alert(1)</script>"]
)
def test_words_of_any_script_come_back_as_they_were(device, text):
    item = an_item(text=text)
    device.send(item)

    (other,) = device.send({**item, "payload": item["payload"] | {"text": "else"}})

    assert other["payload"]["text"] == text


def test_what_a_word_processor_pastes_is_taken_as_a_form_takes_it(device):
    item = an_item("meal", plants=("leek",))
    item["payload"] |= {"what": "one\x0btwo\r\nthree\x07", "plants": ["oats\x1f"]}

    assert device.statuses(item, item) == ["stored", "same"]
    (said,) = written(device.patient).values()
    assert (said.what, said.plants) == ("one\ntwo\nthree", ("oats",))


@pytest.mark.parametrize(
    ("kind", "said", "word"),
    [
        ("symptom", {"own_label": "Ache"}, "one name"),
        ("symptom", {"ended_at": "2026-11-22T11:59:00Z"}, "before it starts"),
        ("medicine", {"started_on": "2026-11-02", "stopped_on": "2026-11-01"}, "both dates"),
        ("measurement", {"weight_value": 180, "weight_unit": "lb", "weight_kg": 180}, "agree"),
        ("measurement", {"weight_value": 80}, "unit"),
        ("measurement", {"weight_extra_lb": 3}, "measured"),
        ("symptom", {"zone": "localtime"}, "time zone"),
    ],
)
def test_what_does_not_go_together_is_said_in_plain_words(device, kind, said, word):
    item = an_item(kind)
    item["payload"] |= said

    (result,) = device.send(item)

    (sentence,) = result["errors"].values()
    assert word in sentence
