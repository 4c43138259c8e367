"""The file a patient takes along, on its way: who gets it, how much memory it takes, what is published of it."""

import io
import json
import os
import time
from datetime import timedelta
from uuid import UUID
from zipfile import ZipFile

import psutil
import pytest

from diary.actions.archive.contents import archive
from diary.actions.archive.schemas import schemas
from diary.actions.archive.stream import ArchiveFile, zip_stream
from diary.actions.erase import erase_diary
from diary.actions.store import store_new
from diary.models import Entry
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient, a_payload, an_entry
from tests.portal.people import signed_in as browser_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["document", "bowel_movement", "profile", "checklist"])
def test_each_schema_is_published_at_the_address_it_names(client, name):
    answer = client.get(f"/schemas/diary/{name}.json")

    assert answer.json() == schemas()[name]
    assert answer.json()["$id"].endswith(f"/schemas/diary/{name}.json")
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]


def test_no_other_schema_is_there(client):
    assert client.get("/schemas/diary/secret.json").status_code == 404


def test_the_first_bytes_leave_before_the_last_row_is_asked_for():
    asked = []

    def pieces():
        for number in range(200):
            asked.append(number)
            yield os.urandom(16_000)

    sent = zip_stream([ArchiveFile("a.bin", pieces())], made_at=NOON)
    next(sent)

    assert len(asked) < 20


def test_an_erasure_in_the_middle_leaves_a_whole_file_without_what_is_gone():
    patient = a_patient()
    for _ in range(3):
        an_entry(patient)
    sent = archive(diary=read_diary(patient, NOON))
    erase_diary(patient=patient)
    file = ZipFile(io.BytesIO(b"".join(sent)))

    assert file.testzip() is None
    assert json.loads(file.read("diary.json"))["entries"] == []


def test_staying_signed_in_is_not_enough_for_the_download(signed_in):
    page = signed_in.get("/diary/export/")

    assert page.status_code == 200
    assert "/diary/export/download/" in page.content.decode()
    assert "reauthenticate" in signed_in.get("/diary/export/download/")["Location"]


def test_the_download_is_a_file_of_the_signed_in_patient_and_kept_by_no_cache():
    patient = a_patient()
    an_entry(patient, text="Mine")
    answer = browser_of(patient, reauthenticated=True).get("/diary/export/download/")
    file = ZipFile(io.BytesIO(answer.getvalue()))

    assert "attachment" in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"
    assert json.loads(file.read("diary.json"))["entries"][0]["payload"]["text"] == "Mine"
    assert {info.external_attr >> 16 for info in file.infolist()} == {0o100600}


def memory() -> int:
    """Return the bytes that this process holds in memory."""
    return psutil.Process().memory_info().rss


@pytest.mark.slow
def test_twenty_thousand_entries_take_under_ten_seconds_of_work_and_little_memory():
    patient = a_patient()
    for start in range(0, 20_000, 500):
        store_new([_of_long_ago(patient, start + n) for n in range(500)], now=NOON)
    diary = read_diary(patient, NOON)
    before, began = memory(), time.process_time()
    most = max(memory() for _piece in archive(diary=diary)) - before
    seconds = time.process_time() - began
    assert seconds < 10
    assert most < 60_000_000


def _of_long_ago(patient, number: int):
    at = NOON - timedelta(hours=2 * number)
    payload = a_payload("note", written_at=at, text=f"Words of day {number} " * 8)
    id = UUID(int=number + 10)
    day = payload.local_day()
    return Entry(patient=patient, id=id, kind="note", local_date=day, occurred_at=at), payload
