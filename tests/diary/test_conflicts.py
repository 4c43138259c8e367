"""Two tabs, two devices, a page sent again: both texts are shown, and nothing is lost without a word."""

from uuid import UUID

import pytest
from django.urls import reverse

from diary.actions.entries import delete_entry, record_entry
from diary.models import Entry, PatientProfile
from diary.models.patient import read_diary
from tests.diary.at_once import just_before
from tests.diary.factories import NOON, a_patient, a_payload, a_symptom_tag
from tests.diary.test_entry_pages import FILLED, ID, add, said

pytestmark = pytest.mark.django_db
EDIT, DELETE, UNDO = (
    reverse(name, args=[ID]) for name in ("edit_entry", "delete_entry", "undo_delete")
)
CHANGES = {
    "bowel_movement": ("note", "From the phone", "From the laptop"),
    "symptom": ("own_label", "Phone ache", "Laptop ache"),
    "measurement": ("pulse_bpm", "61", "82"),
    "day": ("fluids_cups", "4", "9"),
    "note": ("text", "From the phone", "From the laptop"),
    "vomiting": ("times", "3", "4"),
    "meal": ("what", "Phone soup", "Laptop soup"),
    "medicine": ("dose", "Phone dose", "Laptop dose"),
}


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def the_row(patient):
    row = Entry.objects.get()
    row.patient = patient
    return row


@pytest.mark.parametrize("kind", FILLED)
def test_two_tabs_that_change_one_entry_meet_on_a_page_with_both_texts(signed_in, kind):
    name, phone, laptop = CHANGES[kind]
    add(signed_in, kind)
    signed_in.post(EDIT, {**FILLED[kind], "seen": "1", name: phone})

    page = signed_in.post(EDIT, {**FILLED[kind], "seen": "1", name: laptop})
    assert page.status_code == 409
    assert {phone, laptop} <= {text for row in page.context["rows"] for text in row[1:]}
    assert [str(getattr(payload, name)) for payload in said(signed_in.patient)] == [phone]

    signed_in.post(page.context["send_to"], dict(page.context["hidden"]))
    assert [str(getattr(payload, name)) for payload in said(signed_in.patient)] == [laptop]


@pytest.mark.parametrize("kind", [kind for kind in FILLED if kind != "day"])
def test_a_new_entry_sent_again_with_other_words_is_kept_as_it_was_written(signed_in, kind):
    name, phone, laptop = CHANGES[kind]
    add(signed_in, kind, **{name: phone})

    page = add(signed_in, kind, **{name: laptop})
    signed_in.post(page.context["send_to"], dict(page.context["hidden"]))

    assert page.status_code == 409
    assert [str(getattr(payload, name)) for payload in said(signed_in.patient)] == [laptop]


def test_what_was_taken_out_of_a_new_entry_does_not_come_back_from_the_saved_one(signed_in):
    add(signed_in, "bowel_movement", note="Wrong words", incomplete="on")
    page = add(signed_in, "bowel_movement", note="", stool_form="3")

    signed_in.post(page.context["send_to"], dict(page.context["hidden"]))

    (payload,) = said(signed_in.patient)
    assert (payload.stool_form, payload.note, payload.incomplete) == (3, None, None)


@pytest.mark.parametrize("kind", FILLED)
def test_an_edit_of_what_was_deleted_elsewhere_brings_it_back_only_when_asked(signed_in, kind):
    name, _phone, laptop = CHANGES[kind]
    add(signed_in, kind)
    signed_in.post(DELETE)

    page = signed_in.post(EDIT, {**FILLED[kind], "seen": "1", name: laptop})
    assert (page.status_code, said(signed_in.patient)) == (409, [])

    signed_in.post(page.context["send_to"], dict(page.context["hidden"]))
    assert [str(getattr(payload, name)) for payload in said(signed_in.patient)] == [laptop]


def test_a_delete_that_meets_a_change_deletes_nothing_and_shows_the_change(signed_in):
    add(signed_in, "note")
    changed = a_payload("note", text="From the phone")

    def change():
        record_entry(patient=signed_in.patient, id=UUID(ID), payload=changed, seen=1, now=NOON)

    with just_before('UPDATE "diary_entry"', change):
        page = signed_in.post(DELETE, follow=True)

    assert "From the phone" in page.content.decode()
    assert [payload.text for payload in said(signed_in.patient)] == ["From the phone"]


def test_a_change_that_meets_a_delete_is_a_conflict(signed_in):
    add(signed_in, "note")
    row = the_row(signed_in.patient)

    with just_before('UPDATE "diary_entry"', lambda: delete_entry(entry=row, now=NOON)):
        page = signed_in.post(EDIT, {**FILLED["note"], "seen": "1", "text": "From the laptop"})

    assert page.status_code == 409
    assert "From the laptop" in page.content.decode()
    assert said(signed_in.patient) == []


def test_deleting_and_undoing_twice_is_once(signed_in):
    add(signed_in, "note")

    deleted = [signed_in.post(DELETE).status_code for _ in range(2)]
    assert (deleted, said(signed_in.patient)) == ([302, 302], [])

    undone = [signed_in.post(UNDO).status_code for _ in range(2)]
    assert (undone, Entry.objects.get().version) == ([302, 302], 3)


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("today", {"done": "1", "complete": "on", "id": ID}),
        ("diary_settings", {"seen": "1", "zone": "Europe/Paris", "units": "st"}),
        ("track", {"tags": ["bloating"], "article": "sample"}),
        ("begin", {"zone": "Europe/Paris"}),
    ],
)
def test_any_other_form_sent_twice_is_saved_once(signed_in, page, sent):
    answers = [signed_in.post(reverse(page), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert Entry.objects.count() == (1 if page == "today" else 0)
    assert PatientProfile.objects.count() == 1
    assert read_diary(signed_in.patient, NOON).profile.tracked in {(), ("bloating",)}


def test_a_day_that_is_sent_three_times_stays_in_its_first_version(signed_in):
    for _ in range(3):
        add(signed_in, "day")

    assert Entry.objects.get().version == 1


def test_a_tick_that_is_sent_three_times_is_no_conflict_for_another_tab(signed_in):
    add(signed_in, "day")
    for _ in range(3):
        signed_in.post(reverse("today"), {"done": "1", "complete": "on"})

    answer = signed_in.post(EDIT, {**FILLED["day"], "seen": "2", "fluids_cups": "4"})

    assert (answer.status_code, Entry.objects.get().version) == (302, 3)


@pytest.mark.parametrize("length", [4000, 4001, 10_000_000])
def test_a_note_is_kept_whole_or_not_at_all(signed_in, length):
    answer = add(signed_in, "note", text="x" * length)

    assert answer.status_code == {4000: 302, 4001: 422}.get(length, 400)
    assert [len(payload.text) for payload in said(signed_in.patient)] == [4000] * (length == 4000)
