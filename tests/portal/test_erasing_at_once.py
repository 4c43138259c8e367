"""Erasing while others write, export, undo or erase at the same moment: once, whole, and nothing half."""

import io
import json
from contextlib import nullcontext
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from diary.actions.archive.contents import archive
from diary.actions.erasure import TooLateToUndo, ask_for_erasure, undo_erasure
from diary.actions.ledger import ledger_path
from diary.actions.store import RecordIsGone
from diary.models import Entry, Erased, PatientKey, PendingErasure
from diary.models.patient import read_diary
from portal.accounts.erasing import erase_now, finish_due_erasures
from tests.diary.at_once import at_once, sqlite_in_files
from tests.diary.factories import NOON, a_patient, an_entry

pytestmark = pytest.mark.django_db(transaction=True)
DUE = NOON + timedelta(days=7)


@pytest.fixture(autouse=True)
def path(tmp_path, settings):
    """Work where several can: in files on SQLite (the path), on the server of PostgreSQL (None)."""
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    (tmp_path / "data").mkdir()
    in_files = sqlite_in_files(tmp_path / "data")
    with in_files if connection.vendor == "sqlite" else nullcontext() as path:
        yield path


def test_two_runs_of_the_command_at_once_erase_each_person_once(path):
    for _ in range(4):
        ask_for_erasure(patient=a_patient(), what="account", now=NOON)

    done = at_once([lambda: finish_due_erasures(now=DUE).accounts] * 2, path)

    assert sum(done) == 4
    assert not get_user_model().objects.exists()
    lines = ledger_path().read_text().split()
    assert set(lines) == set(Erased.objects.values_list("digest", flat=True))


def test_undoing_and_finishing_at_once_is_one_or_the_other(path):
    patient = a_patient()
    an_entry(patient)
    ask_for_erasure(patient=patient, what="diary", now=NOON)
    just_in_time = DUE - timedelta(microseconds=1)

    undone, finished = at_once(
        [
            lambda: undo_erasure(patient=patient, now=just_in_time),
            lambda: finish_due_erasures(now=DUE).diaries,
        ],
        path,
    )

    assert not PendingErasure.objects.exists()
    if isinstance(undone, TooLateToUndo):
        assert (finished, Entry.objects.count(), PatientKey.objects.count()) == (1, 0, 0)
    else:
        assert (undone, finished) == (None, 0)
        assert (Entry.objects.count(), PatientKey.objects.count()) == (1, 1)


def test_writing_exporting_and_erasing_at_once_leave_nothing_and_a_whole_file(path):
    patient = a_patient()
    for _ in range(30):
        an_entry(patient)
    diary = read_diary(patient, NOON)

    def write():
        try:
            for _ in range(30):
                an_entry(patient)
        except RecordIsGone:
            return "gone"
        return "written"

    def export():
        return b"".join(archive(diary=diary))

    def erase():
        erase_now(user=patient, what="diary", now=NOON)

    wrote, file, erased = at_once([write, export, erase], path)

    assert (wrote in {"gone", "written"}, erased) == (True, None)
    archived = ZipFile(io.BytesIO(file))
    assert archived.testzip() is None
    assert isinstance(json.loads(archived.read("diary.json"))["entries"], list)
    assert (Entry.objects.count(), PatientKey.objects.count()) == (0, 0)
