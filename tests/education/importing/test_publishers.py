"""Publishers differ: one document for each habit, written by us."""

from pathlib import Path

import pytest

from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Bullets
from tests.education.importing.word_files import word

DOCUMENTS = Path(__file__).parents[1] / "documents" / "publishers"


def read(name: str) -> ArticleDraft:
    return read_document((DOCUMENTS / name).read_bytes(), name)


def codes(draft: ArticleDraft) -> set[str]:
    return {issue.code for issue in draft.issues}


def test_faq_with_the_short_answer_first_or_missing_and_titles_to_read_next_at_the_end():
    draft = read("faq-short-answer-first.md")

    first, second = draft.questions
    assert (first.short_answer, first.long_answer[:13]) == ("You may try it.", "Eating slowly")
    assert (second.short_answer, second.long_answer[:11]) == ("", "Most people")
    assert [point.text for point in draft.main_points] == [
        "Chewing slowly is safe",
        "It has not been tested",
    ]
    assert [point.text for point in draft.related] == ["Burping after meals", "Heartburn at night"]
    assert {"no_short_answer", "reading_time_computed"} <= codes(draft)


def test_other_bullets_and_no_reading_time():
    draft = read("other-bullets.txt")

    lists = [b for s in draft.sections for b in s.blocks if isinstance(b, Bullets)]
    assert [[text.plain for text in found.items] for found in lists] == [
        ["Sip water often", "Breathe through the nose"],
        ["Keep the room a little damp", "Rest your voice"],
    ]
    assert (draft.publisher, draft.byline, draft.topic) == (
        "Throat Monthly",
        "Ben Example",
        "dry throat",
    )
    assert [point.text for point in draft.main_points] == ["Water comes first", "Rest the voice"]
    assert draft.questions[0].short_answer == "Not on its own."
    assert "reading_time_computed" in codes(draft)


def test_windows_quotes_and_line_ends():
    draft = read("windows-1252.txt")

    assert (draft.publisher, draft.stated_minutes, draft.topic) == ("Ear Letter", 2, "ears")
    assert "it’s not known" in draft.quick_answer
    assert "“what happens”" in draft.intro
    assert [point.text for point in draft.main_points] == [
        "Swallowing helps the tube to open",
        "A cold makes it harder",
    ]
    assert [point.text for point in draft.related] == ["Flying with a cold", "Why ears ring"]
    assert [issue.line for issue in draft.issues if issue.code == "encoding_guessed"] == [10]
    assert not any("\r" in line.text for line in draft.source)


def test_a_byte_order_mark_is_no_letter():
    draft = read("byte-order-mark.txt")

    assert draft.title == "Title of a File With a Mark"
    assert draft.source[0].text == draft.title


def test_a_windows_page_that_says_so_is_no_guess():
    page = "<meta charset=windows-1252><h1>T</h1><p>It’s the quick answer.</p><h2>What it is</h2><p>Words.</p>"

    draft = read_document(page.encode("cp1252"), "x.html")

    assert draft.quick_answer == "It’s the quick answer."
    assert "encoding_guessed" not in codes(draft)


@pytest.mark.parametrize("bullet", ["•", "▪", "–", "➢", "1."])
def test_word_with_bullets_typed_by_hand(bullet: str):
    def fill(document) -> None:
        document.add_heading("A title", 0)
        document.add_paragraph("The quick answer stands here.")
        document.add_heading("What you can do", 1)
        second = "2." if bullet == "1." else bullet
        document.add_paragraph(f"{bullet} Sip water")
        document.add_paragraph(f"{second} Wait a while")

    draft = read_document(word(fill), "x.docx")

    assert len(draft.sections[0].blocks) == 1
    assert draft.sections[0].blocks[0].texts()[0].endswith("Sip water")


def test_word_whose_writer_only_knew_bold():
    def fill(document) -> None:
        for text in (
            "*Are hiccups harmful?",
            "A short look at a small cramp, for everybody who has them.",
            "By Ann Example",
            "Hiccups are not known to do harm, and they stop on their own.",
            "*What hiccups are",
            "A hiccup is a small cramp of a muscle under the lungs, and it passes.",
            "*FAQ",
            "*Is it bad?",
            "No, hiccups are not known to be bad for anybody who has them now and then.",
            "No.",
            "*Main points",
            "Short ones stop",
            "They do no harm",
        ):
            document.add_paragraph().add_run(text.lstrip("*")).bold = text.startswith("*")

    draft = read_document(word(fill), "x.docx")

    assert draft.title == "Are hiccups harmful?"
    assert (draft.byline, draft.quick_answer[:8]) == ("Ann Example", "Hiccups ")
    assert [section.heading for section in draft.sections] == ["What hiccups are"]
    assert [(q.question, q.short_answer) for q in draft.questions] == [("Is it bad?", "No.")]
    assert [point.text for point in draft.main_points] == ["Short ones stop", "They do no harm"]
    assert [issue.line for issue in draft.issues if issue.code == "heading_guessed"] == [
        1,
        5,
        7,
        8,
        11,
    ]
