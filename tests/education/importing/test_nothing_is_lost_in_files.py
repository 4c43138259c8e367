"""Property: what was placed and what was not are the words of a Word file and of a saved page."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as other_parser

from education.domain.importing import UnreadableDocument, read_document
from education.domain.importing.tree import words_in
from tests.education.importing.test_evil_documents import refusal
from tests.education.importing.word_files import word

WORDS = st.sampled_from(
    ["gut", "leaky", "is", "Pain", "weeks", "what", "ask", "It’s", "naïve", "red", "FAQ", "do"]
)
TEXT = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(WORDS, min_size=1, max_size=8),
    st.sampled_from([".", "?", "!", ":", ""]),
)
ANYTHING = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
    max_size=40,
)
PHRASE = st.one_of(TEXT, ANYTHING, TEXT)
STYLE = st.sampled_from(
    ["Normal", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number", "Quote", "Caption"]
)
NOTE = st.sampled_from(["", "", "", "{footnote:2}", "{footnote:3}", "{endnote:2}"])
WORD_LINE = st.tuples(STYLE, PHRASE, st.booleans(), NOTE)
NOTES = {2: "A paper, doi:10.1000/x.", 3: "Another note"}
BLOCK = st.sampled_from(
    [
        *(
            "p",
            "p",
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "li",
            "blockquote",
            "td",
            "nav",
            "aside",
            "footer",
        ),
        *("details", "summary", "dt", "dd", "section", "span", "b", "figure", "button", "header"),
        *("p class=related", "div id=cookies", "p class=byline", "form", "ul", "ol", "table", "tr"),
    ]
)
BARE = PHRASE.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
INLINE = st.one_of(
    BARE,
    st.builds("<b>{}</b>".format, BARE),
    st.builds("{}<br>{}".format, BARE, BARE),
    st.builds('<a href="/own">{}</a>'.format, BARE),
)
PIECE = st.recursive(
    INLINE,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>",
        BLOCK,
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
PAGE = st.lists(PIECE, min_size=1, max_size=8).map(" ".join)
MARKS = re.compile(r"\{\w+:\d\}")


def counted(texts) -> Counter[str]:
    return Counter(word for text in texts for word in words_in(text))


def without_numbers(words: Counter[str]) -> Counter[str]:
    """Take the numbers of lists and footnotes out, which a reader sees and the file does not hold."""
    return Counter({word: n for word, n in words.items() if not re.fullmatch(r"\d{1,2}", word)})


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORD_LINE, min_size=1, max_size=12), st.booleans())
def test_a_word_file_loses_no_word_and_gains_none(lines: list, header: bool):
    def fill(document) -> None:
        for style, text, bold, note in lines:
            document.add_paragraph(style=style).add_run(text + note).bold = bold
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = lines[0][1], "cell"
        if header:
            document.sections[0].header.paragraphs[0].text = "Draft of Tuesday"

    data = word(fill, footnotes=NOTES, endnotes={2: "An endnote"})
    try:
        draft = read_document(data, "x.docx")
    except UnreadableDocument:
        return

    source = [*(text for _style, text, _bold, _note in lines), lines[0][1], "cell"]
    source += [*NOTES.values(), "An endnote", *(["Draft of Tuesday"] if header else [])]
    there, missing = draft.word_counts(), counted(source)
    assert without_numbers(there) == without_numbers(missing)
    assert missing - there == Counter()


@pytest.mark.slow
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(PAGE)
def test_a_saved_page_loses_no_word_and_gains_none(body: str):
    page = f"<!DOCTYPE html><html><body>{body}</body></html>"
    try:
        draft = read_document(page.encode(), "x.html")
    except UnreadableDocument:
        return

    seen = other_parser.document_fromstring(re.sub(r"<(?!/?(?:b|a|span)\b)", " <", page))
    addresses = sum(item.why == "link" for item in draft.unplaced)
    source = counted(seen.itertext()) + Counter({"own": addresses})
    there = draft.word_counts()
    assert without_numbers(there) == without_numbers(source)
    assert source - there == Counter()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["x.docx", "x.html"]), st.booleans())
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes, name: str, packed: bool):
    assert "\n" not in refusal(b"PK\x03\x04" + data if packed else data, name)
