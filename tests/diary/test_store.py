"""The one writer of sealed rows."""

from uuid import UUID

import pytest

from diary.actions.entries import record_entry
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged, RecordIsGone
from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import NOON, a_patient, a_payload, an_entry

pytestmark = pytest.mark.django_db
ID = UUID(int=5)


def write(patient, text, *, seen, id=ID):
    return record_entry(
        patient=patient, id=id, payload=a_payload("note", text=text), seen=seen, now=NOON
    )


def texts(patient):
    rows = Entry.objects.owned_by(patient).sealed_rows()
    return [entry.payload.text for entry in open_entries(patient, rows)]


def test_a_new_row_starts_at_version_one():
    assert write(a_patient(), "first", seen=0).version == 1


def test_sending_the_same_thing_twice_is_one_row():
    patient = a_patient()

    again = [write(patient, "first", seen=0) for _ in range(5)]

    assert {row.version for row in again} == {1}
    assert texts(patient) == ["first"]


def test_sending_the_same_change_twice_is_one_change():
    patient = a_patient()
    write(patient, "first", seen=0)

    assert [write(patient, "second", seen=1).version for _ in range(3)] == [2, 2, 2]


def test_two_writers_from_the_same_version_are_one_change_and_one_conflict():
    patient = a_patient()
    write(patient, "first", seen=0)
    write(patient, "from the phone", seen=1)

    with pytest.raises(RecordHasChanged) as conflict:
        write(patient, "from the laptop", seen=1)

    assert conflict.value.current.version == 2
    assert texts(patient) == ["from the phone"]


def test_a_new_row_never_overwrites_one_with_its_id():
    patient = a_patient()
    write(patient, "first", seen=0)

    with pytest.raises(RecordHasChanged):
        write(patient, "other words", seen=0)

    assert texts(patient) == ["first"]


def test_a_change_of_a_row_that_is_not_there_is_refused():
    with pytest.raises(RecordIsGone):
        write(a_patient(), "words", seen=3)


def test_the_same_id_of_another_patient_is_another_row():
    ann, ben = a_patient(), a_patient()
    write(ann, "of Ann", seen=0)
    write(ben, "of Ben", seen=0)
    write(ben, "of Ben, changed", seen=1)

    assert (texts(ann), texts(ben)) == (["of Ann"], ["of Ben, changed"])


def test_a_day_has_one_entry():
    patient = a_patient()
    an_entry(patient, "day", period=True)

    with pytest.raises(DayIsAlreadyWritten):
        an_entry(patient, "day", period=False)

    assert Entry.objects.owned_by(patient).count() == 1
