"""What erasing leaves in the files of SQLite: a thief with the disk and the environment finds no key."""

import logging
import sqlite3

import pytest
from django.db import connection

from diary.actions.entries import delete_entry, record_entry
from diary.actions.erase import erase_diary
from diary.actions.rotate import rotate_keys
from diary.actions.traces import empty_the_log
from diary.models import Entry, PatientKey, PatientProfile
from tests.diary.at_once import sqlite_in_files
from tests.diary.factories import BEGIN, NOON, a_patient, a_payload, an_entry
from tests.portal.people import ACCOUNT_NOW, make_patient, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def files(tmp_path):
    """Return what the files of a running SQLite database hold at this moment."""
    with sqlite_in_files(tmp_path):
        connection.cursor().execute("PRAGMA secure_delete = OFF")
        yield lambda: b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))


def everything_of(patient):
    """Return the wrapped key and sealed rows in every version there ever was."""
    entries = [an_entry(patient, text=f"Words {n}" * 50) for n in range(40)]
    pieces = [bytes(patient.diary_key.wrapped), *(bytes(entry.sealed) for entry in entries)]
    changed = a_payload("note", text="Other words")
    first = record_entry(patient=patient, id=entries[0].id, payload=changed, seen=1, now=NOON)
    return [*pieces, bytes(first.sealed), bytes(delete_entry(entry=entries[1], now=NOON).sealed)]


def test_after_erasing_no_file_holds_the_wrapped_key_or_a_row(files):
    patient, other = a_patient(), a_patient()
    pieces = everything_of(patient)
    kept = an_entry(other)
    assert pieces[0] in files()

    erase_diary(patient=patient)

    assert [place for place, piece in enumerate(pieces) if piece in files()] == []
    assert bytes(kept.sealed) in files()


def test_no_file_holds_a_key_as_it_was_wrapped_before_a_rotation(files, settings):
    patient = a_patient()
    before = bytes(patient.diary_key.wrapped)
    settings.DIARY_KEYS = (b"n" * 32, *settings.DIARY_KEYS)
    rotate_keys()
    after = bytes(PatientKey.objects.get().wrapped)

    erase_diary(patient=patient)

    assert [wrapped in files() for wrapped in (before, after)] == [False, False]


def test_a_reader_in_the_way_is_waited_for_and_then_named_in_the_log(files, tmp_path, caplog):
    a_patient()
    reader = sqlite3.connect(tmp_path / "db.sqlite3")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM diary_entry").fetchone()
    an_entry(a_patient())

    with caplog.at_level(logging.WARNING):
        assert not empty_the_log()
    reader.close()

    assert "still holds what was just erased" in caplog.text
    assert empty_the_log()
    assert (tmp_path / "db.sqlite3-wal").stat().st_size == 0


def test_after_erasing_an_account_no_file_holds_its_address_key_or_words(files):
    patient = make_patient("canary@example.org")
    browser = signed_in(patient, reauthenticated=True)
    browser.post("/diary/begin/", BEGIN)
    browser.post("/diary/add/note/", {"date": "2026-11-22", "time": "11:50", "text": "Words"})
    rows = Entry.objects.get(), PatientProfile.objects.get()
    traces = [patient.email.encode(), bytes(PatientKey.objects.get().wrapped)]
    traces += [bytes(row.sealed) for row in rows]
    assert [trace in files() for trace in traces] == [True] * 4

    answer = browser.post("/diary/erase/", {**ACCOUNT_NOW, "word": "erase"})

    assert answer.url == "/erased/"
    assert [trace in files() for trace in traces] == [False] * 4
