"""Travel, and the two nights on which the clocks change."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from diary.actions.profile import change_profile
from diary.domain.profile import Profile
from diary.entry_kinds import ENTRY_KINDS
from diary.forms.base import Setting
from diary.models import Entry
from tests.diary.factories import a_patient, an_entry
from tests.diary.test_entry_pages import said
from tests.portal.people import SAME_ORIGIN

pytestmark = pytest.mark.django_db
AUCKLAND, LOS_ANGELES = "Pacific/Auckland", "America/Los_Angeles"
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)  # the 23rd in Auckland, the 22nd in Los Angeles
TOMORROW = "/diary/2026-11-23/"
# Zone, the last moment before the clocks go back, and how far they go.
BACK = [
    ("Europe/London", datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 60),
    ("America/New_York", datetime(2026, 11, 1, 6, 0, tzinfo=UTC), 60),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, 0, tzinfo=UTC), 30),
]
FORWARD = [
    ("Europe/London", "2026-03-29", "01:30", datetime(2026, 3, 29, 1, 10, tzinfo=UTC)),
    ("America/New_York", "2026-03-08", "02:30", datetime(2026, 3, 8, 7, 10, tzinfo=UTC)),
    ("Australia/Lord_Howe", "2026-10-04", "02:10", datetime(2026, 10, 3, 15, 35, tzinfo=UTC)),
]


@pytest.fixture
def traveller():
    """Return a browser of somebody who wrote in Auckland and then set the zone to Los Angeles."""
    patient = a_patient(zone=AUCKLAND)
    entry = an_entry(
        patient, zone=AUCKLAND, written_at=NOW, recorded_at=NOW, text="In the far east"
    )
    west = Profile.build(zone=LOS_ANGELES)
    change_profile(patient=patient, profile=west, seen=1, now=NOW)
    browser = Client(headers=SAME_ORIGIN)
    browser.patient, browser.entry = patient, entry
    with time_machine.travel(NOW, tick=False):
        browser.force_login(patient)
        yield browser


def test_a_day_that_is_still_to_come_here_shows_what_was_written_on_it(traveller):
    timeline = traveller.get(reverse("timeline")).content.decode()
    day = traveller.get(TOMORROW)

    assert traveller.entry.local_date == date(2026, 11, 23)
    assert f'href="{TOMORROW}"' in timeline
    assert day.status_code == 200
    assert "In the far east" in day.content.decode()
    assert "still to come" in day.content.decode()
    assert "/diary/add/" not in day.content.decode()


def test_an_entry_of_a_day_to_come_is_changed_deleted_and_brought_back(traveller):
    page = reverse("edit_entry", args=[traveller.entry.id])
    form = traveller.get(page).context["form"]
    sent = {name: form[name].value() for name in ("seen", "date", "time")}

    saved = traveller.post(page, {**sent, "text": "Changed"}, follow=True)
    deleted = traveller.post(reverse("delete_entry", args=[traveller.entry.id]), follow=True)
    undo = reverse("undo_delete", args=[traveller.entry.id])
    offered = undo in deleted.content.decode()
    back = traveller.post(undo, follow=True)

    assert [answer.status_code for answer in (saved, deleted, back)] == [200, 200, 200]
    assert saved.redirect_chain[-1][0].split("&")[0] == f"{TOMORROW}?saved=1"
    assert offered
    assert [payload.text for payload in said(traveller.patient)] == ["Changed"]


def test_the_tick_of_a_page_from_further_east_is_kept(traveller):
    Entry.objects.all().delete()

    answer = traveller.post(TOMORROW, {"done": "1", "complete": "on"}, follow=True)

    assert answer.status_code == 200
    assert [day.local_day() for day in said(traveller.patient)] == [date(2026, 11, 23)]


@pytest.mark.parametrize("address", [TOMORROW, "/diary/2026-11-25/", "/diary/9999-12-31/"])
def test_a_day_to_come_without_entries_is_not_found(traveller, address):
    Entry.objects.all().delete()

    assert traveller.get(address).status_code == 404


def test_an_imported_day_far_away_is_shown_to_its_owner_only(traveller):
    later = NOW + timedelta(days=900)
    an_entry(traveller.patient, written_at=later, recorded_at=later)
    an_entry(a_patient(), written_at=NOW + timedelta(days=800))

    assert traveller.get("/diary/2029-05-10/").status_code == 200
    assert traveller.get("/diary/2029-01-30/").status_code == 404


def note(zone, now, day, at):
    setting = Setting(now=now, zone=zone)
    return ENTRY_KINDS["note"].form({"date": day, "time": at, "text": "Words"}, setting=setting)


def untouched(zone, now):
    """Fill in a note with the date and time that the form offers."""
    form = ENTRY_KINDS["note"].form(setting=Setting(now=now, zone=zone))
    return note(zone, now, f"{form['date'].value():%Y-%m-%d}", f"{form['time'].value():%H:%M}")


@pytest.mark.parametrize(("zone", "change", "minutes"), BACK)
def test_on_the_night_the_clocks_go_back_the_time_offered_is_now(zone, change, minutes):
    for minute in range(-minutes, minutes + 1, 5):
        now = change + timedelta(minutes=minute)
        form = untouched(zone, now)

        assert form.is_valid(), form.errors
        assert form.payload().written_at == now


@pytest.mark.parametrize(("zone", "change", "minutes"), BACK)
def test_a_time_that_comes_twice_is_the_later_one_that_has_been(zone, change, minutes):
    twice = change + timedelta(minutes=10)
    typed = twice.astimezone(ZoneInfo(zone))
    said_at = {}
    for name, now in {
        "between": change + timedelta(minutes=5),
        "later": change + timedelta(days=1),
    }.items():
        form = note(zone, now, f"{typed:%Y-%m-%d}", f"{typed:%H:%M}")
        assert form.is_valid(), form.errors
        said_at[name] = form.payload().written_at

    assert said_at == {"between": twice - timedelta(minutes=minutes), "later": twice}


@pytest.mark.parametrize(("zone", "day", "at", "now"), FORWARD)
def test_a_time_that_the_clocks_left_out_is_asked_again_in_one_sentence(zone, day, at, now):
    form = note(zone, now, day, at)

    assert [len(form.errors[name]) for name in form.errors] == [1]
    assert re.search("clocks went forward", form.errors["time"][0])


@pytest.mark.parametrize(("zone", "day", "at", "now"), FORWARD)
def test_on_the_night_the_clocks_go_forward_the_time_offered_is_now(zone, day, at, now):
    form = untouched(zone, now)

    assert form.is_valid(), (form.errors, day, at)
    assert form.payload().written_at == now


def test_an_entry_that_is_opened_and_saved_keeps_its_hour_of_two(traveller):
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    entry = an_entry(traveller.patient, written_at=first, recorded_at=first)
    page = reverse("edit_entry", args=[entry.id])
    form = traveller.get(page).context["form"]

    traveller.post(page, {n: form[n].value() for n in ("seen", "date", "time")} | {"text": "More"})

    assert first in [payload.written_at for payload in said(traveller.patient)]
