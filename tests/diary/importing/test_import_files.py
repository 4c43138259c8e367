"""Files that are asked about, refused, left or forgotten; and what is never kept of them."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diary.actions.export import export_parts
from diary.models import AccessEvent, DiaryImport, Entry, ImportPiece
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.importing.files import apple, apple_weight
from tests.diary.importing.walk import (
    EXPORT,
    TABLE,
    brought_in,
    said,
    send,
    signed_in_as,
    text_of,
    uploaded,
)

pytestmark = pytest.mark.django_db


def test_the_columns_of_a_table_are_asked_and_its_units_never_guessed(signed_in):
    url = uploaded(signed_in, TABLE)
    columns = signed_in.get(url, follow=True)
    choice = {
        "use_0": "date",
        "use_1": "weight",
        "use_2": "symptom",
        "symptom_2": "Bloating",
        "use_3": "note",
    }

    assert columns.context["form"]["use_1"].value() == "weight"
    unsaid = send(signed_in, "columns", url, **choice, decimal_sign="comma")
    assert unsaid.status_code == 422
    assert set(unsaid.context["form"].errors) == {"weight_unit", "date_order"}
    send(
        signed_in,
        "columns",
        url,
        **choice,
        weight_unit="kg",
        date_order="day_first",
        decimal_sign="comma",
    )
    page = signed_in.get(url)
    assert "5 entries in this file are new" in text_of(page)
    assert "Line 4: that is not a number." in text_of(page)
    send(signed_in, "confirm", url, sorts=["weight_kg", "symptom", "note"])
    assert [day for _kind, day in said(signed_in.patient)] == ["2026-04-03"] * 3 + [
        "2026-04-04",
        "2026-04-05",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"use_0": "date"},
        {"use_0": "weight", "weight_unit": "kg"},
        {"use_0": "date", "use_1": "date"},
        {"use_0": "date", "use_1": "symptom", "symptom_1": ""},
        {"use_0": "date", "use_1": "nonsense"},
        {"use_0": "date", "use_1": "weight", "weight_unit": "tons"},
        {"use_0": "date", "use_1": "note", "date_order": "x"},
        {"use_0": "\x00"},
    ],
)
def test_columns_that_do_not_go_together_are_asked_again(signed_in, wrong):
    url = uploaded(signed_in, TABLE)

    answer = send(
        signed_in, "columns", url, **{"date_order": "day_first", "decimal_sign": "comma", **wrong}
    )

    assert answer.status_code in {400, 422}
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "none that can be read here"),
        (apple('<Record type="x"/>'), "Nothing in this file"),
        (EXPORT[:-40], "damaged"),
        (b'{"format": "patient-diary", "entries": [' + b"[" * 100_000, "no health app"),
        (b'a,b\n1,"' + b"x\n" * 200_000, "never closes"),
        (b"a,b\n" + b"1" * 10_000_000 + b",2", "far too long"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(signed_in, data, words):
    url = uploaded(signed_in, data)
    page = signed_in.get(url, follow=True)
    if page.request["PATH_INFO"].endswith("columns/"):
        raise AssertionError("a file like this has no columns")

    assert words in text_of(page)
    assert not ImportPiece.objects.exists()


@pytest.mark.parametrize(
    "sent", [{}, {"file": ""}, {"file": "words"}, {"file": SimpleUploadedFile("a", b"")}]
)
def test_no_file_is_asked_for_again(signed_in, sent):
    answer = signed_in.post(reverse("import_diary"), sent)

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_nothing_of_a_file_is_in_clear_in_the_database(signed_in):
    url = uploaded(signed_in, TABLE)
    send(
        signed_in,
        "columns",
        url,
        use_0="date",
        use_3="note",
        date_order="day_first",
        decimal_sign="comma",
    )

    for row in [*ImportPiece.objects.all(), *DiaryImport.objects.all()]:
        assert b"Sample words" not in bytes(row.sealed)
        assert b"Weight" not in bytes(row.sealed)


def test_a_file_that_is_left_leaves_nothing(signed_in):
    url = uploaded(signed_in, EXPORT)

    send(signed_in, "cancel", url)

    assert not ImportPiece.objects.exists()
    assert not DiaryImport.objects.exists()
    assert signed_in.get(url).status_code == 404


def test_another_file_takes_the_place_of_one_that_waited(signed_in):
    first = uploaded(signed_in, EXPORT)
    uploaded(signed_in, TABLE)

    assert signed_in.get(first).status_code == 404
    assert DiaryImport.objects.count() == 1


def test_a_file_is_deleted_after_a_day_and_that_is_said(signed_in):
    url = uploaded(signed_in, TABLE)
    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        uploaded(signed_in_as(a_patient()), EXPORT)
        assert not ImportPiece.objects.owned_by(signed_in.patient).exists()
        send(
            signed_in,
            "columns",
            url,
            use_0="date",
            use_3="note",
            date_order="day_first",
            decimal_sign="comma",
        )
        assert "kept for a day" in text_of(signed_in.get(url))


def test_a_weight_that_may_be_in_pounds_is_pointed_out(signed_in):
    days = [f"2026-11-{day} 07:00:00 +0000" for day in (10, 12, 14, 16, 18)]
    weights = [apple_weight(day, 160 if day == days[2] else 72.5) for day in days]

    page = signed_in.get(uploaded(signed_in, apple(*weights)))

    assert "1 weight may be in another unit" in text_of(page)
    assert "may be in another unit" not in text_of(signed_in.get(uploaded(signed_in, EXPORT)))


def test_a_table_is_looked_at_as_the_person_says_it_is_written(signed_in):
    url = uploaded(signed_in, "Día;Peso, kg\n20.11.2026;72,5\n".encode("cp1252"))
    shown = signed_in.get(url, follow=True).context["state"].look
    said = {"delimiter": ",", "encoding": "utf-8-sig"}

    again = signed_in.get(send(signed_in, "layout", url, **said)["Location"]).context["state"].look

    assert (shown.names, shown.has_header) == (("Día", "Peso, kg"), True)
    assert (len(again.rows), again.has_header) == (2, False)
    assert send(signed_in, "layout", url, delimiter="x", encoding="rot13").status_code == 302
    assert signed_in.get(url, follow=True).context["state"].look == again


def test_bringing_in_and_taking_back_stand_in_the_list_of_what_was_done(signed_in):
    url = brought_in(signed_in, EXPORT, "weight_kg")
    send(signed_in, "undo", url)

    done = AccessEvent.objects.owned_by(signed_in.patient).values_list("what", flat=True)
    assert {"imported", "import_undone"} <= set(done)


EVIL = [
    {"id": "x"}, {"payload": {"text": "\ud800"}}, {"payload": {"text": "a\x00b"}}, {"id": None},
    {"payload": {"written_at": "0001-01-01T00:00:00Z"}}, {"payload": {"zone": "../../etc/passwd"}},
    {"kind": "medicine"}, {"kind": []}, {"payload": {"text": "x" * 5000}}, {"created_at": "9999-12-31T23:59:59Z"},
    {"payload": {"weight_kg": float("nan")}}, {"payload": {"schema": 99}}, {"deleted_at": 5},
]  # fmt: skip


def test_half_of_a_document_may_be_anything_and_the_other_half_comes_in(signed_in):
    other = a_patient()
    entries = [an_entry(other, text=f"Sample {n}") for n in range(3)]
    document = json.loads("".join(export_parts(patient=other, now=NOON)))
    (first, *_rest) = document["entries"]
    bad = [
        {**first, **change, "payload": {**first["payload"], **change.get("payload", {})}}
        for change in EVIL
    ]
    document["entries"] = [*bad, *document["entries"], *document["entries"]]
    document["doses"] = document["imports"] = [1, None, "x"]

    page = signed_in.get(uploaded(signed_in, json.dumps(document).encode()))

    tally = page.context["tally"]
    assert (tally.new, tally.unread, tally.twice) == (3, len(EVIL), 3)
    assert Entry.objects.owned_by(other).count() == len(entries)
