"""Who may send to a diary, what a device is told, and the card that comes before anything else."""

from uuid import UUID

import pytest
import time_machine
from django.test import Client

from diary.actions.erase import erase_diary
from diary.models import Entry
from tests.diary.devices import SYNC, Device, an_item
from tests.diary.factories import BEGIN, NOON, a_patient, an_entry
from tests.portal.people import SAME_ORIGIN, make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def device(patient):
    return Device(patient)


def test_what_calls_for_the_card_is_answered_with_its_address(device):
    alarming = an_item("vomiting", content="blood")
    quiet = an_item("vomiting", content="food")

    first = device.post({"entries": [quiet, alarming]}).json()
    again = device.post({"entries": [alarming]}).json()  # the first answer may have been lost

    assert "card" not in first["results"][0]
    assert first["card"] == first["results"][1]["card"] == again["card"]
    page = device.browser.get(first["card"])
    assert [card.code for card in page.context["cards"]] == ["RF01"]
    assert "card" not in device.post({"entries": [quiet]}).json()


@pytest.mark.parametrize("asked", ["", "?entry=x", f"?entry={UUID(int=9)}", "?entry=%00"])
def test_the_card_of_nothing_leads_to_the_diary(device, asked):
    assert device.browser.get(f"/diary/card/{asked}").status_code in {302, 400}


def test_the_card_of_somebody_else_is_not_shown(device):
    theirs = an_entry(a_patient(), "vomiting", content="blood")

    assert device.browser.get(f"/diary/card/?entry={theirs.id}").url == "/diary/"


def test_what_a_device_needs_while_it_is_away_is_for_nobody_s_cache(device):
    answer = device.browser.get(SYNC)

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.json() | {"csrf_token": ""} == {
        "owner": device.owner,
        "csrf_token": "",
        "zone": "Europe/London",
        "unit": "kg",
        "tracked": [],
        "medicines": [],
        "discreet": False,
        "symptoms": [],
        "most_entries": 200,
        "most_bytes": 2_500_000,
    }
    assert (
        f'name="diary-owner" content="{device.owner}"'
        in device.browser.get("/diary/").content.decode()
    )


def test_with_the_token_of_that_answer_a_batch_passes_and_without_it_is_told_in_json(patient):
    strict = Device(patient, browser=Client(headers=SAME_ORIGIN, enforce_csrf_checks=True))
    item = an_item()

    refused = strict.post({"entries": [item]})
    token = strict.browser.get(SYNC).json()["csrf_token"]
    taken = strict.post({"entries": [item]}, headers={"X-CSRFToken": token})

    assert (refused.status_code, refused.json()["error"]) == (403, "csrf")
    assert taken.json()["results"][0]["status"] == "stored"


@pytest.mark.parametrize("enforce", [True, False])
def test_who_is_signed_out_is_told_so_and_nothing_is_stored(device, enforce):
    device.browser = Client(headers=SAME_ORIGIN, enforce_csrf_checks=enforce)

    answers = [device.post({"entries": [an_item()]}), device.browser.get(SYNC)]

    assert [(a.status_code, a.json()["error"]) for a in answers] == [(401, "signed_out")] * 2
    assert not Entry.objects.exists()


@pytest.mark.parametrize("mark", ["", "x", "é", "0" * 32])
def test_what_was_written_in_another_account_is_never_stored_here(device, mark):
    item = an_item()

    answer = device.post({"entries": [item]}, headers={"X-Diary-Owner": mark})

    assert (answer.status_code, answer.json()["error"]) == (409, "other_account")
    assert not Entry.objects.exists()


def test_what_waits_for_an_erased_diary_is_not_stored_in_the_next_one(device):
    erase_diary(patient=device.patient)
    assert device.post({"entries": [an_item()]}).json()["error"] == "no_diary"

    device.browser.post("/diary/begin/", BEGIN)
    assert device.post({"entries": [an_item()]}).json()["error"] == "other_account"
    assert not Entry.objects.exists()


def test_staff_are_told_that_they_have_no_diary():
    browser = signed_in(make_staff("writer"))

    answer = browser.post(SYNC, "{}", content_type="application/json")

    assert (answer.status_code, answer.json()["error"]) == (403, "not_a_patient")
