"""Doses by their form: of a day that is over, of a medicine that has gone."""

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from diary.models import Entry
from tests.diary.factories import an_entry
from tests.diary.test_medicines import ID, a_course, said, tap

pytestmark = pytest.mark.django_db


def test_doses_stay_readable_when_their_medicine_is_gone(signed_in):
    course = a_course(signed_in)
    tap(signed_in, course)
    dose = Entry.objects.of_kind("dose").get()
    signed_in.post(reverse("delete_entry", args=[course.id]))
    page = reverse("edit_entry", args=[dose.id])

    assert "Sample tablet" in signed_in.get(reverse("today")).content.decode()
    assert "Sample tablet" in signed_in.get(page).content.decode()
    sent = {
        "date": "2026-11-22",
        "time": "11:00",
        "medicine_id": str(course.id),
        "skipped": "skipped",
    }
    assert signed_in.post(page, {**sent, "seen": "1"}).status_code == 302
    assert [d.medicine_name for d in said(signed_in.patient, "dose")] == ["Sample tablet"]


def test_a_dose_of_a_medicine_that_was_never_here_can_be_read_and_changed(signed_in):
    dose = an_entry(signed_in.patient, "dose")
    page = reverse("edit_entry", args=[dose.id])

    assert "no longer in your diary" in signed_in.get(page).content.decode()
    sent = {
        "date": "2026-11-22",
        "time": "11:00",
        "medicine_id": str(UUID(int=7)),
        "skipped": "taken",
    }
    signed_in.post(page, {**sent, "seen": "1"})

    assert [(d.medicine_name, d.medicine_id) for d in said(signed_in.patient, "dose")] == [
        (None, UUID(int=7))
    ]


def test_an_earlier_dose_names_its_medicine(signed_in):
    course = a_course(signed_in)
    sent = {
        "date": "2026-11-21",
        "time": "08:00",
        "medicine_id": str(course.id),
        "skipped": "taken",
    }

    answer = signed_in.post(reverse("add_entry", args=["dose"]), {"id": ID, **sent})

    assert answer.status_code == 302
    assert [d.medicine_name for d in said(signed_in.patient, "dose")] == ["Sample tablet"]


def test_a_dose_can_still_be_added_on_the_day_a_medicine_was_stopped_and_the_day_after(signed_in):
    for name, stopped in (("Today", 22), ("Yesterday", 21), ("Before", 20)):
        a_course(signed_in, name=name, stopped_on=date(2026, 11, stopped))

    page = signed_in.get(reverse("add_entry", args=["dose"]))

    assert set(page.context["form"].names.values()) == {"Today", "Yesterday"}


def test_without_a_medicine_a_dose_asks_for_it_first(signed_in):
    page = signed_in.get(reverse("add_entry", args=["dose"])).content.decode()

    assert "Add the medicine first" in page
