"""Sealing and opening: what is changed, moved or not one's own does not open."""

import logging
import os
from datetime import timedelta
from uuid import UUID

import pytest

from diary.actions.rotate import rotate_keys
from diary.models import Entry, PatientKey
from diary.vault import (
    NoKeyOpensThis,
    PatientVault,
    RowLabel,
    SealBroken,
    new_wrapped_key,
    open_entries,
    unwrap,
)
from tests.diary.factories import NOON, TODAY, a_patient, an_entry

LABEL = RowLabel(1, UUID(int=2), "note", TODAY, NOON, 3)
OTHERS = {
    "patient_id": 2,
    "id": UUID(int=3),
    "kind": "meal",
    "local_date": TODAY + timedelta(days=1),
    "occurred_at": NOON + timedelta(microseconds=1),
    "version": 4,
}


@pytest.fixture
def vault():
    return PatientVault(bytes(range(32)))


def test_what_is_sealed_opens_again(vault):
    assert vault.open(LABEL, vault.seal(LABEL, b"words")) == b"words"


def test_ids_made_from_words_are_the_same_each_time_and_another_with_another_key(vault):
    other = PatientVault(bytes(32))

    assert vault.row_ids()("weight 72.5") == vault.row_ids()("weight 72.5")
    assert vault.row_ids()("weight 72.5") != other.row_ids()("weight 72.5")
    assert vault.row_ids()("weight 72.5") != vault.row_ids()("weight 72.6")


def test_the_same_words_are_sealed_differently_each_time(vault):
    assert vault.seal(LABEL, b"words") != vault.seal(LABEL, b"words")


@pytest.mark.parametrize("name", OTHERS)
def test_a_row_whose_label_was_changed_does_not_open(vault, name):
    sealed = vault.seal(LABEL, b"words")

    with pytest.raises(SealBroken):
        vault.open(LABEL._replace(**{name: OTHERS[name]}), sealed)


@pytest.mark.parametrize("position", [0, 1, 12, 13, -1])
def test_a_flipped_bit_anywhere_does_not_open(vault, position):
    sealed = bytearray(vault.seal(LABEL, b"words"))
    sealed[position] ^= 1

    with pytest.raises(SealBroken):
        vault.open(LABEL, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + b"0" * 12, b"\x02" + b"0" * 40])
def test_bytes_that_are_no_seal_do_not_open(vault, sealed):
    with pytest.raises(SealBroken):
        vault.open(LABEL, sealed)


def test_another_key_does_not_open(vault):
    with pytest.raises(SealBroken):
        PatientVault(bytes(range(1, 33))).open(LABEL, vault.seal(LABEL, b"words"))


def test_a_wrapped_key_opens_for_its_patient_only():
    wrapped = new_wrapped_key(1)

    with pytest.raises(NoKeyOpensThis):
        unwrap(wrapped, 2)


def test_an_older_key_of_the_ring_still_opens(settings):
    old, new = settings.DIARY_KEYS[0], os.urandom(32)
    wrapped = new_wrapped_key(1)
    settings.DIARY_KEYS = (new, old)

    assert unwrap(wrapped, 1)


def test_a_key_removed_from_the_ring_opens_nothing(settings):
    wrapped = new_wrapped_key(1)
    settings.DIARY_KEYS = (os.urandom(32),)

    with pytest.raises(NoKeyOpensThis):
        unwrap(wrapped, 1)


@pytest.mark.django_db
def test_after_rotation_the_newest_key_alone_opens_every_diary(settings):
    entry = an_entry(a_patient())
    a_patient()
    new = os.urandom(32)
    settings.DIARY_KEYS = (new, *settings.DIARY_KEYS)

    assert rotate_keys() == (2, 2)
    settings.DIARY_KEYS = (new,)
    patient = PatientKey.objects.get(patient=entry.patient_id).patient
    assert open_entries(patient, [entry])[0].payload.text == "Sample words"


@pytest.mark.django_db
def test_rotating_again_changes_nothing():
    a_patient()

    assert rotate_keys() == (0, 1)


@pytest.mark.django_db
def test_a_row_swapped_with_another_fails_alone():
    patient = a_patient()
    rows = [an_entry(patient, text=f"Words {n}") for n in range(3)]
    rows[0].sealed = rows[1].sealed

    opened = open_entries(patient, rows)

    assert [entry.payload.text for entry in opened] == ["Words 1", "Words 2"]
    assert [row.id for row in opened.unreadable] == [rows[0].id]


@pytest.mark.django_db
def test_a_row_moved_to_another_patient_does_not_open():
    ann, ben = a_patient(), a_patient()
    entry = an_entry(ann)
    Entry.objects.filter(id=entry.id).update(patient=ben)

    assert open_entries(ben, Entry.objects.owned_by(ben)).unreadable


@pytest.mark.django_db
def test_nothing_that_shows_an_object_shows_words_or_keys(caplog):
    caplog.set_level(logging.DEBUG)
    patient = a_patient()
    entry = an_entry(patient, text="Canary words")
    opened = open_entries(patient, [entry])

    shown = " ".join(map(repr, [patient.diary_key, patient.diary_key.vault, entry, opened[0]]))
    shown += f"{opened[0]}{opened[0].payload!r}{opened[0].payload}{entry}" + caplog.text

    assert "Canary" not in shown
    assert "AESGCM" not in shown
