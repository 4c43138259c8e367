"""A visit: prepared from the diary and the checklist on a phone without JavaScript, and what came after."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.faults import faults_here
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

ADDRESS = "visiting.patient@example.org"
DAY_SECONDS = 24 * 3600
SLOW = pytest.mark.slow


@pytest.fixture
def patient(new_context: Callable[..., BrowserContext], portal: Portal) -> Page:
    """Return the phone, without JavaScript, of somebody who has just begun a diary."""
    page = new_context("phone", java_script_enabled=False).new_page()
    portal.sign_up(page, ADDRESS)
    portal.begin_diary(page)
    return page


def in_days(days: int) -> str:
    return datetime.fromtimestamp(time.time() + days * DAY_SECONDS, UTC).date().isoformat()


def save(page: Page, button: str = "Save") -> None:
    """Press a button that leads back to the visit, and wait for its page."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", name="Getting ready")).to_be_visible()


def write_and_check(page: Page) -> None:
    """Write one symptom down, go through the checklist as far as its first questions, and keep the result."""
    page.goto("/diary/add/symptom/")
    tick(page.locator("input[name=tag][value=bloating]"))
    tick(page.locator("input[name=severity_0_10][value='6']"))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("not monitored by the clinic").first).to_be_visible()
    page.goto("/diary/checklists/new/")
    tick(page.locator("input[name=none_of_signs]"))
    page.get_by_role("button", name="Continue").first.click()
    page.get_by_role("button", name="Stop here and see the result").click()
    expect(page.get_by_role("link", name="Put this into a visit")).to_be_visible()


def begin_from_the_result(page: Page) -> None:
    page.get_by_role("link", name="Put this into a visit").click()
    page.get_by_role("button", name="Put it in").click()
    page.fill("input[name=on]", in_days(3))
    page.fill("input[name=at]", "09:20")
    page.fill("input[name=with_whom]", "Dr Sample")
    save(page)
    expect(page.locator("main")).to_contain_text("in 3 days")


def say_what_for(page: Page) -> None:
    page.get_by_role("link", name="Say what you want from the visit").click()
    page.fill("input[name=goal_1]", "Know if a test makes sense")
    page.fill("input[name=name]", "Robin Sample")
    save(page)


def choose_questions(page: Page) -> None:
    page.get_by_role("link", name="Choose your questions").click()
    expect(page.locator("main")).to_contain_text("You wrote it down lately: Bloating.")
    page.get_by_role("button", name=re.compile("^Add My bloating")).click()
    page.fill("input[name=own]", "And what then?")
    page.get_by_role("button", name="Add this question").click()
    page.get_by_role("button", name="Up And what then?").click()
    expect(page.locator(".questions__top").first).to_contain_text("And what then?")
    page.get_by_role("link", name="Done with questions").click()


def choose_what_goes_in(page: Page) -> None:
    page.get_by_role("link", name="Choose what goes into the pack").click()
    expect(page.locator("input[name=sections]:checked")).to_have_count(0)
    tick(page.locator("input[name=sections][value=symptoms]"))
    save(page)


def write_down_what_was_agreed(page: Page) -> None:
    page.get_by_role("link", name="Write down what was agreed").click()
    page.fill("textarea[name=agreed]", "Blood test first.")
    page.fill("input[name=follow_1_own]", "My knee")
    page.fill("input[name=follow_1_until]", in_days(14))
    save(page)


@SLOW
def test_a_visit_is_prepared_to_the_end_and_what_was_agreed_comes_to_today(patient: Page):
    write_and_check(patient)
    begin_from_the_result(patient)
    say_what_for(patient)
    choose_questions(patient)
    choose_what_goes_in(patient)
    expect(patient.get_by_role("heading", name="Everything is ready")).to_be_visible()

    patient.get_by_role("link", name="See the pack").click()
    main = patient.locator("main")
    for words in ("Robin Sample", "Know if a test makes sense", "And what then?", "Bloating"):
        expect(main).to_contain_text(words)
    patient.go_back()

    write_down_what_was_agreed(patient)
    patient.goto("/diary/")
    expect(patient.locator("main")).to_contain_text("Your visit is in 3 days.")
    row = patient.get_by_role("group", name=re.compile("^My knee"))
    expect(row).to_contain_text("agreed at your visit")
    tick(row.locator("input[value='4']"))
    patient.get_by_role("button", name="Save what was agreed").click()
    expect(patient.get_by_text("not monitored by the clinic").first).to_be_visible()
    expect(row.locator("input[value='4']")).to_be_checked()


@SLOW
def test_every_page_of_a_visit_is_accessible(
    new_context: Callable[..., BrowserContext], portal: Portal
):
    page = new_context(bypass_csp=True).new_page()
    portal.sign_in(page, "patient")
    page.emulate_media(reduced_motion="reduce")
    page.goto("/visits/new/")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Getting ready")).to_be_visible()
    visit = page.url
    faults = faults_here(page, visit)
    for part in ("when", "goals", "checklist", "questions", "contents", "story", "agreed"):
        page.goto(f"{visit}{part}/")
        faults += faults_here(page, part)
    page.goto(visit)
    page.get_by_role("button", name="Delete this visit").click()
    expect(page.get_by_text("Visit deleted.")).to_be_visible()

    assert faults + faults_here(page, "deleted") == []
