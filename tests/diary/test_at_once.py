"""Several writers at the same moment, and a diary that is erased while somebody writes."""

import time
from contextlib import nullcontext
from datetime import timedelta
from threading import Event
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from diary.actions.entries import record_entry
from diary.actions.erase import erase_diary
from diary.actions.open_diary import open_diary
from diary.actions.profile import change_profile
from diary.actions.scores import record_scores
from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.domain.profile import Profile
from diary.models import Entry, PatientKey, PatientProfile
from diary.models.patient import OpenDiary, read_diary
from diary.vault import open_entries
from tests.diary.at_once import at_once, sqlite_in_files
from tests.diary.factories import LONDON, NOON, a_patient, a_payload, an_entry

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH = 8, 25
PROFILE = Profile.build(zone=LONDON)


@pytest.fixture(autouse=True)
def path(tmp_path):
    """Work where several can: in files on SQLite (the path), on the server of PostgreSQL (None)."""
    with sqlite_in_files(tmp_path) if connection.vendor == "sqlite" else nullcontext() as path:
        yield path


def write(patient, text, *, id=None, seen=0, now=NOON):
    payload = a_payload("note", text=text)
    return record_entry(patient=patient, id=id or uuid4(), payload=payload, seen=seen, now=now)


def texts(patient):
    opened = open_entries(patient, Entry.objects.owned_by(patient).sealed_rows())
    assert not opened.unreadable
    return [entry.payload.text for entry in opened]


def test_eight_writers_at_once_lose_nothing_and_wait_for_nobody_in_vain(path):
    patients = [a_patient() for _ in range(2)]
    before = time.monotonic()

    def job(number):
        owner = patients[number % 2]
        return lambda: [write(owner, f"{number} {n}").version for n in range(EACH)]

    done = at_once([job(number) for number in range(WRITERS)], path)

    assert done == [[1] * EACH] * WRITERS
    assert sum(len(texts(patient)) for patient in patients) == WRITERS * EACH
    assert time.monotonic() - before < 30


def test_eight_writers_of_one_version_are_one_change_and_seven_conflicts(path):
    patient = a_patient()
    write(patient, "first", id=UUID(int=5))

    def job(number):
        return lambda: write(patient, f"from {number}", id=UUID(int=5), seen=1).version

    done = at_once([job(number) for number in range(WRITERS)], path)

    assert done.count(2) == 1
    assert sum(isinstance(result, RecordHasChanged) for result in done) == WRITERS - 1


def test_what_is_being_saved_while_the_diary_is_erased_goes_too(path):
    patient, written = a_patient(), Event()

    def save():
        with transaction.atomic():
            write(patient, "under way")
            written.set()
            time.sleep(0.5)

    def erase():
        written.wait(timeout=20)
        return erase_diary(patient=patient)

    assert at_once([save, erase], path) == [None, 4]
    assert [m.objects.count() for m in (Entry, PatientProfile, PatientKey)] == [0, 0, 0]


def write_late(patient, entry):
    """Write as somebody does who opened the diary before it was erased: each way is refused."""
    with pytest.raises(RecordIsGone):
        write(patient, "late")
    with pytest.raises(RecordIsGone):
        write(patient, "late", id=entry.id, seen=1)
    with pytest.raises(RecordIsGone):
        change_profile(patient=patient, profile=PROFILE, seen=1, now=NOON)
    diary = OpenDiary(patient, PatientProfile(), NOON, PROFILE)
    with pytest.raises(RecordIsGone):
        record_scores(diary=diary, batch=uuid4(), scores={"a": 1}, standing={}, at=NOON)


def test_whoever_read_a_diary_before_it_was_erased_writes_nothing_afterwards():
    patient = a_patient()
    entry = an_entry(patient)
    erase_diary(patient=patient)

    write_late(patient, entry)

    assert [m.objects.count() for m in (Entry, PatientProfile, PatientKey)] == [0, 0, 0]


def test_nothing_is_written_with_the_old_key_into_a_new_diary():
    before = a_patient()
    entry = an_entry(before)
    erase_diary(patient=before)
    later = NOON + timedelta(seconds=1)
    now = open_diary(patient=before, profile=PROFILE, now=later).patient
    write(now, "of the new diary", id=entry.id, now=later)

    write_late(before, entry)

    assert texts(read_diary(now, later).patient) == ["of the new diary"]


def test_a_diary_begun_on_two_devices_at_once_is_one_diary(path):
    patient = a_patient(diary=False)
    zones = ["Europe/London", "Europe/Paris", "Asia/Tokyo", "Pacific/Auckland"]

    def begin(zone):
        return lambda: open_diary(patient=patient, profile=Profile.build(zone=zone), now=NOON).id

    done = at_once([begin(zone) for zone in zones], path)

    assert len(set(done)) == 1
    assert PatientKey.objects.count() == PatientProfile.objects.count() == 1
    assert read_diary(patient, NOON).profile.zone in zones


def test_a_diary_is_not_begun_for_an_account_that_has_gone():
    patient = a_patient(diary=False)
    type(patient).objects.filter(pk=patient.pk).delete()

    with pytest.raises(RecordIsGone):
        open_diary(patient=patient, profile=PROFILE, now=NOON)
