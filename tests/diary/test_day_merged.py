"""A day that was changed on two devices: what only one of them touched is kept, what both did is asked."""

from uuid import UUID

import pytest
from django.urls import reverse

from diary.actions.days import complete_day
from diary.models import Entry
from tests.diary.at_once import just_before
from tests.diary.devices import Device, an_item, state, written
from tests.diary.factories import NOON, a_payload, an_entry

pytestmark = pytest.mark.django_db
ID = UUID(int=5)
EDIT = reverse("edit_entry", args=[ID])


@pytest.fixture
def day(signed_in):
    """Return the form of a day, opened on a laptop: what it would send, untouched."""
    an_entry(signed_in.patient, "day", id=ID, sleep_hours=7.0, stress_0_10=3)
    form = signed_in.get(EDIT).context["form"]
    return {f.html_name: str(f.value()) for f in form if f.value() is not None}


def said(patient):
    return written(patient)[ID].fields()


def on_the_phone(patient, **fields):
    """Change the day as a device that saw its first version."""
    item = an_item("day", id=ID, **{"sleep_hours": 7.0, "stress_0_10": 3, **fields})
    assert Device(patient).statuses({**item, "version": 1}) == ["stored"]


def test_the_page_carries_what_the_day_said(signed_in, day):
    page = signed_in.get(EDIT).content.decode()

    assert "sleep_hours" in day["was"]
    assert 'type="hidden" name="was"' in page


def test_different_answers_changed_on_two_devices_are_both_kept(signed_in, day):
    on_the_phone(signed_in.patient, fluids_cups=4)

    answer = signed_in.post(EDIT, {**day, "sleep_hours": "8", "period": "yes"})

    assert answer.status_code == 302
    kept = said(signed_in.patient)
    assert (kept["sleep_hours"], kept["stress_0_10"]) == (8.0, 3)
    assert (kept["fluids_cups"], kept["period"]) == (4, True)


def test_an_answer_that_was_taken_back_here_stays_taken_back(signed_in, day):
    on_the_phone(signed_in.patient, fluids_cups=4)

    signed_in.post(EDIT, {**day, "sleep_hours": ""})

    assert "sleep_hours" not in said(signed_in.patient)
    assert said(signed_in.patient)["fluids_cups"] == 4


def test_the_tick_of_another_tab_is_kept(signed_in, day):
    complete_day(patient=signed_in.patient, id=ID, day=a_payload("day"), is_complete=True, now=NOON)

    assert signed_in.post(EDIT, {**day, "stress_0_10": "5"}).status_code == 302
    assert said(signed_in.patient)["meals_complete"] is True
    assert said(signed_in.patient)["stress_0_10"] == 5


def test_one_answer_changed_twice_is_asked_and_the_rest_of_both_is_kept(signed_in, day):
    on_the_phone(signed_in.patient, sleep_hours=6.0, fluids_cups=4)
    before = state(signed_in.patient)

    page = signed_in.post(EDIT, {**day, "sleep_hours": "8", "stress_0_10": "9"})
    assert page.status_code == 409
    assert state(signed_in.patient) == before

    signed_in.post(page.context["send_to"], dict(page.context["hidden"]))
    kept = said(signed_in.patient)
    assert (kept["sleep_hours"], kept["stress_0_10"], kept["fluids_cups"]) == (8.0, 9, 4)


@pytest.mark.parametrize("was", ["", "x", "{}", '{"schema": 1}', "[" * 5000, "\u202e", "OTHER DAY"])
def test_without_what_it_was_two_changes_are_asked_about(signed_in, day, was):
    on_the_phone(signed_in.patient, fluids_cups=4)
    other_day = day["was"].replace('"local_date":"2026-11-22"', '"local_date":"2026-11-21"')

    sent = {**day, "was": other_day if was == "OTHER DAY" else was, "stress_0_10": "9"}
    page = signed_in.post(EDIT, sent)

    assert page.status_code == 409
    assert said(signed_in.patient)["stress_0_10"] == 3


def test_a_change_while_another_is_being_saved_is_added_to_it(signed_in, day):
    with just_before(
        'UPDATE "diary_entry"', lambda: on_the_phone(signed_in.patient, fluids_cups=4)
    ):
        answer = signed_in.post(EDIT, {**day, "stress_0_10": "9"})

    assert answer.status_code == 302
    assert (said(signed_in.patient)["stress_0_10"], said(signed_in.patient)["fluids_cups"]) == (
        9,
        4,
    )
    assert Entry.objects.get().version == 3


def test_a_day_deleted_elsewhere_is_not_brought_back_by_a_change(signed_in, day):
    signed_in.post(reverse("delete_entry", args=[ID]))

    assert signed_in.post(EDIT, {**day, "stress_0_10": "9"}).status_code == 409
    assert not written(signed_in.patient)
