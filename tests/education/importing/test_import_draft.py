"""A draft becomes a page that nobody reads before a second person has signed it."""

from pathlib import Path
from typing import Any

import pytest
from wagtail.models import PageLogEntry, Revision

from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.tree import words_in
from education.importing import LOG_ACTION, CannotImport, import_draft
from education.models import (
    ArticlePage,
    Claim,
    DiaryTag,
    EducationIndexPage,
    RedFlag,
    Reference,
    Topic,
)

DOCUMENTS = Path(__file__).parents[1] / "documents"
pytestmark = pytest.mark.django_db


def draft_of(name: str, *changes: tuple[str, str]) -> ArticleDraft:
    text = (DOCUMENTS / name).read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_document(text.encode(), name)


def imported(parent: EducationIndexPage, draft: ArticleDraft) -> Any:
    return import_draft(draft=draft, parent=parent, file_name="hiccups.txt")


def newest(page: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def blocks(page: ArticlePage, kind: str) -> list[Any]:
    return [
        block.value
        for section in page.sections
        for block in section.value["body"]
        if block.block_type == kind
    ]


def test_the_page_is_a_draft_with_no_date_and_no_reviewer(parent: EducationIndexPage):
    page = ArticlePage.objects.get(pk=imported(parent, draft_of("hiccups.txt")).page.pk)

    assert not page.live
    assert page.last_reviewed_on is None
    assert page.evidence_current_to is None
    assert [row.contributor.role for row in newest(page).byline.all()] == ["author"]
    assert not newest(page).byline.all()[0].contributor.live
    assert not newest(page).topic.live


def test_every_field_of_the_document_is_in_the_newest_version(parent: EducationIndexPage):
    page = newest(imported(parent, draft_of("hiccups.txt")).page)

    assert page.title.startswith("Are Hiccups")
    assert page.publisher == "Burp Weekly"
    assert page.reading_minutes_override == 4
    assert [s.value["role"] for s in page.sections][3] == "clinicians"
    assert [str(step.source) for step in blocks(page, "steps")[0]][3] == (
        "<p>Watching what happens before naming a cause.</p>"
    )
    assert len(page.questions) == 2
    assert len(page.main_points) == 3


def test_no_word_of_a_section_is_lost_on_the_way_to_the_page(parent: EducationIndexPage):
    draft = draft_of("hiccups.txt")
    page = newest(imported(parent, draft).page)

    for section, block in zip(draft.sections, page.sections, strict=True):
        stream = block.value["body"]
        shown = " ".join(stream.stream_block.get_searchable_content(stream))
        shown += " ".join(
            row.question for b in stream if b.block_type == "visit_questions" for row in b.value
        )
        lost = set(words_in(" ".join(section.paragraphs))) - set(words_in(shown))
        assert lost <= {"1", "2", "3", "4", "and"}  # what parts one step from the next


def test_the_same_document_again_changes_nothing(parent: EducationIndexPage):
    first = imported(parent, draft_of("hiccups.txt"))
    revisions = Revision.objects.count()

    again = imported(parent, draft_of("hiccups.txt"))

    assert (again.page.pk, again.outcome) == (first.page.pk, "same")
    assert Revision.objects.count() == revisions


def test_the_same_document_after_an_edit_leaves_the_edit_alone(parent: EducationIndexPage):
    page = newest(imported(parent, draft_of("hiccups.txt")).page)
    page.deck = "An editor's words."
    page.save_revision()

    again = imported(parent, draft_of("hiccups.txt"))

    assert newest(again.page).deck == "An editor's words."


def test_a_changed_document_is_a_new_version_of_the_same_page(parent: EducationIndexPage):
    first = imported(parent, draft_of("hiccups.txt")).page

    again = imported(parent, draft_of("hiccups.txt", ("Sip cold water", "Sip warm water")))

    assert (again.page.pk, again.outcome) == (first.pk, "revised")
    assert Revision.objects.for_instance(first).count() == 2
    assert "Sip warm water" in str(newest(first).sections[4].value["body"][0].value)


def test_a_version_made_by_import_can_be_saved_again(parent: EducationIndexPage):
    page = newest(imported(parent, draft_of("hiccups.txt")).page)
    page.title = "Another title"

    page.save_revision()

    assert newest(page).title == "Another title"
    assert len(blocks(newest(page), "steps")[0]) == 4


def test_a_locked_page_is_left_alone(parent: EducationIndexPage):
    page = imported(parent, draft_of("hiccups.txt")).page
    ArticlePage.objects.filter(pk=page.pk).update(locked=True)

    with pytest.raises(CannotImport, match="locked"):
        imported(parent, draft_of("hiccups.txt", ("Sip cold", "Sip warm")))


def test_codes_in_a_document_choose_content_of_the_portal(parent: EducationIndexPage):
    claim = Claim.objects.create(code="C01", slug="c01", statement="A claim")
    for code in ("RF17", "RF33"):
        RedFlag.objects.create(code=code, key=code.lower(), tier="soon", question="?", rule="x")
    Reference.objects.create(number=1, title="A paper")
    DiaryTag.objects.create(code="hiccups", label="Hiccups", kind="symptom")

    made = imported(parent, draft_of("hiccups.md"))
    page = newest(made.page)

    assert blocks(page, "claim") == [claim]
    assert [flag.code for flag in blocks(page, "red_flags")[0]["flags"]] == ["RF17", "RF33"]
    assert [tag.code for tag in blocks(page, "track")[0]["tags"]] == ["hiccups"]
    assert [issue.code for issue in made.issues].count("unknown_code") == 1
    assert "[track: hiccups, sour_taste]" in "".join(t.source for t in blocks(page, "text"))


def test_what_needs_an_editor_is_kept_in_the_history(parent: EducationIndexPage):
    page = imported(parent, draft_of("hiccups.md")).page

    notes = PageLogEntry.objects.get(page_id=page.pk, action=LOG_ACTION).data

    assert "unknown_code" in {code for code, _message, _line in notes["issues"]}
    assert any("drawing.png" in text for text, _line in notes["unplaced"])


def test_words_longer_than_their_field_are_cut_and_kept(parent: EducationIndexPage):
    long = "A very long sentence about hiccups " * 12
    draft = draft_of("hiccups.md", ("A short look at a small cramp.", long))

    made = imported(parent, draft)

    assert len(newest(made.page).deck) == 300
    assert "too_long" in {issue.code for issue in made.issues}
    notes = PageLogEntry.objects.get(page_id=made.page.pk, action=LOG_ACTION).data
    assert long.strip() in notes["header"]


def test_a_topic_that_exists_is_used_whatever_its_case(parent: EducationIndexPage):
    topic = Topic.objects.create(name="Weak Diaphragm", slug="weak-diaphragm")

    assert newest(imported(parent, draft_of("hiccups.txt")).page).topic == topic
