"""What an import makes besides the page, and what it tells of that which does not fit."""

from typing import Any

import pytest

from education.domain.importing import read_document
from education.importing import Imported, import_draft
from education.models import ArticlePage, Contributor, EducationIndexPage, VisitQuestion
from tests.education import shelf

pytestmark = pytest.mark.django_db
HEAD = "---\nbyline: Ann Example\n---\n# T\n\nQuick words here.\n\n"
ASK = (
    f"{HEAD}## Before your visit\n\nQuestions to ask:\n\n- How long is too long?\n- Who can help?\n"
)


def imported(parent: EducationIndexPage, text: str, file: str = "x.md") -> Imported:
    draft = read_document(text.encode(), file)
    return import_draft(draft=draft, parent=parent, file_name=file)


def newest(made: Imported) -> ArticlePage:
    return ArticlePage.objects.get(pk=made.page.pk).get_latest_revision_as_object()


def body_of(made: Imported) -> list[tuple[str, Any]]:
    return [(b.block_type, b.value) for s in newest(made).sections for b in s.value["body"]]


def lines(made: Imported, code: str) -> list[int]:
    return [issue.line for issue in made.issues if issue.code == code]


def test_questions_to_ask_become_draft_visit_questions(parent: EducationIndexPage):
    made = imported(parent, ASK)

    kind, rows = body_of(made)[1]
    assert kind == "visit_questions"
    assert [(row.question, row.live, row.why) for row in rows] == [
        ("How long is too long?", False, ""),
        ("Who can help?", False, ""),
    ]
    assert [row.code for row in rows] == ["how-long-is-too-long", "who-can-help"]
    assert lines(made, "visit_questions_drafted") == [12]
    assert "2 draft" in next(i.message for i in made.issues if i.code == "visit_questions_drafted")


def test_a_live_visit_question_is_used_and_a_code_is_never_taken_twice(parent: EducationIndexPage):
    live = shelf.saved(VisitQuestion, code="a", question="How long is too long?")
    VisitQuestion.objects.create(code="who-can-help", question="Who can help me?")

    made = imported(parent, ASK)

    rows = [*body_of(made)[1][1]]
    assert rows[0] == live
    assert rows[1].code == "who-can-help-2"
    assert "1 draft" in next(i.message for i in made.issues if i.code == "visit_questions_drafted")


def test_a_changed_document_uses_the_drafts_it_made_before(parent: EducationIndexPage):
    imported(parent, ASK)

    made = imported(parent, f"{ASK}\nMore.\n")

    assert VisitQuestion.objects.count() == 2
    assert lines(made, "visit_questions_drafted") == [12]


def test_a_question_too_long_to_be_a_visit_question_stays_a_line(parent: EducationIndexPage):
    made = imported(parent, ASK.replace("Who can", f"Who {'really ' * 40}can"))

    assert [kind for kind, _value in body_of(made)] == ["text", "visit_questions", "text"]
    assert "really can help?" in str(body_of(made)[2][1])
    assert lines(made, "too_long") == [12]


@pytest.mark.parametrize("name", ["Ann Example", "Ann Éxample"])
def test_a_byline_of_somebody_who_is_no_author_is_kept_and_told(
    parent: EducationIndexPage, name: str
):
    Contributor.objects.create(name=name, slug="ann-example", role="clinical_reviewer")

    made = imported(parent, f"{HEAD}Words.\n")

    author = newest(made).byline.all()[0].contributor
    assert (author.name, author.role, author.live) == ("Ann Example", "author", False)
    assert author.slug == "ann-example-2"
    assert lines(made, "author_not_found") == [1]


@pytest.mark.parametrize(("name", "kept"), [("李明", True), ("Ann " * 40, False)])
def test_a_byline_that_makes_no_address_or_no_name_is_not_lost_silently(
    parent: EducationIndexPage, name: str, kept: bool
):
    made = imported(parent, f"{HEAD}Words.\n".replace("Ann Example", name.strip()))

    assert newest(made).byline.exists() is kept
    assert bool(lines(made, "author_not_found")) is not kept


def test_a_related_title_that_is_not_online_is_told(parent: EducationIndexPage):
    there = shelf.article(title="Being sick")

    made = imported(parent, f"{HEAD}Words.\n\n## See also\n\n- being sick\n- Being well\n")

    assert [row.article.pk for row in newest(made).related.all()] == [there.pk]
    assert lines(made, "related_not_found") == [13]


def test_what_is_too_long_for_its_part_is_kept_and_told(parent: EducationIndexPage):
    long = "very long " * 30
    text = (
        f"{HEAD}## What {long}\n\nWorth a try:\n\n- Short\n- {long}\n\nAvoid:\n\n- {long}\n\n"
        f"## FAQ\n\n### Is it {long}?\n\nYes it is.\n\n## Main points\n\n- {long}\n"
    )

    made = imported(parent, text)

    assert lines(made, "too_long") == [8, 13, 17, 21, 27]
    page = newest(made)
    for words in (page.sections.raw_data, page.questions.raw_data, page.main_points.raw_data):
        assert long.strip() in str(words)
