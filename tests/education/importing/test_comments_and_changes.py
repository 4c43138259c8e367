"""Issues stand as comments where an editor must act; a new version says what became different."""

from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Comment, CommentReply

from education.domain.importing import read_document
from education.groups import create_groups
from education.importing import Imported, import_draft
from education.importing.comments import take_back
from education.importing.places import WITHOUT_COMMENT
from education.models import ArticlePage, DocumentImport, EducationIndexPage
from tests.education.importing.word_files import word
from tests.portal.people import make_staff

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
pytestmark = pytest.mark.django_db
TEXT = DOCUMENT.read_text()


@pytest.fixture
def writer():
    create_groups()
    return make_staff("writer")


def imported(parent: EducationIndexPage, user: Any, text: str = TEXT) -> Imported:
    draft = read_document(text.encode(), "hiccups.txt")
    return import_draft(draft=draft, parent=parent, file_name="hiccups.txt", user=user)


def newest(made: Imported) -> ArticlePage:
    return ArticlePage.objects.get(pk=made.page.pk).get_latest_revision_as_object()


def comments(made: Imported) -> list[Comment]:
    return list(Comment.objects.filter(page_id=made.page.pk, resolved_at=None).order_by("pk"))


def at(made: Imported, words: str) -> str:
    return next(c.contentpath for c in comments(made) if words in c.text)


def test_every_issue_is_a_comment_at_a_place_that_exists(parent: EducationIndexPage, writer):
    made = imported(parent, writer)

    page = newest(made)
    assert len(comments(made)) == len(
        {(i.message, i.line) for i in made.issues if i.code not in WITHOUT_COMMENT}
    )
    assert all(comment.has_valid_contentpath(page) for comment in comments(made))
    assert all("of the document.)" in comment.text for comment in comments(made))


def test_a_comment_stands_where_the_words_are(parent: EducationIndexPage, writer):
    made = imported(parent, writer)

    page = newest(made)
    last, question = page.sections[6], page.questions[1]
    assert at(made, "reads as if written for a search engine") == f"sections.{last.id}.heading"
    assert at(made, "several days") == f"questions.{question.id}.short_answer"
    assert at(made, "No clinical reviewer") == "publisher"
    assert at(made, "There is no review date") == "evidence_current_to"
    where = at(made, "American spelling").split(".")
    body = next(s for s in page.sections if s.id == where[1]).value["body"]
    assert "celiac" in str(next(b for b in body if b.id == where[3]).value)


def test_a_footnote_that_waits_stands_at_the_section_that_cites_it(
    parent: EducationIndexPage, writer
):
    def fill(document) -> None:
        document.add_heading("A title", 0)
        document.add_paragraph("The quick answer.")
        document.add_heading("What it is", 1)
        document.add_paragraph("Words.")
        document.add_heading("What studies show", 1)
        document.add_paragraph("More.{footnote:2}")

    draft = read_document(word(fill, footnotes={2: "Camp A. A paper."}), "x.docx")
    made = import_draft(draft=draft, parent=parent, file_name="x.docx", user=writer)

    assert (
        at(made, "Footnote 1 is no reference") == f"sections.{newest(made).sections[1].id}.heading"
    )
    assert "paragraph 7 of the document" in next(
        c.text for c in comments(made) if "Footnote 1" in c.text
    )


def test_a_new_version_refreshes_the_comments_and_never_doubles_them(
    parent: EducationIndexPage, writer
):
    first = comments(imported(parent, writer))

    made = imported(parent, writer, TEXT.replace("celiac", "coeliac").replace("Fiber", "Fibre"))

    texts = [(c.contentpath, c.text) for c in comments(made)]
    assert len(texts) == len(set(texts)) == len(first) - 1
    assert not any("American" in text for _path, text in texts)


def test_the_same_document_again_writes_no_comment(parent: EducationIndexPage, writer):
    before = [c.pk for c in comments(imported(parent, writer))]

    assert [c.pk for c in comments(imported(parent, writer))] == before


def test_what_somebody_answered_stays_theirs(parent: EducationIndexPage, writer):
    first = comments(imported(parent, writer))
    CommentReply.objects.create(comment=first[0], user=writer, text="I asked Ben.")

    made = imported(parent, writer, f"{TEXT}\nMore.\n")

    kept = set(Comment.objects.filter(page_id=made.page.pk).values_list("pk", flat=True))
    assert kept & {c.pk for c in first} == {first[0].pk}
    every = [(c.contentpath, c.text) for c in Comment.objects.filter(page_id=made.page.pk)]
    assert len(every) == len(set(every))


def test_comments_of_people_are_left_alone(parent: EducationIndexPage, writer):
    made = imported(parent, writer)
    mine = Comment.objects.create(
        page_id=made.page.pk, user=writer, text="Mine", contentpath="title"
    )

    imported(parent, writer, f"{TEXT}\nMore.\n")

    assert Comment.objects.filter(pk=mine.pk).exists()


def test_an_import_without_a_person_writes_no_comment(parent: EducationIndexPage):
    made = imported(parent, None)

    assert comments(made) == []
    assert len(DocumentImport.objects.get().issues) == len(made.issues)


def test_comments_do_not_stand_in_the_way_of_saving(parent: EducationIndexPage, writer):
    page = newest(imported(parent, writer))
    page.deck = "Other words."
    page.save_revision(user=writer)

    assert newest(Imported(page, "", ())).deck == "Other words."
    assert Comment.objects.filter(page_id=page.pk).exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Sip cold water", "Sip warm water", ["Section “What Helps With Hiccups?” changed."]),
        ("4 min read", "5 min read", []),
        ("Long ones deserve", "Those deserve", ["The main points changed."]),
    ],
)
def test_a_new_version_says_what_became_different(
    parent: EducationIndexPage, writer, old, new, said
):
    imported(parent, writer)
    assert old in TEXT

    made = imported(parent, writer, TEXT.replace(old, new))

    heading = newest(made).sections[4].value["heading"]
    said = [text.replace("What Helps With Hiccups?", heading) for text in said]
    assert list(made.changes) == said
    assert DocumentImport.objects.first().changes == said


def test_sections_and_questions_that_come_and_go_are_named(parent: EducationIndexPage, writer):
    first = newest(imported(parent, writer))
    heading, kept = first.sections[4].value["heading"], first.sections[0]

    made = imported(parent, writer, TEXT.replace(heading, "What may be worth trying now"))

    assert list(made.changes) == [
        "Section “What may be worth trying now” is new.",
        f"Section “{heading}” is gone.",
    ]
    assert newest(made).sections[0].id == kept.id


def test_the_row_of_an_import_keeps_what_it_came_from(parent: EducationIndexPage, writer):
    made = imported(parent, writer)

    row = DocumentImport.objects.get()
    assert (row.page_id, row.imported_by, row.outcome) == (made.page.pk, writer, "made")
    assert row.source[0] == [1, TEXT.split("\n")[0]]
    assert row.revision == made.page.latest_revision
    assert row.document is None


def test_what_an_import_asked_can_be_taken_back_when_it_is_done(parent: EducationIndexPage, writer):
    made = imported(parent, writer)
    mine = Comment.objects.create(
        page_id=made.page.pk, user=writer, text="Mine", contentpath="title"
    )

    take_back(made.page.pk)

    assert comments(made) == [mine]
