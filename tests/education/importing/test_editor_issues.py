"""The issues that a careful editor would raise, each with the line it came from."""

from pathlib import Path

from education.domain.importing import Issue, read_document

DOCUMENTS = Path(__file__).parents[1] / "documents"


def issues_of(text: str, name: str = "x.txt") -> dict[str, list[Issue]]:
    found: dict[str, list[Issue]] = {}
    for issue in read_document(text.encode(), name).issues:
        found.setdefault(issue.code, []).append(issue)
    return found


def line_of(words: str) -> int:
    lines = (DOCUMENTS / "hiccups.txt").read_text().split("\n")
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def lines(code: str) -> list[int]:
    return [issue.line for issue in issues_of((DOCUMENTS / "hiccups.txt").read_text())[code]]


def test_claims_that_rest_on_the_publisher_itself_are_named_one_by_one():
    assert lines("cites_own_publisher") == [
        line_of("According to Burp Weekly"),
        line_of("Burp Weekly will keep"),
    ]


def test_red_flags_that_differ_between_two_places_are_named_with_both():
    issue = issues_of((DOCUMENTS / "hiccups.txt").read_text())["red_flags_differ"][0]

    assert issue.line == line_of("See a doctor for red flags")
    assert str(line_of("Doctors work")) in issue.message
    assert "black stool" in issue.message
    assert "repeated vomiting" in issue.message


def test_two_durations_for_one_piece_of_advice_are_named_together():
    issue = issues_of((DOCUMENTS / "hiccups.txt").read_text())["durations_differ"][0]

    assert issue.line == line_of("Seek advice when")
    assert "few days" in issue.message
    assert "several days" in issue.message


def test_a_heading_written_for_a_search_engine_is_named():
    assert lines("keyword_stuffed_heading") == [line_of("Bottom line for people")]


def test_nothing_is_guessed_about_evidence_people_and_dates():
    codes = set(issues_of((DOCUMENTS / "hiccups.txt").read_text()))

    assert {"no_references", "certainty_not_assessed"} <= codes
    assert {"no_reviewer", "no_review_date", "no_conflict_of_interest"} <= codes
    assert "no_named_author" in codes


def test_american_spelling_and_a_coeliac_test_without_its_warning_are_named():
    assert lines("american_spelling") == [line_of("celiac")]
    assert lines("no_gluten_warning") == [line_of("celiac")]


def test_a_short_answer_too_long_to_read_aloud_is_named_with_its_length():
    long = "Word " * 60
    text = f"T\n\nQuick.\n\nFAQ\n\nIs it?\n\nThe long answer, {long * 2}.\n\nThe short one, {long}."

    issue = issues_of(text)["short_answer_too_long"][0]

    assert "characters" in issue.message
    assert issue.line == 11


def test_a_document_with_references_is_not_told_that_it_has_none():
    text = "T\n\nQuick.\n\nA heading\n\nWords doi:10.1/x.\n\nReferences\n\nCamp A. 2020."

    assert "no_references" not in issues_of(text)


def test_issues_stand_in_the_order_of_their_lines():
    found = read_document((DOCUMENTS / "hiccups.txt").read_bytes(), "x.txt").issues

    assert [issue.line for issue in found] == sorted(issue.line for issue in found)
