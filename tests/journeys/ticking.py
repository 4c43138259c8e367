"""Ticks a box or a radio that its tile hides from view."""

from playwright.sync_api import Locator, expect


def tick(box: Locator) -> None:
    """Tick it by its own click, not at a place: a font that comes late may still move the place."""
    if not box.is_checked():
        box.dispatch_event("click")
    expect(box).to_be_checked()
