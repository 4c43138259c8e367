"""A diary without a connection: written on the device, sent once, with a way on for what cannot be sent."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.offline_phone import READY, STORED, add, entries_of, keep, write_note
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

pytestmark = pytest.mark.slow


def write_five(page: Page) -> None:
    tick(page.locator("[name=score_bloating][value='4']"))
    page.get_by_role("button", name="Keep these scores").click()
    expect(page.locator("[data-kept]")).to_be_visible()
    for form in ("3", "6"):
        add(page, "bowel_movement")
        tick(page.locator(f"#bowel_movement [name=stool_form][value='{form}']"))
        keep(page, "bowel_movement")
    write_note(page, "far from any mast")
    write_note(page, "still far from any mast")
    expect(page.locator("#waiting li")).to_have_count(5)


def test_what_is_written_in_airplane_mode_arrives_once(
    own_phone: Callable[[str], Page], portal: Portal
):
    page = own_phone("mast@example.org")
    context = page.context
    context.set_offline(True)
    page.goto("/diary/timeline/")
    write_five(page)
    stored = page.evaluate(STORED)
    assert "mast" not in stored["text"]
    assert "bloating" not in stored["text"].lower()
    page.close()

    # Back, but the answer of the first try is lost on its way: everything is sent again.
    page = context.new_page()
    lost: list[str] = []

    def lose(route: Route) -> None:
        if route.request.method != "POST" or lost:
            return route.continue_()
        route.fetch()
        lost.append("answer")
        return route.abort()

    page.route("**/diary/sync", lose)
    context.set_offline(False)
    with page.expect_event("requestfailed", lambda request: request.method == "POST"):
        page.goto("/diary/timeline/")
    assert lost == ["answer"]
    expect(page.locator("[data-count]")).to_have_text("5 entries not sent yet")
    page.reload()
    expect(page.locator("[data-sent]")).to_have_text("5 entries were sent just now.")
    expect(page.locator("[data-mine]")).to_be_hidden()

    assert {row["id"] for row in entries_of(portal, "mast@example.org")} == {
        id.replace("-", "") for id in stored["ids"]
    }
    page.goto("/diary/timeline/")
    expect(page.get_by_text("far from any mast")).to_have_count(2)


def test_an_emergency_sign_written_offline_shows_its_card_first(own_phone: Callable[[str], Page]):
    page = own_phone("card@example.org")
    page.context.set_offline(True)
    page.goto("/diary/")
    add(page, "bowel_movement")
    tick(page.locator("#bowel_movement [name=blood][value=a_lot]"))
    keep(page, "bowel_movement")

    card = page.locator("[data-urgent]")
    expect(card).to_be_focused()
    expect(card.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    expect(card.locator("[data-code]:visible")).to_have_count(1)

    card.get_by_role("link", name="All emergency signs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is any of this happening now?")
    expect(page.get_by_role("link", name="Call 999")).to_be_visible()

    page.context.set_offline(False)
    page.goto("/diary/timeline/")
    page.wait_for_url("**/diary/card/**")  # and again when it has arrived


def test_a_form_that_cannot_be_sent_waits_with_what_was_typed(
    own_phone: Callable[[str], Page], portal: Portal
):
    page = own_phone("tunnel@example.org")
    page.goto("/diary/add/note/")
    page.fill("textarea[name=text]", "into the tunnel")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#waiting li")).to_contain_text("into the tunnel")

    page.goto("/diary/settings/")  # a page of the diary is never kept
    expect(page.get_by_role("heading", level=1)).to_have_text("Without a connection")
    page.context.set_offline(False)  # nobody has to do anything
    expect(page.locator("[data-sent]")).to_have_text("1 entry was sent just now.")
    assert len(entries_of(portal, "tunnel@example.org")) == 1


def test_what_stands_against_another_text_or_is_refused_stays_with_a_way_on(
    own_phone: Callable[[str], Page], portal: Portal
):
    page = own_phone("two@example.org")
    page.context.set_offline(True)
    page.goto("/diary/")
    write_note(page, "as I wrote it")
    (entry,) = page.evaluate(STORED)["ids"]
    page.route("**/diary/sync", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto("/diary/add/note/")
    page.locator("input[name=id]").evaluate("(input, id) => { input.value = id }", entry)
    page.fill("textarea[name=text]", "as it was saved")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/diary/?saved=1*")
    page.unroute("**/diary/sync")

    page.goto("/offline/")
    expect(page.locator("#waiting li")).to_contain_text("Another text is in your diary")
    page.get_by_role("button", name="Open the form").click()
    for text in ("as I wrote it", "as it was saved"):
        expect(page.locator("main")).to_contain_text(text)

    page.goto("/offline/")
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Remove for good?").click()
    expect(page.locator("#waiting")).to_be_hidden()
    assert len(entries_of(portal, "two@example.org")) == 1


def test_what_is_refused_stays_and_says_why(own_phone: Callable[[str], Page]):
    page = own_phone("refused@example.org")
    page.context.set_offline(True)
    page.goto("/diary/")
    write_note(page, "not as it is")
    (entry,) = page.evaluate(STORED)["ids"]

    def refuse(route: Route) -> None:
        errors = {"text": "Say it in fewer words."}
        result = {"id": entry, "status": "invalid", "errors": errors}
        post = route.request.method == "POST"
        return route.fulfill(json={"results": [result]}) if post else route.continue_()

    page.route("**/diary/sync", refuse)
    page.context.set_offline(False)
    row = page.locator("#waiting li")
    expect(row).to_contain_text("Cannot be sent as it is")
    expect(row).to_contain_text("Say it in fewer words.")
    expect(row.get_by_role("button", name="Open the form")).to_be_visible()


def test_the_emergency_page_that_is_kept_does_not_grow_old(own_phone: Callable[[str], Page]):
    page = own_phone("fresh@example.org")
    page.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const old = new Response("old", { headers: { Date: "Thu, 01 Jan 2026 00:00:00 GMT" } });
          await (await caches.open(name)).put("/emergency/", old);
        }"""
    )
    page.goto("/diary/")
    now = page.evaluate(
        """async () => {
          const kept = async () => (await caches.match("/emergency/")).text();
          for (let tries = 0; tries < 300 && (await kept()) === "old"; tries++)
            await new Promise(later => setTimeout(later, 50));
          return kept();
        }"""
    )
    assert "Call 999" in now


def test_one_tap_for_a_dose_waits_as_a_dose(own_phone: Callable[[str], Page], portal: Portal):
    page = own_phone("dose@example.org")
    page.goto("/diary/add/medicine/")
    page.fill("input[name=name]", "Peppermint oil")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(re.compile("saved=1"))
    page.goto("/diary/medicines/")
    took = page.get_by_role("button", name="Took it").first
    expect(took).to_be_visible()
    page.evaluate(READY)
    page.context.set_offline(True)
    took.click()
    expect(page.locator("#waiting li")).to_contain_text("Peppermint oil")
    page.context.set_offline(False)
    expect(page.locator("[data-sent]")).to_have_text("1 entry was sent just now.")
    kinds = sorted(row["kind"] for row in entries_of(portal, "dose@example.org"))
    assert kinds == ["dose", "medicine"]
