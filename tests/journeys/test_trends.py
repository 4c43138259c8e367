"""Trends in a browser: type as large on a phone as anywhere, dates apart, nothing lost without JavaScript or on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

SMALLEST_TYPE_PX = 14
TYPE = """() => Math.min(...[...document.querySelectorAll(".c-plot text")].map(t => parseFloat(getComputedStyle(t).fontSize)))"""
# Words of one chart that touch, and words that reach out of their card.
CROWDED = """() => [...document.querySelectorAll(".c-plot")].flatMap(plot => {
  const card = plot.parentElement.getBoundingClientRect();
  const words = [...plot.querySelectorAll("text")]
    .map(w => ({ says: w.textContent, box: w.getBoundingClientRect() })).filter(({ box }) => box.width);
  const out = words.filter(({ box }) => box.left < card.left || box.right > card.right);
  const touch = words.filter((a, i) => words.some((b, k) => k > i && a.box.left < b.box.right + 2
    && b.box.left < a.box.right + 2 && a.box.top < b.box.bottom - 2 && b.box.top < a.box.bottom - 2));
  return [...out, ...touch].map(({ says }) => says);
})"""


@pytest.mark.parametrize("period", ["7", "30", "90", "all"])
def test_charts_can_be_read_at_every_width(period: str, sign_in: Callable[..., Page]):
    page = sign_in("patient")
    page.goto(f"/diary/trends/?period={period}")
    expect(page.locator(".c-plot")).not_to_have_count(0)
    faults = []
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width}: {word}" for word in page.evaluate(CROWDED)]

    assert page.evaluate(TYPE) >= SMALLEST_TYPE_PX
    assert faults == []


def test_without_javascript_and_on_paper_every_number_is_there(sign_in: Callable[..., Page]):
    page = sign_in("patient", java_script_enabled=False)
    page.goto("/diary/trends/")
    page.get_by_role("link", name="90 days").click()
    expect(page.get_by_role("link", name="90 days")).to_have_attribute("aria-current", "true")
    table = page.locator(".chart__days table").first
    expect(table).to_be_hidden()

    page.get_by_text("The same numbers as a table").first.click()
    expect(table).to_be_visible()

    page.goto("/diary/trends/")
    page.emulate_media(media="print")
    for table in page.locator(".chart table").all():
        expect(table).to_be_visible()
