"""Adding, changing, deleting and bringing back entries, as a browser does it."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db
ID = "00000000-0000-4000-8000-000000000001"
WHEN = {"date": "2026-11-22", "time": "11:50"}
FILLED = {
    "bowel_movement": {**WHEN, "stool_form": "5", "blood": "none", "woke_from_sleep": "on"},
    "symptom": {**WHEN, "tag": "own", "own_label": "Sample ache", "severity_0_10": "0"},
    "measurement": {**WHEN, "weight_value": "11", "weight_extra_lb": "4", "weight_unit": "st"},
    "day": {"date": "2026-11-22", "sleep_hours": "7,5", "stress_0_10": "3"},
    "note": {**WHEN, "text": "Sample words"},
    "vomiting": {**WHEN, "content": "food", "times": "2"},
    "meal": {**WHEN, "what": "Sample soup", "meal": "lunch", "plants": "leek, Oats ,leek"},
    "medicine": {"name": "Sample tablet", "dose": "20 mg", "started_on": "2026-11-01"},
}


def said(patient):
    return [e.payload for e in open_entries(patient, Entry.objects.owned_by(patient).kept())]


def add(browser, kind, **fields):
    return browser.post(reverse("add_entry", args=[kind]), {"id": ID, **FILLED[kind], **fields})


@pytest.mark.parametrize("kind", FILLED)
def test_each_form_is_shown_and_makes_one_entry(signed_in, kind):
    assert signed_in.get(reverse("add_entry", args=[kind])).status_code == 200

    answer = add(signed_in, kind)

    assert answer.status_code == 302
    assert [payload.kind for payload in said(signed_in.patient)] == [kind]


@pytest.mark.parametrize("kind", FILLED)
def test_no_form_chooses_an_answer_about_health(signed_in, kind):
    form = signed_in.get(reverse("add_entry", args=[kind])).context["form"]

    chosen = {name for name in form.fields if form[name].value() not in (None, "")}

    assert chosen <= {"id", "seen", "date", "time", "weight_unit"}


def test_the_symptoms_that_a_patient_tracks_stand_first(client):
    for code, label in (("aches", "Aches"), ("bloating", "Bloating"), ("wind", "Wind")):
        a_symptom_tag(code, label)
    client.force_login(a_patient(tracked=("wind", "bloating")))

    form = client.get(reverse("add_entry", args=["symptom"])).context["form"]

    assert [code for code, _ in form["tag"].field.choices] == ["bloating", "wind", "aches", "own"]


def test_the_list_of_symptoms_says_that_writing_a_sign_down_is_no_help(signed_in):
    page = signed_in.get(reverse("add_entry", args=["symptom"])).content.decode()

    assert "Writing one down does not get you help" in page


@pytest.mark.parametrize("kind", FILLED)
def test_sending_a_form_twice_makes_one_entry(signed_in, kind):
    add(signed_in, kind)
    add(signed_in, kind)

    assert Entry.objects.owned_by(signed_in.patient).count() == 1


@pytest.mark.parametrize("kind", FILLED)
def test_an_entry_is_shown_again_as_it_was_typed(signed_in, kind):
    add(signed_in, kind)
    before = said(signed_in.patient)
    page = reverse("edit_entry", args=[Entry.objects.get().id])
    form = signed_in.get(page).context["form"]

    unchanged = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in unchanged.items() if value not in (None, False)}
    signed_in.post(page, sent)

    assert said(signed_in.patient) == before


def test_a_save_says_that_the_diary_is_not_monitored(signed_in):
    answer = signed_in.post(
        reverse("add_entry", args=["note"]), {"id": ID, **FILLED["note"]}, follow=True
    )

    assert "This diary is not monitored by the clinic." in answer.content.decode()


def test_a_tick_left_alone_is_not_a_no(signed_in):
    add(signed_in, "bowel_movement")

    (payload,) = said(signed_in.patient)

    assert (payload.woke_from_sleep, payload.incomplete) == (True, None)


def test_a_weight_is_kept_as_typed_and_in_kilograms(signed_in):
    add(signed_in, "measurement")

    (payload,) = said(signed_in.patient)

    assert (payload.weight_value, payload.weight_unit, payload.weight_extra_lb) == (11, "st", 4)
    assert payload.weight_kg == pytest.approx(71.668, abs=0.001)


def test_an_entry_to_come_is_refused_with_what_was_typed(signed_in):
    answer = add(signed_in, "note", time="12:10")

    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()
    assert "Sample words" in answer.content.decode()


def test_an_old_version_never_overwrites_a_new_one(signed_in):
    add(signed_in, "note")
    page = reverse("edit_entry", args=[ID])
    signed_in.post(page, {**FILLED["note"], "seen": "1", "text": "From the phone"})

    answer = signed_in.post(page, {**FILLED["note"], "seen": "1", "text": "From the laptop"})

    assert answer.status_code == 409
    assert "From the phone" in answer.content.decode()
    assert "From the laptop" in answer.content.decode()
    assert said(signed_in.patient)[0].text == "From the phone"


def test_the_conflict_page_can_save_the_other_text(signed_in):
    add(signed_in, "note")
    page = reverse("edit_entry", args=[ID])
    signed_in.post(page, {**FILLED["note"], "seen": "1", "text": "From the phone"})
    conflict = signed_in.post(page, {**FILLED["note"], "seen": "1", "text": "From the laptop"})

    signed_in.post(conflict.context["send_to"], dict(conflict.context["hidden"]))

    assert said(signed_in.patient)[0].text == "From the laptop"


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 5000, "1.5"])
def test_an_edit_without_a_version_is_a_conflict(signed_in, seen):
    add(signed_in, "note")

    answer = signed_in.post(
        reverse("edit_entry", args=[ID]), {**FILLED["note"], "seen": seen, "text": "Other"}
    )

    assert answer.status_code == 409


def test_a_deleted_entry_can_be_brought_back_from_the_day(signed_in):
    add(signed_in, "note")

    day = signed_in.post(reverse("delete_entry", args=[ID]), follow=True)
    assert said(signed_in.patient) == []
    assert reverse("undo_delete", args=[ID]) in day.content.decode()
    signed_in.post(reverse("undo_delete", args=[ID]))

    assert [payload.text for payload in said(signed_in.patient)] == ["Sample words"]


def test_a_deleted_day_stays_away_when_the_day_was_written_again(signed_in):
    add(signed_in, "day")
    signed_in.post(reverse("delete_entry", args=[ID]))
    add(signed_in, "day", id=str(uuid4()), sleep_hours="5")

    assert signed_in.post(reverse("undo_delete", args=[ID])).status_code == 409


def test_a_second_entry_about_a_day_adds_to_the_first(signed_in):
    add(signed_in, "day")
    add(signed_in, "day", id=str(uuid4()), sleep_hours="", stress_0_10="", fluids_cups="6")

    (payload,) = said(signed_in.patient)

    assert (payload.sleep_hours, payload.stress_0_10, payload.fluids_cups) == (7.5, 3, 6)


def test_two_answers_about_one_day_are_a_conflict(signed_in):
    add(signed_in, "day")

    answer = add(signed_in, "day", id=str(uuid4()), sleep_hours="4", stress_0_10="")
    signed_in.post(answer.context["send_to"], dict(answer.context["hidden"]))

    assert answer.status_code == 409
    assert [(p.sleep_hours, p.stress_0_10) for p in said(signed_in.patient)] == [(4, 3)]


def test_adding_to_a_day_that_has_its_entry_opens_that_entry(signed_in):
    add(signed_in, "day")

    answer = signed_in.get(reverse("add_entry", args=["day"]))

    assert answer.url == reverse("edit_entry", args=[ID])


@pytest.mark.parametrize("page", ["edit_entry", "delete_entry", "undo_delete"])
def test_the_entry_of_another_patient_is_not_found(signed_in, page):
    other = an_entry(a_patient(), id=UUID(ID))
    send = signed_in.get if page == "edit_entry" else signed_in.post

    found = send(reverse(page, args=[other.id]))
    missing = send(reverse(page, args=[uuid4()]))

    assert (found.status_code, missing.status_code) == (404, 404)
    assert found.content == missing.content


def test_a_deleted_medicine_can_still_be_read_and_brought_back(signed_in):
    entry = an_entry(signed_in.patient, "medicine", dose="1 a day")
    signed_in.post(reverse("delete_entry", args=[entry.id]))

    page = signed_in.get(reverse("edit_entry", args=[entry.id])).content.decode()

    assert "Sample tablet" in page
    assert reverse("undo_delete", args=[entry.id]) in page


def test_a_changed_row_is_shown_as_unreadable_and_the_rest_stays(signed_in):
    broken = an_entry(signed_in.patient, text="Broken words")
    an_entry(signed_in.patient, text="Other words")
    Entry.objects.filter(id=broken.id).update(local_date=date(2026, 11, 21))

    assert "cannot be opened" in signed_in.get(reverse("timeline")).content.decode()
    assert "Other words" in signed_in.get(reverse("timeline")).content.decode()
    assert signed_in.get(reverse("edit_entry", args=[broken.id])).status_code == 200
    assert signed_in.post(reverse("delete_entry", args=[broken.id])).status_code == 302
