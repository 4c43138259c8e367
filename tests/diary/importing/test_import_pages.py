"""The way of a file through the pages: chosen, looked at, brought in, taken back."""

import io
import json
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from diary import tasks
from diary.actions.entries import record_entry
from diary.actions.erase import erase_diary
from diary.actions.export import export_parts
from diary.actions.importing.reading import candidates_of, stretches
from diary.actions.importing.sorting import sort_out
from diary.actions.importing.steps import open_import
from diary.actions.importing.writing import confirm_import, write_stretch
from diary.domain.entries import Day
from diary.domain.importing.opening import open_file
from diary.domain.importing.progress import Written
from diary.models import DiaryImport, Entry, ImportPiece
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient, a_payload, an_entry
from tests.diary.importing.files import apple_weight, zipped
from tests.diary.importing.walk import (
    EXPORT,
    brought_in,
    said,
    send,
    signed_in_as,
    text_of,
    uploaded,
)

pytestmark = pytest.mark.django_db


def test_a_file_is_looked_at_before_anything_is_added(signed_in):
    page = signed_in.get(uploaded(signed_in, zipped(export_xml=EXPORT)))

    assert page.context["rows"][0][1:] == (2, 0, 0)
    assert "4 entries in this file are new" in text_of(page)
    assert "72.4 kg" in text_of(page)
    assert not Entry.objects.exists()


def test_what_is_confirmed_is_added_and_the_file_is_gone(signed_in):
    url = brought_in(signed_in, EXPORT, "weight_kg", "sleep_hours")

    assert said(signed_in.patient) == [
        ("measurement", "2026-11-18"),
        ("day", "2026-11-19"),
        ("measurement", "2026-11-19"),
    ]
    assert "3 entries were added" in text_of(signed_in.get(url))
    assert not ImportPiece.objects.filter(role="file").exists()
    assert "From Apple Health." in text_of(signed_in.get(reverse("timeline")))
    assert "Written later" not in text_of(signed_in.get(reverse("timeline")))


def test_the_same_file_again_adds_nothing_and_a_newer_one_only_what_is_new(signed_in):
    brought_in(signed_in, EXPORT, "weight_kg", "pulse_bpm", "sleep_hours")
    before = list(Entry.objects.values_list("id", "version"))
    again = signed_in.get(uploaded(signed_in, EXPORT))
    newer = EXPORT.replace(b"</HealthData>", apple_weight().encode() + b"</HealthData>")

    assert "There is nothing to add" in text_of(again)
    assert list(Entry.objects.values_list("id", "version")) == before
    brought_in(signed_in, newer, "weight_kg")
    assert Entry.objects.count() == len(before) + 1


def test_undo_takes_back_what_was_added_and_nobody_changed(signed_in):
    own = an_entry(signed_in.patient)
    url = brought_in(signed_in, EXPORT, "weight_kg", "pulse_bpm", "sleep_hours")
    changed = Entry.objects.get(kind="measurement", local_date="2026-11-18")
    signed_in.post(reverse("delete_entry", args=[changed.id]), {"seen": changed.version})

    send(signed_in, "undo", url)

    assert {row.id for row in Entry.objects.all()} == {own.id, changed.id}
    assert "3 entries of this import are gone" in text_of(signed_in.get(url))
    assert "1 stayed" in text_of(signed_in.get(url))
    assert send(signed_in, "undo", url).status_code == 302
    brought_in(signed_in, EXPORT, "weight_kg")
    assert Entry.objects.kept().filter(kind="measurement").count() == 1


def test_undo_is_possible_for_seven_days_and_no_longer(signed_in):
    url = brought_in(signed_in, EXPORT, "weight_kg")

    with time_machine.travel(NOON + timedelta(days=7, seconds=1), tick=False):
        assert "Take it back" not in text_of(signed_in.get(url))
        send(signed_in, "undo", url)

    assert Entry.objects.count() == 2
    with time_machine.travel(NOON + timedelta(days=7), tick=False):
        assert "Take it back" in text_of(signed_in.get(url))


def test_sleep_joins_what_was_said_of_a_day_and_leaves_it_again(signed_in):
    day = a_payload("day", local_date=NOON.date() - timedelta(days=3), stress_0_10=4)
    entry = record_entry(patient=signed_in.patient, id=DayId, payload=day, now=NOON)
    url = brought_in(signed_in, EXPORT, "sleep_hours")
    joined = Day.read(Entry.objects.get().opened(signed_in.patient.diary_key.vault))

    send(signed_in, "undo", url)

    left = Day.read(Entry.objects.get().opened(signed_in.patient.diary_key.vault))
    assert (joined.stress_0_10, joined.sleep_hours) == (4, 7.5)
    assert left == day
    assert entry.id == Entry.objects.get().id


