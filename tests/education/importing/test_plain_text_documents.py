"""A plain-text document becomes an article, field by field."""

from pathlib import Path

import pytest

from education.domain.importing import ArticleDraft, read_document

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"


@pytest.fixture(scope="module")
def draft() -> ArticleDraft:
    return read_document(DOCUMENT.read_bytes(), DOCUMENT.name)


def changed(**replacements: str) -> ArticleDraft:
    text = DOCUMENT.read_text()
    for old, new in replacements.values():
        assert old in text
        text = text.replace(old, new)
    return read_document(text.encode(), "changed.txt")


def test_the_lines_before_the_first_section_fill_the_header(draft: ArticleDraft):
    assert draft.title == "Are Hiccups a Sign of a Weak Diaphragm? A Plain Answer"
    assert draft.deck.startswith("What hiccups are, why")
    assert (draft.publisher, draft.byline) == ("Burp Weekly", "Burp Weekly Editors")
    assert (draft.reading_minutes, draft.topic) == (4, "weak diaphragm")
    assert draft.quick_answer.startswith("Hiccups are short cramps")
    assert draft.intro.startswith("Most hiccups stop")


def test_each_section_gets_the_role_its_heading_names(draft: ArticleDraft):
    assert [section.role for section in draft.sections] == [
        *("what", "science", "symptoms", "clinicians", "steps", "visit", "bottom_line")
    ]


def test_numbers_that_run_inside_a_paragraph_become_steps(draft: ArticleDraft):
    paragraphs = draft.sections[3].paragraphs

    assert paragraphs[0] == "Doctors work in a fixed order:"
    assert paragraphs[1] == "1) asking how long they have lasted;"
    assert paragraphs[3] == "3) checking the medicine list; and"
    assert paragraphs[4] == "4) watching what happens before naming a cause."
    assert paragraphs[5] == "Nobody needs every test at once."


def test_questions_that_run_inside_a_paragraph_are_told_from_the_words_around_them(
    draft: ArticleDraft,
):
    lead, *questions, rest = draft.sections[5].paragraphs

    assert lead.endswith("Helpful questions include:")
    assert [question[-1] for question in questions] == ["?", "?", "?"]
    assert rest == "Say what worries you most."


def test_a_question_that_goes_on_in_small_letters_is_no_question_of_its_own():
    asked = (
        "It is hard to say whether they work. The question is: for this, in people like me? Say so."
    )

    draft = read_document(f"Title\n\nSome words.\n\nA heading\n\n{asked}".encode(), "x.txt")

    assert draft.sections[0].paragraphs == (asked,)


def test_a_number_in_brackets_alone_is_no_step():
    draft = read_document(b"Title\n\nSome words.\n\nA heading\n\nSee page (1) of it.", "x.txt")

    assert draft.sections[0].paragraphs == ("See page (1) of it.",)


def test_every_question_has_its_long_and_its_short_answer(draft: ArticleDraft):
    assert [question.question for question in draft.questions] == [
        "Do hiccups harm the diaphragm?",
        "When should I see somebody?",
    ]
    assert all(len(q.short_answer) < len(q.long_answer) for q in draft.questions)
    assert draft.questions[1].short_answer.startswith("Seek advice")


def test_main_points_lose_their_bullets_and_empty_related_articles_stay_empty(draft: ArticleDraft):
    assert [point.text for point in draft.main_points] == [
        "Ordinary hiccups stop on their own",
        "No weak muscle has been shown",
        "Long ones deserve a visit",
    ]
    assert draft.related == ()
    assert draft.unplaced == ()


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "▪", "◦", "·"])
def test_any_bullet_makes_a_point(bullet: str):
    draft = changed(a=("•", bullet))

    assert len(draft.main_points) == 3
    assert draft.main_points[0].text == "Ordinary hiccups stop on their own"


@pytest.mark.parametrize("label", ["FAQ", "Frequently asked questions:", "Q&A", "FAQs"])
def test_publishers_name_the_questions_in_many_ways(label: str):
    assert len(changed(a=("Questions & Answers", label)).questions) == 2


def test_a_missing_reading_time_is_worked_out_and_said():
    draft = changed(a=("·4 min read\n", ""))

    assert (draft.publisher, draft.byline) == ("Burp Weekly", "Burp Weekly Editors")
    assert draft.topic == "weak diaphragm"
    assert draft.stated_minutes is None
    assert "reading_time_computed" in {issue.code for issue in draft.issues}


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_any_line_end_reads_alike(ending: str, draft: ArticleDraft):
    text = DOCUMENT.read_text().replace("\n", ending)

    assert read_document(text.encode(), "x.txt").sections == draft.sections


def test_a_byte_order_mark_is_no_part_of_the_title(draft: ArticleDraft):
    assert read_document(b"\xef\xbb\xbf" + DOCUMENT.read_bytes(), "x.txt").title == draft.title


def test_windows_text_is_read_and_the_editor_is_told_where():
    text = "Title\n\nSome words.\n\nA heading\n\nIt is the gut’s wall."

    draft = read_document(text.encode("cp1252"), "x.txt")

    assert draft.sections[0].paragraphs == ("It is the gut’s wall.",)
    assert ("encoding_guessed", 7) in {(issue.code, issue.line) for issue in draft.issues}


def test_lines_with_a_label_fill_their_field_and_dates_are_left_for_the_editor():
    text = b"Title\n\nBy Ann Example\nTopic: gut\nReviewed by Dr Someone\n3 min read\n\nQuick.\n\nIntro."

    draft = read_document(text, "x.txt")

    assert (draft.byline, draft.topic, draft.reading_minutes) == ("Ann Example", "gut", 3)
    assert [item.text for item in draft.unplaced] == ["Reviewed by Dr Someone"]


def test_a_hard_wrapped_paragraph_is_one_paragraph():
    text = b"Title\n\nQuick one here.\n\nA heading\n\nThe first line of it\nand the second line\nend here."

    draft = read_document(text, "x.txt")

    assert draft.sections[0].paragraphs == ("The first line of it and the second line end here.",)
