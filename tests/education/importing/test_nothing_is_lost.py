"""Property: the words of what was placed and what was not are the words of the source."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from education.domain.importing import UnreadableDocument, read_document
from education.domain.importing.tree import words_in

DOCUMENTS = Path(__file__).parents[1] / "documents"
WORDS = st.sampled_from(
    [
        "gut",
        "leaky",
        "is",
        "Pain",
        "2",
        "10",
        "weeks",
        "what",
        "ask",
        "It’s",
        "naïve",
        "red",
        "flags",
    ]
)
SENTENCE = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(WORDS, min_size=1, max_size=12),
    st.sampled_from([".", "?", "!", ";", ":", "", ". "]),
)
LABEL = st.sampled_from(
    ["Questions & Answers", "FAQ", "Main Points", "Related Articles", "References", "Sources:"]
)
META = st.sampled_from(
    ["·5 min read", "By A. Writer", "Topic: gut", "Reading time: 3 minutes", "Updated 2 May 2024"]
)
LIST_LINE = st.builds(
    "{} {}".format, st.sampled_from(["•", "-", "*", "1.", "2)", "3.", "–"]), SENTENCE
)
INLINE = st.builds(
    "Steps: 1) {} 2) {}; and 3) {} Questions to ask include: {}? {}".format, *[SENTENCE] * 5
)
ANYTHING = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60
)
LINE = st.one_of(SENTENCE, LABEL, META, LIST_LINE, INLINE, ANYTHING, st.just("Q: Is it? A: No."))
TEXT_DOCUMENT = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\n\n", "\n\n\n"])), max_size=30)

MARKDOWN_LINE = st.one_of(
    SENTENCE,
    LABEL.map("## {}".format),
    SENTENCE.map("# {}".format),
    SENTENCE.map("### {}".format),
    SENTENCE.map("> {}".format),
    SENTENCE.map("**{}**".format),
    LIST_LINE,
    LIST_LINE.map("   {}".format),
    st.builds("{} [{}](https://example.org/a)".format, SENTENCE, WORDS),
    st.builds("| {} | {} |\n|---|---|\n| {} | {} |".format, *[WORDS] * 4),
    st.builds("{}[^n{}]".format, SENTENCE, st.integers(1, 3)),
    st.sampled_from(["[claim: C01]", "[track: bloating, gas]", "![gut](pic.png)", "Do:", "Don't:"]),
    st.just("```\ncode here\n```"),
)
MARKDOWN_DOCUMENT = st.lists(st.tuples(MARKDOWN_LINE, st.sampled_from(["\n", "\n\n"])), max_size=25)


def words(text: str) -> Counter[str]:
    return Counter(words_in(text))


def refusal(data: bytes, name: str) -> str:
    try:
        read_document(data, name)
    except UnreadableDocument as error:
        return str(error)
    return ""


def check(text: str, name: str) -> None:
    try:
        draft = read_document(text.encode(), name)
    except UnreadableDocument:
        return
    assert draft.word_counts() == words(text)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT_DOCUMENT)
def test_plain_text_loses_no_word_and_gains_none(lines: list[tuple[str, str]]):
    check("".join(line + end for line, end in lines), "x.txt")


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKDOWN_DOCUMENT)
def test_markdown_loses_no_word_and_gains_none(lines: list[tuple[str, str]]):
    check("".join(line + end for line, end in lines), "x.md")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.md"]))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes, name: str):
    assert "\n" not in refusal(data, name)


def test_a_number_with_nothing_after_it_is_kept_beside_another_of_the_same():
    check("2. [gut](https://example.org/a)\ngut.\n2.\n", "x.md")


@pytest.mark.parametrize("name", ["hiccups.txt", "hiccups.md"])
def test_a_whole_document_is_in_its_draft(name: str):
    data = (DOCUMENTS / name).read_bytes()
    text = data.decode()

    assert read_document(data, name).word_counts() == words(text)


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ("[words](/a/page)", ["/a/page"]),
        ("[words](mailto:ann@example.org)", ["mailto:ann@example.org"]),
        ("[words](#part 'Title')", ["#part", "Title"]),
        ("[words](https://example.org/a 'Title')", ["Title"]),
        ("[words](https://example.org/a)", []),
        ("<ann@example.org>", []),
        ("[words](#)", []),
    ],
)
def test_an_address_that_is_no_link_on_the_page_is_unplaced_with_its_line(link, left):
    draft = read_document(f"# T\n\nQuick.\n\n## H\n\nSome {link} here.\n".encode(), "x.md")

    assert [(item.text, item.line) for item in draft.unplaced] == [(text, 7) for text in left]
    assert [i.line for i in draft.issues if i.code == "unplaced"] == [7] * len(left)
