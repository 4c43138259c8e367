"""Discreet mode: one title for every page, a neutral header, and a way out that signs out."""

import re
import time
from datetime import date

import pytest
from django.urls import reverse

from diary.models import PatientProfile
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient, a_symptom_tag

pytestmark = pytest.mark.django_db
PAGES = ("today", "timeline", "diary_settings", "tracked_order", "diary_more", "checklists")
CLINIC = "Patient guides"


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",), discreet=True)


def title_of(page):
    return re.search(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)[1].strip()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_the_same_title_and_no_description(signed_in, name):
    page = signed_in.get(reverse(name))

    assert title_of(page) == "Notes"
    assert '<meta name="description"' not in page.content.decode()
    assert "portal/notes" in page.content.decode()
    assert "portal/icon." not in page.content.decode()


@pytest.mark.parametrize(
    "address", ["/accounts/", "/accounts/sessions/", "/diary/activity/", "/accounts/no-such/"]
)
def test_pages_around_the_diary_are_discreet_too(signed_in, address):
    page = signed_in.get(address)

    assert title_of(page) == "Notes"
    assert "Leave quickly" in page.content.decode()


def test_a_diary_that_does_not_open_is_told_in_the_ordinary_way(signed_in):
    PatientProfile.objects.update(sealed=b"\x01broken")

    assert title_of(signed_in.get("/accounts/")) != "Notes"
    assert signed_in.get(reverse("today")).status_code == 503


def test_a_missing_page_of_the_diary_is_discreet_too(signed_in):
    assert title_of(signed_in.get(reverse("day", args=[date(2026, 11, 23)]))) == "Notes"


def test_the_header_does_not_name_the_clinic_and_keeps_emergency(signed_in):
    header = signed_in.get(reverse("today")).content.decode().split("</header>")[0]

    assert CLINIC not in header
    assert "Diary" not in header
    assert "/emergency/" in header


def test_without_discreet_mode_pages_say_what_they_are(client):
    client.force_login(a_patient())
    page = client.get(reverse("diary_more"))

    assert title_of(page) == f"More – {CLINIC}"
    assert "Leave quickly" not in page.content.decode()


def test_leaving_signs_out_and_ends_on_a_page_without_a_name(signed_in):
    answer = signed_in.post(reverse("leave"), follow=True)
    away = answer.content.decode()

    assert answer.redirect_chain == [("/away/", 302)]
    assert CLINIC not in away
    assert not re.search(r"diary|clinic|symptom|health|href=\"/[^s]", away, re.IGNORECASE)
    assert "login" in signed_in.get(reverse("today")).headers["Location"]


def test_leaving_asks_the_browser_to_drop_pages_and_on_a_shared_device_everything(signed_in):
    own = signed_in.post(reverse("leave")).headers["Clear-Site-Data"]
    signed_in.force_login(signed_in.patient)
    session = signed_in.session
    session.update(dict.fromkeys(("portal_started_at", "portal_seen_at"), time.time()))
    session["portal_shared_device"] = True
    session.save()

    assert own == '"cache"'
    assert signed_in.post(reverse("leave")).headers["Clear-Site-Data"] == '"cache", "storage"'


def test_who_is_signed_out_already_gets_away_too(nobody):
    assert nobody.post(reverse("leave")).headers["Location"] == "/away/"
    assert nobody.get(reverse("leave")).status_code == 405


def test_discreet_mode_is_turned_on_and_off_in_the_settings(signed_in):
    sent = {"zone": "Europe/London", "units": "kg"}
    signed_in.post(reverse("diary_settings"), {**sent, "seen": "1"})
    off = read_diary(signed_in.patient, NOON).profile.discreet
    signed_in.post(reverse("diary_settings"), {**sent, "seen": "2", "discreet": "on"})

    assert (off, read_diary(signed_in.patient, NOON).profile.discreet) == (None, True)
