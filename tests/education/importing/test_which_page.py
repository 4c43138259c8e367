"""A document goes to the page its file made, to a page chosen by hand, or to a new one."""

from datetime import date
from typing import Any

import pytest
from wagtail.models import Revision

from education.domain.importing import read_document
from education.groups import create_groups
from education.importing import CannotImport, Imported, import_draft
from education.models import ArticlePage, EducationIndexPage
from tests.portal.people import make_patient, make_staff

pytestmark = pytest.mark.django_db
TEXT = "# A guide\n\nQuick words here.\n\n## What it is\n\nWords.\n"


def imported(parent: EducationIndexPage, text: str = TEXT, file: str = "guide.md", **more: Any):
    draft = read_document(text.encode(), file)
    return import_draft(draft=draft, parent=parent, file_name=file, **more)


def newest(made: Imported) -> ArticlePage:
    return ArticlePage.objects.get(pk=made.page.pk).get_latest_revision_as_object()


def codes(made: Imported) -> set[str]:
    return {issue.code for issue in made.issues}


def test_another_title_in_the_same_file_is_a_new_version_of_its_page(parent: EducationIndexPage):
    first = imported(parent)

    again = imported(parent, TEXT.replace("# A guide", "# Another title"))

    assert (again.page.pk, again.outcome) == (first.page.pk, "revised")
    assert newest(again).title == "Another title"
    assert newest(again).slug == "a-guide"
    assert Revision.objects.for_instance(first.page).count() == 2


def test_a_page_that_only_has_the_same_title_is_left_alone(parent: EducationIndexPage):
    own = parent.add_child(instance=ArticlePage(title="A guide", slug="a-guide", live=False))

    made = imported(parent)

    assert made.page.pk != own.pk
    assert made.page.slug == "a-guide-2"
    assert "address_taken" in codes(made)
    assert not Revision.objects.for_instance(own).exists()


def test_another_file_of_the_same_title_is_another_page(parent: EducationIndexPage):
    imported(parent)

    third = [imported(parent, f"{TEXT}\n{n}\n", file=f"{n}.md") for n in (1, 2)][1]

    assert third.page.slug == "a-guide-3"
    assert "address_taken" not in codes(imported(parent, f"{TEXT}\nNew.\n"))


def test_the_address_of_a_page_of_another_kind_is_left_alone(parent: EducationIndexPage):
    other = EducationIndexPage(title="A guide", slug="a-guide", live=False)
    parent.get_parent().specific.add_child(instance=other)

    assert imported(other, TEXT).page.slug == "a-guide"


def test_the_same_file_under_another_list_is_another_page(parent: EducationIndexPage):
    first = imported(parent)
    other = EducationIndexPage(title="Others", slug="others", live=False)
    parent.get_parent().specific.add_child(instance=other)

    assert imported(other).page.pk != first.page.pk


def test_a_page_chosen_by_hand_takes_the_document(parent: EducationIndexPage):
    own = parent.add_child(instance=ArticlePage(title="Mine", slug="mine", live=False))

    made = imported(parent, page=own)
    again = imported(parent, page=own)
    later = imported(parent, f"{TEXT}\nMore.\n")

    assert {made.page.pk, again.page.pk, later.page.pk} == {own.pk}
    assert [made.outcome, again.outcome, later.outcome] == ["revised", "same", "revised"]


def test_a_changed_document_has_no_date_of_its_evidence(parent: EducationIndexPage):
    page = newest(imported(parent))
    page.evidence_current_to = date(2026, 1, 1)
    page.save_revision()

    assert newest(imported(parent)).evidence_current_to == date(2026, 1, 1)
    assert newest(imported(parent, f"{TEXT}\nMore.\n")).evidence_current_to is None


def locked_by(page: ArticlePage, user: Any) -> None:
    ArticlePage.objects.filter(pk=page.pk).update(locked=True, locked_by=user)


def test_a_lock_holds_for_everybody_but_whoever_locked_the_page(parent: EducationIndexPage):
    create_groups()
    writer, other = make_staff("writer"), make_staff("publisher")
    locked_by(imported(parent).page, writer)

    for user in (None, other):
        with pytest.raises(CannotImport, match="locked"):
            imported(parent, f"{TEXT}\nMore.\n", user=user)
    assert imported(parent, f"{TEXT}\nMore.\n", user=writer).outcome == "revised"


def test_a_page_that_is_waiting_to_go_live_is_locked(parent: EducationIndexPage):
    page = imported(parent).page
    Revision.objects.for_instance(page).update(approved_go_live_at="2099-01-01T00:00Z")

    with pytest.raises(CannotImport, match="locked"):
        imported(parent, f"{TEXT}\nMore.\n")


def test_whoever_may_not_edit_the_page_may_not_import_into_it(parent: EducationIndexPage):
    imported(parent)

    with pytest.raises(CannotImport, match="may not edit"):
        imported(parent, f"{TEXT}\nMore.\n", user=make_patient())
