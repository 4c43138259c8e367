"""What is meant for paper fits on the sheets it promises."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

EIGHT_SYMPTOMS = """() => {
  document.querySelector(".paper").classList.add("paper--many");
  for (const row of document.querySelectorAll(".week__score")) row.after(row.cloneNode(true));
}"""


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(("address", "at_most"), [("/blank-diary/", 2), ("/blank-diary/large/", 3)])
def test_a_blank_week_fits_its_sheets_also_with_eight_symptoms(
    address: str, at_most: int, new_context: Callable[..., BrowserContext]
):
    page = new_context().new_page()
    page.goto(address)
    with_four = sheets(page)
    page.evaluate(EIGHT_SYMPTOMS)

    assert (with_four, sheets(page)) == (at_most, at_most)


def test_a_month_of_the_calendar_fits_one_sheet(sign_in: Callable[..., Page]):
    page = sign_in("patient")
    page.goto("/diary/calendar/")

    assert sheets(page) == 1
