"""Somebody flies over the date line and writes all the way: each entry on one day, and no day twice."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from diary.actions.profile import change_profile
from diary.domain.profile import Profile
from diary.models import Entry
from tests.diary.devices import Device, an_item, written
from tests.diary.factories import a_patient

pytestmark = pytest.mark.django_db
EAST, WEST = "Pacific/Kiritimati", "Pacific/Honolulu"  # one clock on the wall, a day apart
HOUR = timedelta(hours=1)
FLIGHT = datetime(
    2026, 11, 22, 21, 30, tzinfo=UTC
)  # Monday 11:30 in the east, Sunday 11:30 in the west
HOME = FLIGHT + 48 * HOUR
WORDS = re.compile(r"Hour -?\d+\b")


def a_note(hour):
    """Return what was written an hour before or after the flight, in the zone one was in."""
    at = FLIGHT + hour * HOUR
    zone = EAST if hour < 0 else WEST
    return an_item(written_at=at, recorded_at=at, zone=zone, text=f"Hour {hour}")


@pytest.fixture
def device():
    """Return the phone of a traveller who set the new zone on arriving, and is on line only at home."""
    patient = a_patient(zone=EAST)
    with time_machine.travel(HOME, tick=False):
        change_profile(patient=patient, profile=Profile.build(zone=WEST), seen=1, now=HOME)
        yield Device(patient)


def test_every_hour_of_the_journey_is_on_the_page_of_one_day(device):
    notes = [a_note(hour) for hour in range(-40, 40)]

    assert device.statuses(*notes) == ["stored"] * 80
    assert device.statuses(*notes) == ["same"] * 80

    rows = Entry.objects.owned_by(device.patient)
    said = written(device.patient)
    assert {row.id: row.local_date for row in rows} == {
        id: payload.local_day() for id, payload in said.items()
    }
    shown = []
    for day in sorted({row.local_date for row in rows}):
        page = device.browser.get(
            reverse("day", args=[day]) if day < date(2026, 11, 24) else "/diary/"
        )
        assert page.status_code in {200, 302}
        shown += set(WORDS.findall(page.content.decode()))
    assert sorted(shown) == sorted(payload.text for payload in said.values())


def test_a_date_that_was_lived_twice_is_one_day_that_says_what_was_said_on_both(device):
    sunday = date(2026, 11, 22)
    first = {"local_date": sunday, "zone": EAST, "recorded_at": FLIGHT - 14 * HOUR}
    again = {"local_date": sunday, "zone": WEST, "recorded_at": FLIGHT + 10 * HOUR}
    nights = [
        an_item("day", sleep_hours=7.5, **first),
        an_item("day", stress_0_10=8, **again),
        an_item("day", sleep_hours=3.0, **again),
    ]

    assert device.statuses(*nights) == ["stored", "stored", "conflict"]
    assert device.statuses(*nights) == ["same", "same", "conflict"]
    (said,) = written(device.patient).values()
    assert (said.local_date, said.sleep_hours, said.stress_0_10) == (sunday, 7.5, 8)
    assert not said.is_backfilled()


def test_what_was_written_on_the_way_is_not_written_down_later(device):
    device.send(*(a_note(hour) for hour in range(-40, 40)))

    assert not any(payload.is_backfilled() for payload in written(device.patient).values())
