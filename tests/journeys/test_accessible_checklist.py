"""What the checklist looks like on the way: no axe violation, no sideways scroll, in both themes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.faults import faults_here
from tests.journeys.test_accessible_states import choose
from tests.journeys.ticking import tick


def a_step(page: Page) -> None:
    page.goto("/checklist/")
    choose(page, "who", "me")
    choose(page, "none_of_signs", "on")
    page.fill("input[name=age]", "52")
    page.get_by_role("button", name="Continue").first.click()
    page.wait_for_url("**/checklist/questions/")


def a_result(page: Page) -> None:
    a_step(page)
    page.get_by_role("button", name="Stop here and see the result").click()
    page.wait_for_url("**/checklist/result/")


def an_emergency_result(page: Page) -> None:
    page.goto("/checklist/")
    choose(page, "signs", "bleeding")
    page.get_by_role("button", name="Continue").first.click()
    expect(page.locator(".care--emergency").first).to_be_visible()


def no_to_all(page: Page, name: str = "q-") -> None:
    for answer in page.locator(f"main input[type=radio][name^='{name}'][value=no]").all():
        tick(answer)


def questions_that_a_list_left_open(page: Page) -> None:
    a_step(page)
    no_to_all(page)
    page.get_by_role("button", name="Continue", exact=True).last.click()
    expect(page.get_by_text("was left open, so we ask about each line")).to_be_visible()


def a_second_emergency(page: Page) -> None:
    an_emergency_result(page)
    page.get_by_role("button", name="Answer what is open").click()
    page.fill("input[name=age]", "52")
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("button", name="Weight, appetite and how you feel").click()
    choose(page, "q-self_harm_thoughts", "yes")
    page.get_by_role("button", name="Continue", exact=True).last.click()
    expect(page.get_by_role("button", name="See the result so far")).to_be_visible()


def a_checklist_for_adults(page: Page) -> None:
    page.goto("/checklist/")
    page.fill("input[name=age]", "15")
    page.get_by_role("button", name="Continue").first.click()
    expect(page.get_by_role("heading", name="This checklist is for adults")).to_be_visible()


def a_checklist_begun(page: Page) -> None:
    page.goto("/diary/checklists/new/")
    choose(page, "none_of_signs", "on")
    if page.locator("input[name=age]").count():
        page.fill("input[name=age]", "52")


def answers_of_an_older_page(page: Page) -> None:
    a_checklist_begun(page)
    tokens = page.locator("main input[name=csrfmiddlewaretoken]")
    tokens.evaluate_all("all => all.forEach(one => { one.value = 'x'.repeat(64) })")
    page.get_by_role("button", name="Continue", exact=True).last.click()
    expect(page.get_by_role("heading", name="Your answers are still here")).to_be_visible()


def a_saved_checklist(page: Page) -> None:
    a_checklist_begun(page)
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("button", name="Stop here and see the result").click()
    expect(page.get_by_role("heading", name="Saved in your diary")).to_be_visible()


def answers_after_signing_out(page: Page) -> None:
    a_checklist_begun(page)
    page.context.clear_cookies()
    page.get_by_role("button", name="Continue", exact=True).last.click()
    expect(page.get_by_text("You were signed out.")).to_be_visible()


READERS = {
    state.__name__: state
    for state in (
        a_step,
        a_result,
        an_emergency_result,
        questions_that_a_list_left_open,
        a_second_emergency,
        a_checklist_for_adults,
    )
}
PATIENTS = {
    state.__name__: state
    for state in (answers_of_an_older_page, a_saved_checklist, answers_after_signing_out)
}


@pytest.mark.parametrize("state", READERS)
def test_what_a_reader_comes_to_is_accessible(
    state: str, new_context: Callable[..., BrowserContext]
):
    page = new_context("phone", bypass_csp=True).new_page()
    page.emulate_media(reduced_motion="reduce")
    READERS[state](page)

    assert faults_here(page, state) == []


@pytest.mark.parametrize("state", PATIENTS)
def test_what_a_patient_comes_to_is_accessible(state: str, sign_in: Callable[..., Page]):
    page = sign_in("patient", bypass_csp=True)
    page.emulate_media(reduced_motion="reduce")
    PATIENTS[state](page)

    assert faults_here(page, state) == []
