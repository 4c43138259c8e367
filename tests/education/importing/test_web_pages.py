"""A saved web page: the article is read, the rest of the page is left out, and nothing is lost."""

from pathlib import Path

import pytest

from education.domain.importing import ArticleDraft, read_document

DOCUMENT = Path(__file__).parents[1] / "documents" / "publishers" / "saved-page.html"
ARTICLE = "<h1>T</h1><p>The quick answer.</p><h2>What it is</h2><p>Words of the section.</p>"


@pytest.fixture(scope="module")
def draft() -> ArticleDraft:
    return read_document(DOCUMENT.read_bytes(), DOCUMENT.name)


def page(body: str) -> ArticleDraft:
    return read_document(f"<!DOCTYPE html><body>{body}</body>".encode(), "x.html")


def line_of(words: str) -> int:
    lines = DOCUMENT.read_text().split("\n")
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def shown(draft: ArticleDraft) -> str:
    texts = [draft.quick_answer, draft.intro, draft.deck]
    texts += [text for s in draft.sections for text in (s.heading, *s.paragraphs)]
    texts += [f"{q.question} {q.short_answer} {q.long_answer}" for q in draft.questions]
    return " ".join(texts)


def test_the_article_is_read(draft: ArticleDraft):
    assert draft.title == "Are hiccups harmful?"
    assert (draft.byline, draft.stated_minutes) == ("Ann Example", 4)
    assert draft.deck.startswith("What hiccups are, why")
    assert [section.heading for section in draft.sections] == ["What hiccups are"]
    assert [q.question for q in draft.questions] == ["Is it bad?", "Is it good?"]
    assert draft.questions[0].short_answer == "No."


def test_what_is_no_article_stays_out_of_it_and_is_kept_with_its_name(draft: ArticleDraft):
    kept = {item.why: item.text for item in draft.unplaced}

    assert kept["cookie notice"].startswith("We use cookies")
    assert kept["banner"] == "Burp Weekly Home Topics"
    assert kept["form"] == "Your e-mail Sign up"
    assert "Burping for beginners" in kept["side column"]
    assert kept["footer"] == "© 2026 Burp Weekly Privacy"
    for words in ("cookies", "Topics", "beginners", "Privacy", "tracking", "color", "e-mail"):
        assert words not in shown(draft)
    assert "scripts_left_out" in {issue.code for issue in draft.issues}


def test_a_picture_is_told_of_with_its_line(draft: ArticleDraft):
    told = [issue for issue in draft.issues if issue.code == "picture_left_out"]

    assert [issue.line for issue in told] == [line_of("gut.png")]
    assert "A drawing of a gut" in told[0].message


def test_numbers_that_lead_to_a_source_are_footnotes(draft: ArticleDraft):
    assert [(note.label, note.text.plain) for note in draft.footnotes] == [
        ("1", "Camp A. A paper. doi:10.1000/abc")
    ]
    assert draft.sections[0].cites == ("1",)
    assert draft.sections[0].blocks[0].text.html.endswith("our page.[^1]")


def test_lines_are_those_of_the_file(draft: ArticleDraft):
    assert draft.counted == "line"
    assert next(line.line for line in draft.source if line.text == "FAQ") == line_of(">FAQ<")


def test_a_page_squeezed_into_one_line_counts_paragraphs():
    draft = page(ARTICLE + "<p>More words here.</p>" * 9)

    assert draft.counted == "paragraph"
    assert [line.line for line in draft.source] == list(range(1, 14))


@pytest.mark.parametrize(
    "frame",
    [
        "<main>{}</main>",
        "<article>{}</article>",
        "<div role=main>{}</div>",
        "<div id=content><div class='entry-content'>{}</div></div>",
        "<div class='page-sidebar-right with-menu'><section>{}</section></div>",
        "<table><tr><td>{}</td></tr></table>",
    ],
)
def test_the_article_is_found_in_many_frames(frame: str):
    outside = "<nav><a href='/'>Home page</a></nav>{}<footer>Small print</footer>"

    draft = page(outside.format(frame.format(ARTICLE)))

    assert draft.title == "T"
    assert " ".join(shown(draft).split()) == "The quick answer. What it is Words of the section."
    assert [item.why for item in draft.unplaced] == ["navigation", "footer"]


def test_a_title_above_the_article_is_its_title():
    draft = page(f"<header><h1>The title</h1></header><main>{ARTICLE.partition('</h1>')[2]}</main>")

    assert draft.title == "The title"


@pytest.mark.parametrize(
    "asked",
    [
        "<dl><dt>Is it so?</dt><dd>It is, as far as anybody knows at all.</dd><dd>Yes.</dd></dl>",
        "<h3>Is it so?</h3><p>It is, as far as anybody knows at all.</p><p>Yes.</p>",
        "<ul><li><h4>Is it so?</h4><div>It is, as far as anybody knows at all.<p>Yes.</p></div></li></ul>",
        "<p><b>Is it so?</b></p><p>It is, as far as anybody knows at all.</p><p>Yes.</p>",
        "<div><button>Is it so?</button><p>x</p></div>",
    ],
)
def test_questions_are_found_however_they_fold(asked: str):
    draft = page(f"{ARTICLE}<h2>FAQ</h2>{asked}")

    if "<button>" in asked:
        assert [item.text for item in draft.unplaced if item.why] == ["Is it so?"]
    else:
        assert [(q.question, q.short_answer) for q in draft.questions] == [("Is it so?", "Yes.")]


def test_line_breaks_part_what_a_writer_typed_under_each_other():
    draft = page(
        "<h1>T</h1><p>By Ann Example<br>3 min read<br>hiccups</p><p>The quick answer.</p>"
        "<h2>What helps</h2><p>• Sip water<br>• Wait</p>"
    )

    assert (draft.byline, draft.stated_minutes, draft.topic) == ("Ann Example", 3, "hiccups")
    assert draft.sections[0].paragraphs == ("Sip water", "Wait")


def test_scripts_in_addresses_and_handlers_never_pass():
    draft = page(f"{ARTICLE}<p onclick='x()'>A <a href='javascript:x()'>link</a> <b>here</b>.</p>")

    html = draft.sections[0].blocks[-1].text.html
    assert html == "A link <b>here</b>."
