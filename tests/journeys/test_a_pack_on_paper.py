"""The pack of the sample visit on paper.

Stands before the journeys that write into the sample patient's diary: what they add, red flags above all, makes
the month no usual one, and its pack longer than two pages.
"""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from portal.sample.visit import VISIT_ID
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
