"""The ledger of erasures: a restored backup forgets again, and nobody else is forgotten."""

import shutil
import sqlite3
import stat
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from diary.actions.erase import erase_diary
from diary.actions.ledger import ledger_path, read_ledger
from diary.actions.open_diary import open_diary
from diary.domain.profile import Profile
from diary.models import Entry, Erased, PatientKey
from portal.accounts.erasing import erase_now, finish_due_erasures, replay_erasures
from portal.accounts.models import User
from tests.diary.at_once import open_file, sqlite_in_files
from tests.diary.factories import NOON, a_patient, an_entry


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()


@pytest.fixture
def database(tmp_path):
    """Return the file of a running SQLite database."""
    (tmp_path / "data").mkdir()
    with sqlite_in_files(tmp_path / "data") as path:
        yield path


def back_up(path, copy):
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)


def restore(copy, path):
    connection.close()
    for file in path.parent.iterdir():
        file.unlink()
    shutil.copy(copy, path)
    open_file(path)


@pytest.mark.django_db(transaction=True)
def test_a_restored_backup_forgets_again_whoever_was_erased_since(database, tmp_path):
    copy = tmp_path / "backup.sqlite3"
    account, diary, kept = a_patient(), a_patient(), a_patient()
    for patient in (account, diary, kept):
        an_entry(patient)
    back_up(database, copy)
    erase_now(user=account, what="account", now=NOON)
    erase_now(user=diary, what="diary", now=NOON)
    restore(copy, database)
    assert Entry.objects.count() == 3
    said = StringIO()

    call_command("replay_erasures", stdout=said)

    assert "1 diaries and 1 accounts" in said.getvalue()
    assert list(Entry.objects.values_list("patient_id", flat=True)) == [kept.pk]
    assert list(PatientKey.objects.values_list("pk", flat=True)) == [kept.pk]
    assert set(User.objects.values_list("pk", flat=True)) == {diary.pk, kept.pk}
    assert Erased.objects.count() >= 2  # and the restored database knows it for the next time


@pytest.mark.django_db
def test_a_new_diary_of_the_same_person_is_another_one():
    patient = a_patient()
    erase_diary(patient=patient)
    later = NOON + timedelta(hours=1)
    open_diary(patient=patient, profile=Profile.build(zone="Europe/London"), now=later)

    replay_erasures(files=[], now=later)

    assert PatientKey.objects.owned_by(patient).exists()


@pytest.mark.django_db
def test_another_person_who_got_the_number_of_an_erased_account_is_left_alone():
    gone = a_patient(diary=False)
    number = gone.pk
    erase_now(user=gone, what="account", now=NOON)
    newcomer = User.objects.create_user("newcomer@example.org", pk=number)

    replay_erasures(files=[], now=NOON)

    assert User.objects.filter(pk=newcomer.pk).exists()


@pytest.mark.django_db
def test_a_row_of_the_ledger_names_nobody_and_needs_the_key(settings):
    patient = a_patient()
    erase_now(user=patient, what="account", now=NOON)
    row = Erased.objects.values("digest", "erased_at").first()

    assert row.keys() == {"digest", "erased_at"}
    with_key = set(Erased.objects.values_list("digest", flat=True))
    Erased.objects.all().delete()
    ledger_path().unlink()
    settings.DIARY_KEYS = (b"another key of thirty-two bytes!",)
    again = User.objects.create_user(patient.email, pk=patient.pk, date_joined=patient.date_joined)
    erase_now(user=again, what="account", now=NOON)
    assert not with_key & set(Erased.objects.values_list("digest", flat=True))


@pytest.mark.django_db
def test_after_a_change_of_keys_the_ledger_still_counts(settings):
    patient = a_patient(diary=False)
    joined = patient.date_joined
    number = patient.pk
    erase_now(user=patient, what="account", now=NOON)
    settings.DIARY_KEYS = (b"a new key of thirty-two bytes !!", *settings.DIARY_KEYS)
    User.objects.create_user("restored@example.org", pk=number, date_joined=joined)

    assert replay_erasures(files=[], now=NOON).accounts == 1


@pytest.mark.django_db
def test_the_file_is_its_owners_and_is_completed_from_the_rows():
    erase_diary(patient=a_patient())
    assert stat.S_IMODE(ledger_path().stat().st_mode) == 0o600
    ledger_path().unlink()

    finish_due_erasures(now=NOON)

    assert set(ledger_path().read_text().split()) == read_ledger()
    assert len(read_ledger()) == 1


@pytest.mark.django_db
def test_a_file_that_cannot_be_written_keeps_nobody_from_being_forgotten(settings, caplog):
    settings.VAR_DIR = settings.VAR_DIR / "not-there"
    patient = a_patient()

    erase_diary(patient=patient)

    assert not PatientKey.objects.exists()
    assert "could not be written" in caplog.text


@pytest.mark.django_db
def test_the_file_of_another_machine_counts_and_what_is_no_digest_in_it_does_not(tmp_path):
    patient = a_patient()
    erase_diary(patient=patient)
    other = tmp_path / "other.ledger"
    other.write_bytes(ledger_path().read_bytes() + b"\xff\n" + b"0" * 63 + b"\n\n")
    Erased.objects.all().delete()
    ledger_path().unlink()

    call_command("replay_erasures", other, stdout=StringIO())

    assert Erased.objects.count() == 1
    with pytest.raises(CommandError, match="no such file"):
        call_command("replay_erasures", tmp_path / "none")