def test_undo_leaves_a_day_that_does_not_open_any_more(signed_in):
    day = a_payload("day", local_date=NOON.date() - timedelta(days=3), stress_0_10=4)
    record_entry(patient=signed_in.patient, id=DayId, payload=day, now=NOON)
    url = brought_in(signed_in, EXPORT, "sleep_hours")
    Entry.objects.filter(id=DayId).update(sealed=b"broken")

    assert send(signed_in, "undo", url).status_code == 302

    assert "1 stayed" in text_of(signed_in.get(url))


DayId = a_payload("dose").medicine_id


def test_a_night_that_was_written_down_otherwise_stays_as_it_is(signed_in):
    day = a_payload("day", local_date=NOON.date() - timedelta(days=3), sleep_hours=5.0)
    record_entry(patient=signed_in.patient, id=DayId, payload=day, now=NOON)

    page = signed_in.get(uploaded(signed_in, EXPORT))

    assert ("Sleep", 0, 0, 1) in [(str(row[0]), *row[1:]) for row in page.context["rows"]]


def test_our_own_zip_and_json_come_back_with_the_settings_when_asked(signed_in):
    other = a_patient(tracked=("bloating",), height_cm=170.0)
    an_entry(other)
    document = "".join(export_parts(patient=other, now=NOON)).encode()
    url = uploaded(signed_in, zipped(diary_json=document))

    assert "Take the settings of the file" in text_of(signed_in.get(url))
    send(signed_in, "confirm", url, sorts=["note"], settings="on")
    assert read_diary(signed_in.patient, NOON).profile.tracked == ("bloating",)
    send(signed_in, "undo", url)
    assert read_diary(signed_in.patient, NOON).profile.tracked == ()
    assert not Entry.objects.owned_by(signed_in.patient).exists()


def test_progress_is_told_to_a_page_that_waits(signed_in):
    url = uploaded(signed_in, EXPORT)

    assert json.loads(signed_in.get(f"{url}progress/").content) == {"step": "ready", "percent": 100}


@pytest.mark.parametrize("step", ["confirm", "undo", "again", "cancel", "columns"])
def test_a_step_that_is_not_due_changes_nothing(signed_in, step):
    url = brought_in(signed_in, EXPORT, "weight_kg")
    if step == "undo":
        send(signed_in, "undo", url)
    count = Entry.objects.count()

    assert send(signed_in, step, url, sorts=["weight_kg"]).status_code == 302
    assert Entry.objects.count() == count


def test_nobody_sees_the_import_of_somebody_else(signed_in):
    url = uploaded(signed_in_as(a_patient()), EXPORT)

    assert signed_in.get(url).status_code == 404
    assert send(signed_in, "confirm", url, sorts=["weight_kg"]).status_code == 404


def test_an_imported_entry_that_is_corrected_still_says_where_it_is_from(signed_in):
    brought_in(signed_in, EXPORT, "weight_kg")
    entry = Entry.objects.get(local_date="2026-11-18")
    form = {"date": "2026-11-18", "time": "07:00", "weight_value": "72.9", "weight_unit": "kg"}

    signed_in.post(reverse("edit_entry", args=[entry.id]), {**form, "seen": 1})

    timeline = text_of(signed_in.get(reverse("timeline")))
    assert "72.9 kg" in timeline
    assert timeline.count("From Apple Health.") == 2


def test_work_that_was_started_twice_is_done_once(signed_in):
    url = brought_in(signed_in, EXPORT, "weight_kg")
    id = url.rstrip("/").rpartition("/")[2]

    tasks.write_import.enqueue(signed_in.patient.pk, id)
    tasks.read_import.enqueue(signed_in.patient.pk, id)

    assert Entry.objects.count() == 2
    assert "2 entries were added" in text_of(signed_in.get(url))


def test_writing_goes_on_where_a_worker_died(signed_in):
    url = uploaded(signed_in, EXPORT)
    id = url.rstrip("/").rpartition("/")[2]
    work = open_import(read_diary(signed_in.patient, NOON), UUID(id))
    confirm_import(work=work, sorts=("weight_kg", "pulse_bpm"), takes_profile=False, now=NOON)
    half = next(iter(stretches(candidates_of(work, open_file(io.BytesIO(EXPORT))))))[:2]
    write_stretch(work, sort_out(work.owner, half, NOON), Written())  # and here it died

    tasks.write_import.enqueue(signed_in.patient.pk, id)

    assert Entry.objects.count() == 3
    assert "3 entries were added" in text_of(signed_in.get(url))
    send(signed_in, "undo", url)
    assert not Entry.objects.exists()


def test_erasing_in_the_middle_leaves_nothing_and_breaks_nothing(signed_in):
    url = uploaded(signed_in, EXPORT)
    erase_diary(patient=signed_in.patient)

    tasks.read_import.enqueue(signed_in.patient.pk, url.rstrip("/").rpartition("/")[2])

    assert not ImportPiece.objects.exists()
    assert not DiaryImport.objects.exists()
