"""A document becomes a reviewed article: three members of staff in the CMS, then anybody reads it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.ticking import tick

DOCUMENT = Path(__file__).parents[1] / "education" / "documents" / "hiccups.txt"
TITLE = "Are Hiccups a Sign of a Weak Diaphragm"

SignIn = Callable[..., Page]


def import_the_document(page: Page) -> str:
    """Upload as a writer would, read what needs their eyes, and return the page's number."""
    page.goto("/cms/import/")
    page.set_input_files("input[type=file]", DOCUMENT)
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text("What needs your eyes")).to_be_visible()
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url("**/cms/pages/*/edit/**")
    return page.url.split("/pages/")[1].split("/")[0]


def choose(page: Page, button: str, choice: str) -> None:
    page.get_by_role("button", name=button).first.click()
    page.get_by_role("dialog").get_by_role("link", name=choice).first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def replace(page: Page, field: str, another: str, choice: str) -> None:
    """Take something of the clinic's instead of what the document brought."""
    chooser = page.locator(f"[id='{field}-chooser']")
    chooser.get_by_role("button", name="Actions").click()
    choose(page, another, choice)


def complete(page: Page) -> None:
    """Fill in what no document can bring: the clinic's people and shelf, and a date."""
    page.get_by_role("tab", name="People and dates").click()
    replace(page, "id_topic", "Choose another topic", "Food and diets")
    replace(page, "id_byline-0-contributor", "Choose another contributor", "Sample Writer")
    page.get_by_role("button", name="Add name").click()
    choose(page, "Choose contributor", "Sample Reviewer")
    page.fill("input[name=evidence_current_to]", "2026-11-01")
    page.keyboard.press("Escape")


def open_actions(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()


def sign(page: Page, number: str) -> None:
    """Read the page that waits, and sign exactly this version."""
    page.goto("/cms/")
    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url(f"**/cms/pages/{number}/edit/")
    open_actions(page)
    page.get_by_role("button", name="Sign").click()
    dialog = page.get_by_role("dialog")
    tick(dialog.get_by_role("checkbox"))
    dialog.get_by_role("button", name="Sign").click()
    expect(dialog).to_have_count(0)
    page.goto("/cms/")
    waiting = page.locator("#desk-to-sign")
    expect(waiting).to_be_visible()
    expect(waiting.get_by_role("link", name=TITLE)).to_have_count(0)


def publish(page: Page) -> None:
    """Publish what waits on the publisher's first page."""
    page.goto("/cms/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("main")).to_contain_text("Signed by Sample Reviewer")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is published").first).to_be_visible()


def test_a_document_goes_from_draft_to_review_to_live(
    sign_in: SignIn, new_context: Callable[..., BrowserContext]
):
    writer = sign_in("writer")
    number = import_the_document(writer)
    complete(writer)
    open_actions(writer)
    writer.get_by_role("button", name="Submit to Clinical review").click()
    expect(writer.locator("body")).to_contain_text("submitted")

    reviewer = sign_in("reviewer")
    sign(reviewer, number)
    publisher = sign_in("publisher")
    publish(publisher)

    reader = new_context("phone").new_page()
    reader.goto("/articles/")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(reader.locator("main")).to_contain_text("Sample Reviewer")
