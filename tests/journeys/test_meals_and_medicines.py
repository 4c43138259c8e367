"""Being sick, meals and medicines on a phone without JavaScript: how many taps each takes, and by keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.slow
MOST_TAPS = 4
SAVED = "Saved. This diary is not monitored by the clinic."


class Thumb:
    """Taps, and counts them; typing is no tap."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, what: Locator) -> None:
        what.click(force=True)
        self.taps += 1

    def tile(self, name: str, value: str) -> None:
        self.tap(self.page.locator(f"input[name={name}][value='{value}']"))

    def button(self, name: str) -> None:
        self.tap(self.page.get_by_role("button", name=name, exact=True))

    def written(self, what: str) -> Locator:
        """Return the lines of entries on this page that say so."""
        return self.page.locator(".entries .entry").filter(has_text=what)

    def from_today(self, link: str) -> None:
        self.page.goto("/diary/")
        self.taps = 0
        self.tap(self.page.locator(".kinds").get_by_role("link", name=link, exact=True))

    def is_saved(self, *, taps: int) -> None:
        expect(self.page.get_by_text(SAVED)).to_be_visible()
        assert self.taps == taps <= MOST_TAPS


def add_being_sick(thumb: Thumb) -> None:
    thumb.from_today("Being sick")
    thumb.tile("content", "food")
    thumb.button("Save")
    thumb.is_saved(taps=3)


def add_meals(thumb: Thumb) -> None:
    thumb.from_today("Food or drink")
    thumb.page.fill("input[name=what]", "Sample noodles")
    thumb.tile("meal", "lunch")
    thumb.button("Save")
    thumb.is_saved(taps=3)
    written = thumb.written("Sample noodles").count()
    thumb.from_today("Food or drink")
    thumb.tap(thumb.page.get_by_role("button", name="Sample noodles").first)
    thumb.is_saved(taps=2)
    expect(thumb.written("Sample noodles")).to_have_count(written + 1)


def take_medicines(thumb: Thumb) -> None:
    page = thumb.page
    thumb.from_today("Medicine")
    thumb.tap(page.get_by_role("link", name="Start a medicine"))
    page.fill("input[name=name]", "Sample syrup")
    thumb.button("Save")
    thumb.is_saved(taps=3)
    written = thumb.written("Sample syrup").count()
    thumb.from_today("Medicine")
    thumb.tap(page.get_by_role("button", name=re.compile("Took it.*Sample syrup")).first)
    thumb.is_saved(taps=2)
    expect(thumb.written("Sample syrup")).to_have_count(written + 1)
    thumb.from_today("Medicine")
    thumb.tap(page.get_by_role("link", name=re.compile("I stopped it.*Sample syrup")).first)
    page.fill("textarea[name=reason_stopped]", "It made me sleepy")
    thumb.button("Save")
    thumb.is_saved(taps=3)
    expect(page.get_by_text("It made me sleepy").first).to_be_visible()


def test_each_takes_four_taps_at_most_without_javascript(sign_in: Callable[..., Page]):
    page = sign_in("patient", "phone", java_script_enabled=False)
    page.set_viewport_size({"width": 320, "height": 640})
    thumb = Thumb(page)

    add_being_sick(thumb)
    add_meals(thumb)
    take_medicines(thumb)


def test_a_meal_and_a_dose_are_written_by_keyboard_alone(sign_in: Callable[..., Page]):
    page = sign_in("patient")
    page.goto("/diary/add/meal/")
    page.locator("input[name=what]").focus()
    page.keyboard.type("Sample rice")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("input[name=meal][value=breakfast]")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible()

    page.goto("/diary/medicines/")
    page.get_by_role("button", name=re.compile("Took it.*Omeprazole")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(SAVED)).to_be_visible()
    expect(page.locator(".entries .entry").filter(has_text="Omeprazole")).not_to_have_count(0)
