"""Which entries a search means: words, one symptom, one medicine, written later, notes."""

from datetime import timedelta
from uuid import UUID

import pytest

from diary.domain.searching import Wanted, fold, own_words, terms_of
from tests.diary.factories import NOON, a_payload

ID, OTHER = UUID(int=7), UUID(int=8)
LABELS = {"bloating": "Bloating", "onion": "Onion"}


def meets(payload, entry_id=OTHER, **wanted):
    return Wanted(**wanted).is_met(entry_id, payload, lambda code: LABELS.get(code, code))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  Café  café CAFE ", ("cafe",)), ("", ()), ("Straße", ("strasse",)), ("ﬁbre", ("fibre",)),
        ("x " * 50, ("x",)), (" ".join(map(str, range(40))), tuple(map(str, range(12)))),
    ],
)  # fmt: skip
def test_words_are_compared_without_accents_and_capitals(typed, words):
    assert terms_of(typed) == words


def test_every_word_has_to_stand_somewhere():
    note = a_payload("note", text="Long walk, then a Crème brûlée")

    assert meets(note, terms=terms_of("creme WALK"))
    assert not meets(note, terms=terms_of("creme run"))


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("symptom", {"note": "after lunch"}, ["after lunch", "Bloating"]),
        ("symptom", {"tag": None, "own_label": "Gurgling"}, ["Gurgling"]),
        ("bowel_movement", {"note": "hurry"}, ["hurry"]),
        ("meal", {"what": "Soup", "food_tags": ("onion",), "plants": ("leek",)}, ["Soup", "Onion", "leek"]),
        ("medicine", {"dose": "2 a day", "reason_stopped": "rash"}, ["Sample tablet", "2 a day", "rash"]),
        ("note", {}, ["Sample words"]), ("vomiting", {}, []), ("day", {}, []), ("dose", {}, []),
        ("measurement", {}, []),
    ],
)  # fmt: skip
def test_own_words_are_what_a_patient_named_or_wrote(kind, fields, words):
    assert list(own_words(a_payload(kind, **fields), LABELS.get)) == words


def test_a_symptom_is_found_by_its_tag_or_its_own_name():
    tagged, own = a_payload("symptom"), a_payload("symptom", tag=None, own_label="Gurgling")

    assert [meets(p, tag="bloating") for p in (tagged, own)] == [True, False]
    assert [meets(p, own_label="gurgling") for p in (tagged, own)] == [False, True]
    assert not meets(a_payload("note"), tag="bloating")


def test_a_medicine_is_found_with_its_doses():
    course, dose = a_payload("medicine"), a_payload("dose", medicine_id=ID)

    assert meets(course, ID, medicine=ID)
    assert meets(dose, medicine=ID)
    assert not meets(course, OTHER, medicine=ID)
    assert not meets(a_payload("note"), medicine=ID)


def test_what_was_written_later_and_what_has_a_note_are_told_apart():
    late = a_payload("note", written_at=NOON - timedelta(days=2))
    plain = a_payload("bowel_movement")

    assert [meets(p, is_late=True) for p in (late, plain)] == [True, False]
    assert [meets(p, has_note=True) for p in (late, plain)] == [True, False]


def test_what_is_looked_for_is_never_shown():
    wanted = Wanted(terms=("secret",), own_label="secret")

    assert "secret" not in repr(wanted)


def test_folding_keeps_other_scripts():
    assert fold("Ελλάδα") == "ελλαδα"
    assert fold("痛い") == "痛い"
