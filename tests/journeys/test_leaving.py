"""Discreet mode in a browser: out at once, and the back button shows nothing that was written."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.portal import Portal

IS_SIGNED_OUT = """() => fetch("/diary/more/", {redirect: "manual"}).then(answer => answer.type === "opaqueredirect")"""


def turn(page: Page, *, on: bool) -> None:
    page.goto("/diary/settings/")
    page.locator("input[name=discreet]").set_checked(on, force=True)
    page.get_by_role("button", name="Save settings").click()
    expect(page.get_by_text("Your settings are saved")).to_be_visible()


@pytest.fixture
def discreet(new_context: Callable[..., BrowserContext], portal: Portal) -> Iterator[Page]:
    """Return a page of a sign-in of its own: leaving ends it, and no other journey's."""
    page = new_context().new_page()
    portal.sign_in(page, "patient")
    turn(page, on=True)
    yield page
    portal.sign_in(page, "patient")
    turn(page, on=False)


def test_escape_three_times_leaves_at_once_with_words_unsaved_and_no_way_back(discreet: Page):
    page = discreet
    page.goto("/diary/timeline/")
    page.goto("/diary/add/note/")
    expect(page).to_have_title("Notes")
    page.fill("textarea[name=text]", "Words that were not saved")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page).to_have_title("Notes")

    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_title("New tab")
    assert page.url.endswith("/away/")

    page.wait_for_function(IS_SIGNED_OUT)  # which follows behind the page
    page.go_back()
    expect(page).to_have_url("/accounts/login/?next=/diary/timeline/")
