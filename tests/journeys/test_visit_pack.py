"""The pack of the sample visit: two sheets of paper, copied as text, readable without JavaScript."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from portal.sample.visit import STORY, VISIT_ID
from tests.journeys.portal import Portal

pytestmark = pytest.mark.slow
TWO_PAGES = 2


@pytest.fixture
def address(portal: Portal) -> str:
    return f"{portal.url}/visits/{VISIT_ID}/pack/"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_usual_month_is_two_printed_pages_and_what_follows(
    sign_in: Callable[..., Page], address: str, paper: str
) -> None:
    page = sign_in("patient")
    page.goto(address)

    pages = [p.extract_text() for p in PdfReader(io.BytesIO(page.pdf(format=paper))).pages]

    behind = next(n for n, text in enumerate(pages) if "every question without an answer" in text)
    assert behind <= TWO_PAGES
    assert "1. Red flags" in pages[0]
    assert "How complete this record is" in pages[behind - 1]
    assert f"1 / {len(pages)}" in pages[0]


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
