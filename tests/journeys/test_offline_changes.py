"""What waits on a device is measured, changed and removed there, and arrives as it was left."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.offline_phone import STORED, add, entries_of, keep, write_note
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

pytestmark = pytest.mark.slow
ROWS = "#waiting li"


def change(page: Page, text: str) -> None:
    page.locator(ROWS, has_text=text).get_by_role("button", name="Change").click()


def weigh(page: Page) -> None:
    add(page, "measurement")
    form = page.locator("#measurement")
    expect(form.locator("[name=weight_unit][value=kg]")).to_be_checked()
    for typed, valid in (("1,200", False), ("1501", False), ("abc", False), ("72,5", True)):
        form.locator("[name=weight_value]").fill(typed)
        form.get_by_role("button", name="Keep on this device").click()
        expect(page.locator(ROWS)).to_have_count(int(valid))
    add(page, "measurement")
    tick(form.locator("[name=weight_unit][value=st]"))
    form.locator("[name=weight_value]").fill("11")
    form.locator("[name=weight_extra_lb]").fill("7")
    keep(page, "measurement")


def test_what_waits_can_be_measured_changed_and_removed(
    own_phone: Callable[[str], Page], portal: Portal
):
    page = own_phone("change@example.org")
    page.context.set_offline(True)
    page.goto("/diary/")
    weigh(page)
    write_note(page, "first words")
    write_note(page, "one too many")
    tick(page.locator("[name=score_bloating][value='4']"))
    page.get_by_role("button", name="Keep these scores").click()
    expect(page.locator(ROWS)).to_have_count(5)
    ids = set(page.evaluate(STORED)["ids"])

    change(page, "first words")
    page.fill("#note textarea", "second words")
    keep(page, "note")
    change(page, "Bloating")
    tick(page.locator("[name=score_bloating][value='7']"))
    page.get_by_role("button", name="Keep these scores").click()
    expect(page.locator(ROWS, has_text="Bloating")).to_contain_text("7")
    change(page, "second words")  # and then something new: it is another entry
    write_note(page, "third words")
    row = page.locator(ROWS, has_text="one too many")
    row.get_by_role("button", name="Remove").click()
    row.get_by_role("button", name="Remove for good?").click()
    expect(page.locator(ROWS)).to_have_count(5)
    assert len(ids & set(page.evaluate(STORED)["ids"])) == 4

    page.context.set_offline(False)
    expect(page.locator("[data-sent]")).to_have_text("5 entries were sent just now.")
    page.goto("/diary/timeline/")
    for text in ("72.5 kg", "11 st 7 lb", "second words", "third words", "7 of 10"):
        expect(page.locator("main")).to_contain_text(text)
    for text in ("first words", "one too many", "4 of 10"):
        expect(page.locator("main")).not_to_contain_text(text)
    assert all(row["version"] == 1 for row in entries_of(portal, "change@example.org"))


def test_what_may_have_arrived_is_not_changed_on_the_device(own_phone: Callable[[str], Page]):
    page = own_phone("tried@example.org")
    page.context.set_offline(True)
    page.goto("/diary/")
    write_note(page, "perhaps there")
    expect(page.locator(ROWS).get_by_role("button", name="Change")).to_be_visible()

    def lose(route: Route) -> None:
        return route.abort() if route.request.method == "POST" else route.continue_()

    page.route("**/diary/sync", lose)
    with page.expect_event("requestfailed", lambda request: request.method == "POST"):
        page.context.set_offline(False)

    expect(page.locator(ROWS).get_by_role("button", name="Change")).to_be_hidden()
    expect(page.locator(ROWS).get_by_role("button", name="Remove")).to_be_visible()
