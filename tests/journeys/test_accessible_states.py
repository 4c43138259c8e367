"""What pages look like after something was done: no axe violation, no sideways scroll, in both themes."""

import itertools
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.journeys.faults import faults_here
from tests.journeys.offline_phone import READY, add, keep
from tests.journeys.offline_phone import write_note as write_offline
from tests.journeys.ticking import tick

LONG_WORD = "x" * 300
TENTHS = itertools.count(1)


def choose(page: Page, name: str, value: str) -> None:
    tick(page.locator(f"input[name='{name}'][value='{value}']"))


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).first.click()


def write_a_note(page: Page, words: str) -> None:
    page.goto("/diary/add/note/")
    page.fill("textarea[name=text]", words)
    save(page)
    expect(page.locator(".entry", has_text=words[:12]).first).to_be_visible()


def open_the_newest(page: Page) -> None:
    page.goto("/diary/timeline/")
    page.get_by_role("link", name="Edit").first.click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()


def something_to_fix(page: Page) -> None:
    page.goto("/diary/add/symptom/")
    save(page)
    expect(page.locator(".errors")).to_be_visible()


def an_emergency(page: Page) -> None:
    page.goto("/diary/add/bowel_movement/")
    choose(page, "blood", "a_lot")
    save(page)
    expect(page.locator(".care--emergency")).to_be_visible()


def a_question_raised(page: Page) -> None:
    page.goto("/diary/add/symptom/")
    choose(page, "tag", "swollen_tummy")  # each sign is asked about once
    choose(page, "severity_0_10", "2")
    save(page)
    expect(page.get_by_role("heading", name="Does this fit you?")).to_be_visible()


def a_day_that_was(page: Page) -> None:
    page.goto("/diary/")
    page.locator(".daynav a").first.click()


def an_entry_to_change(page: Page) -> None:
    write_a_note(page, LONG_WORD)
    open_the_newest(page)


def something_deleted(page: Page) -> None:
    write_a_note(page, LONG_WORD)
    open_the_newest(page)
    page.locator("form[action$='/delete/'] button").first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def two_versions(page: Page) -> None:
    write_a_note(page, "Sample words")
    open_the_newest(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.fill("textarea[name=text]", f"Other words {LONG_WORD}")
    save(other)
    page.bring_to_front()
    page.fill("textarea[name=text]", f"My words {LONG_WORD}")
    save(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Two versions")


def a_table_to_explain(page: Page) -> None:
    page.goto("/diary/import/")
    weight = f"72.{next(TENTHS)}"  # a file that was brought in before has nothing new to look at
    table = f"Date,Weight,{LONG_WORD}\n03/04/2026,{weight},{LONG_WORD}\n04/04/2026,heavy,x\n"
    page.set_input_files(
        "input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    page.get_by_role("button", name="Look into this file").click()
    page.wait_for_url("**/columns/")
    page.get_by_role("button", name="Read the table").click()
    expect(page.locator(".errors")).to_be_visible()


def a_file_to_look_at(page: Page) -> None:
    a_table_to_explain(page)
    choose(page, "date_order", "day_first")
    choose(page, "weight_unit", "kg")
    page.get_by_role("button", name="Read the table").click()
    expect(page.get_by_role("button", name="Bring this in")).to_be_visible()


def something_brought_in(page: Page) -> None:
    a_file_to_look_at(page)
    page.get_by_role("button", name="Bring this in").click()
    expect(page.get_by_role("button", name="Take it back")).to_be_visible()


def refused(route: Route) -> None:
    """Answer for the portal that nothing can be taken as it is."""
    if route.request.method != "POST":
        return route.continue_()
    sent = json.loads(route.request.post_data or "")["entries"]
    why = {"status": "invalid", "errors": {"text": LONG_WORD}}
    return route.fulfill(json={"results": [{"id": entry["id"], **why} for entry in sent]})


def something_that_waits(page: Page) -> None:
    page.goto("/diary/")
    page.evaluate(READY)
    page.route("**/diary/sync", refused)
    page.context.set_offline(True)
    page.goto("/diary/")
    write_offline(page, LONG_WORD)
    add(page, "bowel_movement")
    choose(page, "blood", "a_lot")
    keep(page, "bowel_movement")
    expect(page.locator("[data-urgent]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#waiting")).to_contain_text("Cannot be sent as it is")


def leaving_with_something_unsent(page: Page) -> None:
    something_that_waits(page)
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.locator("[data-sign-out-question]")).to_be_visible()


PATIENTS = {
    state.__name__: state
    for state in (
        something_to_fix,
        an_emergency,
        a_question_raised,
        a_day_that_was,
        an_entry_to_change,
        something_deleted,
        two_versions,
        a_table_to_explain,
        a_file_to_look_at,
        something_brought_in,
        something_that_waits,
        leaving_with_something_unsent,
    )
}


def a_wrong_address(page: Page) -> None:
    page.goto("/no-such-page/")


def the_style_guide(page: Page) -> None:
    page.goto("/styleguide/")


READERS = {state.__name__: state for state in (a_wrong_address, the_style_guide)}


@pytest.mark.parametrize("state", PATIENTS)
def test_what_a_patient_comes_to_is_accessible(state: str, sign_in: Callable[..., Page]):
    page = sign_in("patient", bypass_csp=True)
    page.emulate_media(reduced_motion="reduce")
    PATIENTS[state](page)

    assert faults_here(page, state) == []


@pytest.mark.parametrize("state", READERS)
def test_what_a_reader_comes_to_is_accessible(
    state: str, new_context: Callable[..., BrowserContext]
):
    page = new_context("phone", bypass_csp=True).new_page()
    page.emulate_media(reduced_motion="reduce")
    READERS[state](page)

    assert faults_here(page, state) == []
