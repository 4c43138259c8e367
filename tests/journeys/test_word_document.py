"""A writer takes a Word document to a reviewed, referenced article that anybody reads, by links and buttons alone."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys.test_editors import choose, open_actions
from tests.journeys.ticking import tick
from tests.journeys.word_article import RIS, TITLE, document

SignIn = Callable[..., Page]
SELECT = """(span, words) => {
  const text = span.firstChild, start = text.data.indexOf(words);
  document.getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""
PAPER = "A sample trial of peppermint oil"
KNOWN_PAPER = "efficacy of peppermint oil in irritable bowel syndrome"


def import_by_the_links(page: Page, path: Path) -> None:
    """Find the way from the first page of the CMS, read what was read, and make the draft."""
    page.goto("/cms/")
    page.locator("main").get_by_role("link", name="Import a document").click()
    page.set_input_files("input[type=file]", path)
    page.locator("main form button[type=submit]").first.click()
    body = page.locator("main")
    expect(body).to_contain_text("was read as a heading")
    expect(body).to_contain_text("matched to reference")
    expect(body).to_contain_text("Footnote 2 is no reference of the clinic yet")
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url("**/cms/pages/*/edit/**")


def add_the_paper(page: Page) -> str:
    """Paste what the journal offers, and send the new reference to be reviewed; return its number."""
    page.get_by_role("button", name="Evidence").click()
    page.get_by_role("link", name="References").click()
    page.get_by_role("link", name="Add from a list").click()
    page.fill("textarea[name=pasted]", RIS)
    page.get_by_role("button", name="Read the list").click()
    expect(page.locator("main")).to_contain_text(PAPER)
    page.get_by_role("button", name="Add what is ticked, as drafts").click()
    page.locator("main").get_by_role("link", name=PAPER).first.click()
    number = page.locator("input[name=number]").input_value()
    submit(page)
    return number


def submit(page: Page) -> None:
    open_actions(page)
    page.get_by_role("button", name="Submit to Clinical review").click()
    expect(page.locator("body")).to_contain_text("submitted")


def finish_the_article(page: Page, number: str) -> None:
    """Do what the notes of the import ask for: a sentence, a paper, a shelf, people, a date."""
    page.get_by_role("tab", name="Answer").click()
    page.fill("input[name=deck]", "What trials found, and what they did not.")
    page.get_by_role("tab", name="Sections").click()
    cite_in_the_text(page, number)
    papers = page.locator("[data-contentpath=references]").first
    papers.locator("button[data-streamfield-list-add]").last.click()
    choose_in(page, papers, PAPER)
    page.get_by_role("tab", name="People and dates").click()
    choose(page, "Choose topic", "Food and diets")
    for name in ("Sample Writer", "Sample Reviewer"):
        page.get_by_role("button", name="Add name").click()
        choose_in(page, page.locator("#id_byline-FORMS"), name)
    page.fill("input[name=evidence_current_to]", "2026-11-01")
    page.keyboard.press("Escape")


def choose_in(page: Page, place: Locator, choice: str) -> None:
    place.get_by_role("button", name=re.compile("^Choose (?!another)")).last.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Search term").fill(choice)
    dialog.get_by_role("link", name=choice).first.click()
    expect(dialog).to_have_count(0)


def cite_in_the_text(page: Page, number: str) -> None:
    """Write the mark of the paper over that of the footnote, as the help beside the papers says."""
    text = page.locator("span[data-text]", has_text="Some trials found")
    text.click()
    text.evaluate(SELECT, "[2]")
    page.keyboard.type(f"[^{number}]")
    expect(page.locator("span[data-text]", has_text=f"cramps.[^{number}] They")).to_be_visible()


def test_a_word_document_becomes_a_reviewed_article_with_its_papers(
    sign_in: SignIn, new_context: Callable[..., BrowserContext], tmp_path: Path
):
    path = tmp_path / "peppermint.docx"
    path.write_bytes(document())
    writer = sign_in("writer")
    import_by_the_links(writer, path)
    article = writer.url
    number = add_the_paper(writer)
    reviewer, publisher = sign_in("reviewer"), sign_in("publisher")
    sign(reviewer, PAPER)
    publish(publisher, PAPER)
    writer.goto(article)
    finish_the_article(writer, number)
    submit(writer)
    sign(reviewer, TITLE, whole_page=True)
    publish(publisher, TITLE)

    reader = new_context("phone").new_page()
    reader.goto("/articles/")
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    reader.locator("summary", has_text="papers this page rests on").click()
    papers = reader.locator("ol.refs")
    for paper in (PAPER, KNOWN_PAPER):
        expect(papers).to_contain_text(paper, use_inner_text=True)
    expect(reader.locator("main")).to_contain_text("Sample Reviewer")


def sign(page: Page, what: str, *, whole_page: bool = False) -> None:
    """Open what waits, and sign exactly this version."""
    page.goto("/cms/")
    page.locator("main").get_by_role("link", name=what).first.click()
    open_actions(page)
    page.get_by_role("button", name="Sign").click()
    dialog = page.get_by_role("dialog")
    if whole_page:
        tick(dialog.get_by_role("checkbox"))
    dialog.get_by_role("button", name="Sign").click()
    expect(dialog).to_have_count(0)


def publish(page: Page, what: str) -> None:
    page.goto("/cms/")
    page.locator("main").get_by_role("link", name=what).first.click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("published.").first).to_be_visible()
