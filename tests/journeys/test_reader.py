"""Somebody without an account, without JavaScript: reads an article and answers the checklist."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.ticking import tick


@pytest.fixture
def reader(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context("phone", java_script_enabled=False).new_page()


def choose(page: Page, name: str, value: str) -> None:
    tick(page.locator(f"input[name='{name}'][value='{value}']"))


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").first.click()


def start_for_oneself(page: Page, age: int) -> None:
    page.goto("/checklist/")
    choose(page, "who", "me")
    page.fill("input[name=age]", str(age))


def answer_until(page: Page, question: str, value: str) -> None:
    """Go on through the steps, leaving everything open, and answer one question where it comes."""
    for _ in range(12):
        if page.locator(f"input[name='q-{question}']").count():
            choose(page, f"q-{question}", value)
            return
        go_on(page)
    raise AssertionError(f"{question} was never asked")


def see_the_result(page: Page) -> None:
    page.get_by_role("button", name="Stop here and see the result").click()
    page.wait_for_url("**/checklist/result/")


def test_a_reader_goes_from_an_article_to_the_checklist_and_gets_an_answer(reader: Page):
    reader.goto("/articles/is-leaky-gut-real/")
    reader.get_by_role("link", name="full checklist").first.click()
    reader.wait_for_url("**/checklist/")
    start_for_oneself(reader, age=52)
    choose(reader, "none_of_signs", "on")
    go_on(reader)
    answer_until(reader, "stool_black_or_dark_red_14d", "unsure")
    reader.get_by_role("button", name="Stop here and see the result").click()
    expect(reader.locator("main")).to_contain_text("because of what you answered")
    choose(reader, "q-unwell", "no")
    see_the_result(reader)

    main = reader.locator("main")
    expect(main.get_by_text("Same day").first).to_be_visible()
    expect(main).to_contain_text("not a diagnosis")
    expect(main).to_contain_text("not sure")
    expect(main.get_by_text("Not answered").first).to_be_visible()


def test_an_emergency_sign_answers_at_once_and_asks_nothing_more(reader: Page):
    reader.goto("/checklist/")
    choose(reader, "signs", "bleeding")
    go_on(reader)

    expect(reader.locator("main")).to_contain_text("999")
    expect(reader.get_by_role("link", name="999").first).to_have_attribute("href", "tel:999")


def test_a_script_changes_nothing_of_a_result(reader: Page, page: Page):
    said = []
    for one in (reader, page):
        start_for_oneself(one, age=52)
        choose(one, "none_of_signs", "on")
        go_on(one)
        answer_until(one, "stool_blood_90d", "yes")
        go_on(one)
        see_the_result(one)
        lines = one.locator("main").inner_text().splitlines()
        said.append(
            [line for line in lines if not line.startswith("Checklist, ")]
        )  # the time of day

    assert said[0] == said[1]
    assert "You are 50 or over and have had bleeding from your bottom." in " ".join(said[0])


def test_leaving_everything_open_is_not_called_an_all_clear(reader: Page):
    start_for_oneself(reader, age=30)
    go_on(reader)
    see_the_result(reader)

    text = reader.locator("main").inner_text().lower()
    assert "not enough" in text
    for reassurance in ("no red flags", "all clear", "you are fine", "nothing to worry about"):
        assert reassurance not in text


def test_reading_and_answering_leave_no_cookie(reader: Page):
    for address in ("/", "/articles/is-leaky-gut-real/", "/search/?q=fibre", "/emergency/"):
        reader.goto(address)
    start_for_oneself(reader, age=40)
    go_on(reader)
    see_the_result(reader)

    assert reader.context.cookies() == []
