"""The pack of the sample visit: copied as text, readable without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from portal.sample.visit import STORY, VISIT_ID
from tests.journeys.portal import Portal

pytestmark = pytest.mark.slow


@pytest.fixture
def address(portal: Portal) -> str:
    return f"{portal.url}/visits/{VISIT_ID}/pack/"


def test_it_is_copied_as_text(sign_in: Callable[..., Page], address: str) -> None:
    page = sign_in("patient", permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)

    page.get_by_text("Copy as plain text").click()

    expect(page.get_by_text("Copied")).to_be_visible()
    assert STORY in page.evaluate("navigator.clipboard.readText()")


def test_without_javascript_the_text_is_a_page(sign_in: Callable[..., Page], address: str) -> None:
    page = sign_in("patient", java_script_enabled=False)
    page.goto(address)

    page.get_by_text("Copy as plain text").click()

    expect(page.locator("body")).to_contain_text(STORY)
    assert page.url.endswith("/pack.txt")
