"""A test of one's own: planned on a phone, locked, lived for some days, stopped, and read."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE_MS, free_port, wait_until_ready
from tests.journeys.month import Clock, portal_in_time
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

pytestmark = pytest.mark.slow
ADDRESS = "trying.patient@example.org"
BEGAN = datetime(2027, 3, 9, 19, 30, tzinfo=UTC)
DAY = timedelta(days=1)
GO_ON = "Save and go on"


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock", BEGAN)


@pytest.fixture
def page(portal: Portal, tmp_path: Path, clock: Clock, browser: Browser) -> Iterator[Page]:
    """Return the phone, without JavaScript, of somebody who has just begun a diary."""
    with portal_in_time(portal, tmp_path / "var", clock, free_port(), wait_until_ready) as copy:
        context = browser.new_context(
            base_url=copy.url, viewport={"width": 360, "height": 740}, java_script_enabled=False
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        copy.sign_up(page, ADDRESS)
        copy.begin_diary(page)
        yield page
        context.close()


def press(page: Page, button: str, then: str) -> None:
    """Press a button and wait for the heading of the page that answers."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", name=then).first).to_be_visible()


def answer_the_checklist(page: Page) -> None:
    page.goto("/diary/checklists/new/")
    tick(page.locator("input[name=none_of_signs]"))
    page.get_by_role("button", name="Continue").first.click()
    page.get_by_role("button", name="Stop here and see the result").click()
    expect(page.get_by_role("link", name="Put this into a visit")).to_be_visible()


def plan(page: Page) -> str:
    """Plan a test up to its review; return the address of its page."""
    page.goto("/diary/experiments/")
    page.get_by_role("link", name="Plan a test").click()
    page.fill("textarea[name=what]", "Peppermint tea after supper")
    page.fill("textarea[name=compared_with]", "No tea after supper")
    press(page, GO_ON, "Is it safe to try?")
    for name in ("pregnancy", "eating", "allergy", "medicine", "gluten"):
        page.locator("label", has=page.locator(f"input[name={name}][value=no]")).click()
    press(page, GO_ON, "Which symptom")
    page.select_option("select[name=listed]", "bloating")
    press(page, GO_ON, "How, and how long")
    tick(page.locator("input[value=blocks-6-3-1]"))
    press(page, GO_ON, "What you expect")
    tick(page.locator("input[name=belief_0_10][value='6']"))
    press(page, GO_ON, "Look at it once more")
    return page.url.removesuffix("review/")


def test_a_test_is_planned_locked_lived_stopped_and_read(page: Page, clock: Clock):
    answer_the_checklist(page)
    address = plan(page)
    press(page, "Lock the plan", "Your test has not begun yet")
    expect(page.locator("code")).to_have_text(re.compile("[0-9a-f]{64}"))

    clock.move_to(BEGAN + DAY)
    page.goto("/diary/")
    expect(page.get_by_role("heading", name=re.compile("^Today: "))).to_be_visible()
    page.get_by_role("button", name="I did it differently today").click()
    expect(page.get_by_text("Noted: done differently today")).to_be_visible()

    clock.move_to(BEGAN + 4 * DAY)
    page.goto(address)
    expect(page.get_by_text("See what came out")).to_have_count(0)
    page.get_by_role("link", name="Stop the test").click()
    page.fill("textarea[name=because]", "We go on holiday")
    press(page, "Stop the test", "Your test is stopped")
    press(page, "See what came out", "How far to trust it")
    expect(page.locator("main")).to_contain_text("On 1 day you noted that you did it differently.")
    page.get_by_role("link", name="The report on one page").click()
    expect(page.locator("main")).to_contain_text("Peppermint tea after supper")
