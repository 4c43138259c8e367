"""Reading an article: with a voice, without JavaScript, on paper, and saying whether it was useful."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

ARTICLE = "/articles/is-leaky-gut-real/"
QUESTION = "Can I buy a test for it?"
ANSWER = "You can buy one. It will not give you an answer that you can use."
A_VOICE = """
  window.said = [];
  const voice = { speak: (words) => said.push(words), cancel: () => {} };
  Object.defineProperty(window, "speechSynthesis", { value: voice, configurable: true });
"""
NO_VOICE = "delete window.speechSynthesis; delete Window.prototype.speechSynthesis;"
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 800);
})"""


@pytest.fixture
def without_javascript(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context("phone", java_script_enabled=False).new_page()


def open_question(page: Page) -> None:
    page.goto(ARTICLE)
    page.locator("summary", has_text=QUESTION).click()


def test_a_short_answer_is_read_aloud_and_stopped(page: Page):
    page.add_init_script(A_VOICE)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    open_question(page)
    answer = page.locator("details.qa", has_text=QUESTION)

    answer.get_by_role("button", name="Read aloud").click()
    spoken = page.evaluate("said.map(words => [words.text, words.lang])")
    assert spoken == [[ANSWER, "en-gb"]]
    answer.get_by_role("button", name="Stop reading").click()
    expect(answer.get_by_role("button", name="Read aloud")).to_be_visible()

    answer.get_by_role("button", name="Read aloud").click()
    page.evaluate("said.at(-1).onend()")
    expect(answer.get_by_role("button", name="Read aloud")).to_be_visible()
    assert complaints == []


def test_a_browser_that_cannot_speak_shows_no_button(page: Page):
    page.add_init_script(NO_VOICE)
    open_question(page)

    expect(page.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_role("button", name="Read aloud")).to_have_count(0)


def test_a_word_is_explained_in_place_by_touch_and_by_keyboard(without_javascript: Page):
    page = without_javascript
    page.goto(ARTICLE)
    term = page.locator("details.term").first
    meaning = term.locator(".term__def")
    expect(meaning).to_be_hidden()

    term.locator("summary").click()
    expect(meaning).to_be_visible()
    term.locator("summary").press("Enter")
    expect(meaning).to_be_hidden()


def test_one_tap_says_whether_the_page_was_useful(without_javascript: Page):
    page = without_javascript
    page.goto(ARTICLE)
    page.locator("summary", has_text="Tell us why").click()
    page.get_by_label("What was good, or what was missing?").fill("Clear words.")
    page.get_by_role("button", name="Yes", exact=True).click()

    page.wait_for_url("**/feedback/thanks/")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    page.get_by_role("link", name="Back to the page").click()
    page.wait_for_url(f"**{ARTICLE}")
    assert page.context.cookies() == []


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_every_answer_and_every_paper(
    new_context: Callable[..., BrowserContext], scripts: bool
):
    page = new_context("desktop", java_script_enabled=scripts).new_page()
    page.goto(ARTICLE)

    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in pdf.pages)
    for words in (QUESTION, ANSWER, "The kits on sale probably measure", "Camilleri M. Leaky gut",
                  "What this page cannot tell you", "You have lost weight without trying"):  # fmt: skip
        assert words in text, words
    for words in ("Was this page useful?", "Read aloud", "On this page"):
        assert words not in text, words
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in pdf.pages} <= {
        (595, 842),
        (596, 842),
    }


def test_a_link_to_a_folded_paper_opens_it(page: Page):
    page.goto(ARTICLE)
    page.locator("a[href='#ref-1']").first.click(position={"x": 8, "y": 9})  # on the number

    expect(page.locator("#ref-1")).to_be_visible()
    expect(page.locator("#ref-1")).to_be_in_viewport()


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop"])
def test_nothing_on_the_page_moves_while_it_loads(
    new_context: Callable[..., BrowserContext], size: str
):
    page = new_context(size).new_page()
    page.goto(ARTICLE)

    assert page.evaluate(SHIFTS) < 0.01
