"""What a device keeps for a diary: never another's to send, renewed with each release, gone at sign-out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.offline_phone import LEFT, begin, entries_of, write_note
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

pytestmark = pytest.mark.slow

NOTHING = {"databases": [], "caches": [], "storage": [], "workers": 0}


def test_signing_out_counts_what_is_not_sent_and_leaves_nothing(own_phone: Callable[[str], Page]):
    page = own_phone("leaving@example.org")
    page.context.set_offline(True)
    page.goto("/diary/")
    write_note(page, "not sent")
    page.route("**/diary/sync", lambda route: route.fulfill(status=503, body="not now"))
    page.context.set_offline(False)
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    question = page.locator("[data-sign-out-question]")
    expect(question).to_contain_text("1 entry on this device has not been sent.")
    question.get_by_role("button", name="Delete and sign out").click()
    page.wait_for_url("**/signed-out/")

    assert page.evaluate(LEFT) == NOTHING
    page.goto("/accounts/login/")  # a look leaves no trace either
    expect(page.locator("[data-waiting]")).to_be_hidden()
    assert page.evaluate(LEFT) == NOTHING


def test_nobody_sends_what_another_account_wrote(own_phone: Callable[[str], Page], portal: Portal):
    page = own_phone("first@example.org")
    context = page.context
    context.set_offline(True)
    page.goto("/diary/")
    write_note(page, "mine alone")
    first = context.cookies()
    context.clear_cookies()
    context.set_offline(False)
    page.goto("/offline/")  # nobody is signed in: nobody reads it
    expect(page.locator("[data-closed]")).to_be_visible()
    expect(page.locator("[data-count]")).to_have_text("1 entry not sent yet")
    assert "mine alone" not in page.content()
    begin(page, portal, "second@example.org")

    others = page.get_by_role("link", name="Entries of another account wait on this device")
    others.click()
    expect(page.locator("#others")).to_be_visible()
    assert "mine alone" not in page.content()
    assert "first@" not in page.content()
    assert len(entries_of(portal, "second@example.org")) == 0

    context.clear_cookies()
    context.add_cookies(first)
    page.goto("/diary/")
    expect(page.locator("[data-sent]")).to_have_text("1 entry was sent just now.")
    assert len(entries_of(portal, "first@example.org")) == 1
    assert len(entries_of(portal, "second@example.org")) == 0


def test_a_new_worker_replaces_what_the_old_one_kept(own_phone: Callable[[str], Page]):
    page = own_phone("version@example.org")
    (before,) = page.evaluate("caches.keys()")
    page.goto("/diary/?lang=es")
    page.evaluate(
        """async (old) => {
          for (let tries = 0; tries < 300 && (await caches.keys()).includes(old); tries++)
            await new Promise(later => setTimeout(later, 50));
        }""",
        before,
    )

    (after,) = page.evaluate("caches.keys()")
    assert after != before
    page.context.set_offline(True)
    page.goto("/diary/")
    assert page.get_attribute("html", "lang") == "es"


def test_a_shared_device_keeps_nothing(new_context: Callable[..., BrowserContext], portal: Portal):
    page = new_context("phone").new_page()
    account = portal.accounts["patient"]
    page.goto("/accounts/login/")
    page.fill("input[name=login]", account["email"])
    page.get_by_text("I have set a password").click()
    page.fill("input[name=password]", account["password"])
    tick(page.locator("input[name=shared][type=checkbox]").first)
    page.locator("details button[type=submit]").click()
    page.wait_for_url("**/diary/")
    page.wait_for_load_state("networkidle")

    assert page.evaluate(LEFT) == NOTHING
