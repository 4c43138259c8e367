"""A new patient: sign up by code, track what an article names, write, look, take along, erase."""

import json
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import sealed
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

ADDRESS = "new.patient@example.org"
WORDS = "porridge sat badly"


@pytest.fixture
def patient(new_context: Callable[..., BrowserContext], portal: Portal) -> Page:
    """Return the phone, without JavaScript, of somebody who has just made an account."""
    page = new_context("phone", java_script_enabled=False, accept_downloads=True).new_page()
    portal.sign_up(page, ADDRESS)
    portal.begin_diary(page)
    return page


def choose(page: Page, name: str, value: str) -> None:
    tick(page.locator(f"input[name={name}][value='{value}']"))


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("not monitored by the clinic").first).to_be_visible()


def track_the_article(page: Page) -> None:
    page.goto("/articles/is-leaky-gut-real/")
    page.locator(".track a[href^='/diary/track/']").first.click()
    page.get_by_role("button", name="Add to my diary").click()


def write_five_entries(page: Page) -> None:
    page.goto("/diary/add/symptom/")
    choose(page, "tag", "bloating")
    choose(page, "severity_0_10", "6")
    save(page)
    page.goto("/diary/add/bowel_movement/")
    choose(page, "stool_form", "4")
    choose(page, "blood", "none")
    save(page)
    page.goto("/diary/add/day/")
    page.fill("input[name=sleep_hours]", "7.5")
    save(page)
    page.goto("/diary/add/measurement/")
    page.fill("input[name=weight_value]", "71.4")
    choose(page, "weight_unit", "kg")
    save(page)
    page.goto("/diary/add/note/")
    page.fill("textarea[name=text]", WORDS)
    save(page)


def export(page: Page, portal: Portal) -> str:
    """Download the diary; it is handed out only after a fresh code."""
    page.goto("/accounts/")
    page.get_by_role("link", name="Download your diary").click()
    page.get_by_role("link", name="Download everything").click()
    seen = len(portal.mails_to(ADDRESS))
    page.get_by_role("button", name="Send me a code").click()
    page.fill("input[name=code]", portal.code_mailed_to(ADDRESS, seen=seen))
    with page.expect_download() as download:
        page.get_by_role("button", name="Go on").click()
    with ZipFile(download.value.path()) as archive:
        return archive.read("diary.json").decode()


def erase(page: Page) -> None:
    page.goto("/diary/erase/")
    choose(page, "what", "account")
    choose(page, "when", "now")
    page.fill("input[name=word]", "erase")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.wait_for_url("**/erased/")


def test_a_new_patient_tracks_writes_looks_takes_along_and_erases(patient: Page, portal: Portal):
    track_the_article(patient)
    patient.goto("/diary/")
    expect(patient.locator("main")).to_contain_text("Bloating")

    write_five_entries(patient)
    patient.goto("/diary/timeline/")
    for text in ("Bloating", "7.5", "71.4", WORDS):
        expect(patient.locator("main")).to_contain_text(text)
    assert WORDS in json.dumps(json.loads(export(patient, portal)))

    person = sealed.person_id(portal, ADDRESS)
    copies = sealed.sealed_entries(portal, person)
    keys_before = sealed.keys_left(portal, person)
    assert len(copies) == 5
    assert all(any(sealed.opens(key, copy) for key in keys_before) for copy in copies)

    erase(patient)

    assert sealed.tables_that_name(portal, person, ADDRESS) == []
    keys_after = sealed.keys_left(portal, person)
    assert not any(sealed.opens(key, copy) for key in keys_after for copy in copies)
    patient.goto("/diary/")
    patient.wait_for_url("**/accounts/login/**")
