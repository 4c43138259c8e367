"""A save that cannot be: whatever was typed stays on the page, and the answer is never a crash."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from diary.actions.erase import erase_diary
from diary.models import Entry, PatientProfile
from diary.vault import open_entries
from tests.diary.at_once import just_before
from tests.diary.factories import a_patient, a_payload, a_symptom_tag, an_entry
from tests.diary.test_entry_pages import FILLED, ID, add, said

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ENTRY, PROFILE = '"diary_entry"', '"diary_patientprofile"'
EDIT, DELETE = reverse("edit_entry", args=[ID]), reverse("delete_entry", args=[ID])
SETTINGS = {"seen": "1", "zone": "Europe/Paris", "units": "st"}


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def of_kind(browser, kind):
    entries = Entry.objects.owned_by(browser.patient).of_kind(kind)
    return [entry.payload for entry in open_entries(browser.patient, entries)]


def erase_everything(patient):
    with transaction.atomic():
        erase_diary(patient=patient)
        Session.objects.all().delete()
        type(patient).objects.filter(pk=patient.pk).delete()


def test_a_changed_day_that_was_written_again_keeps_what_was_typed(signed_in):
    add(signed_in, "day")
    signed_in.post(DELETE)
    add(signed_in, "day", id=str(uuid4()), sleep_hours="5")

    answer = signed_in.post(EDIT, {**FILLED["day"], "seen": "2", "fluids_cups": "11"})

    assert answer.status_code == 409
    assert ("Drinks", "11") in answer.context["typed"]
    assert [day.sleep_hours for day in said(signed_in.patient)] == [5]


def test_what_was_typed_about_a_day_written_again_can_be_added_to_it(signed_in):
    add(signed_in, "day")
    signed_in.post(DELETE)
    add(signed_in, "day", id=str(uuid4()), stress_0_10="")
    refused = signed_in.post(EDIT, {**FILLED["day"], "seen": "2", "fluids_cups": "11"})

    signed_in.post(reverse("add_entry", args=["day"]), dict(refused.context["hidden"]))

    (day,) = said(signed_in.patient)
    assert (day.sleep_hours, day.stress_0_10, day.fluids_cups) == (7.5, 3, 11)


def test_keeping_mine_of_a_deleted_day_that_was_written_again_is_no_crash(signed_in):
    add(signed_in, "day")
    signed_in.post(DELETE)
    add(signed_in, "day", id=str(uuid4()), sleep_hours="5")
    conflict = signed_in.post(EDIT, {**FILLED["day"], "seen": "1", "fluids_cups": "11"})

    answer = signed_in.post(conflict.context["send_to"], dict(conflict.context["hidden"]))

    assert (conflict.status_code, answer.status_code) == (409, 409)
    assert ("Drinks", "11") in answer.context["typed"]


@pytest.mark.parametrize("erase", [lambda p: erase_diary(patient=p), erase_everything])
@pytest.mark.parametrize("kind", FILLED)
def test_an_entry_saved_while_the_diary_is_erased_shows_its_words(signed_in, kind, erase):
    with just_before(f"INSERT INTO {ENTRY}", lambda: erase(signed_in.patient)):
        answer = add(signed_in, kind)

    assert answer.status_code == 410
    assert answer.context["typed"]
    assert not Entry.objects.exists()


def test_a_change_saved_while_the_diary_is_erased_shows_its_words(signed_in):
    add(signed_in, "note")

    with just_before(f"UPDATE {ENTRY}", lambda: erase_diary(patient=signed_in.patient)):
        answer = signed_in.post(EDIT, {**FILLED["note"], "seen": "1", "text": "Changed words"})

    assert answer.status_code == 410
    assert "Changed words" in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "sent", "statement", "shown"),
    [
        ("today", {"score_bloating": "7"}, f"INSERT INTO {ENTRY}", "Bloating"),
        ("today", {"done": "1", "complete": "on"}, f"INSERT INTO {ENTRY}", ""),
        ("diary_settings", {**SETTINGS, "height_cm": "171"}, f"UPDATE {PROFILE}", "171"),
        ("track", {"tags": ["bloating"], "article": "sample"}, f"UPDATE {PROFILE}", ""),
    ],
)
def test_any_other_save_while_the_diary_is_erased_says_so(signed_in, page, sent, statement, shown):
    with just_before(statement, lambda: erase_diary(patient=signed_in.patient)):
        answer = signed_in.post(reverse(page), sent)

    assert answer.status_code == 410
    assert shown in answer.content.decode()
    assert not PatientProfile.objects.exists()


@pytest.mark.parametrize("page", ["delete_entry", "undo_delete"])
def test_deleting_and_undoing_while_the_diary_is_erased_says_so(signed_in, page):
    add(signed_in, "note")
    if page == "undo_delete":
        signed_in.post(DELETE)

    with just_before(f"UPDATE {ENTRY}", lambda: erase_diary(patient=signed_in.patient)):
        answer = signed_in.post(reverse(page, args=[ID]))

    assert answer.status_code == 410


@pytest.mark.parametrize("there", FILLED)
@pytest.mark.parametrize("kind", FILLED)
def test_an_id_that_is_an_entry_of_another_kind_makes_a_new_entry_once(signed_in, there, kind):
    add(signed_in, there)

    answers = [add(signed_in, kind).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert sorted(p.kind for p in said(signed_in.patient)) == sorted({there, kind})


def test_a_check_in_never_meets_an_id_of_another_kind_with_a_crash(signed_in):
    an_entry(signed_in.patient, "note")
    taken = Entry.objects.get()

    signed_in.post(reverse("today"), {"done": "1", "complete": "on", "id": str(taken.id)})

    assert [day.meals_complete for day in of_kind(signed_in, "day")] == [True]
    assert a_payload("note").text == of_kind(signed_in, "note")[0].text
