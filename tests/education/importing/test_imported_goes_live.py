"""An imported document: draft, signed by another person, live, edited, live again."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from education.domain.importing import read_document
from education.groups import create_groups
from education.importing import import_draft
from education.models import (
    ArticleContributor,
    ArticlePage,
    Contributor,
    EducationIndexPage,
    VisitQuestion,
)
from education.setting_up.pages import set_up_pages
from education.workflow import NotReady, NotSigned, sign_and_publish
from tests.portal.people import make_staff

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def page() -> ArticlePage:
    """The imported document with what an importer leaves for the editor."""
    create_groups()
    set_up_pages(base_url="http://testserver")
    reviewer, publisher = make_staff("reviewer"), make_staff("publisher")
    imported = import_draft(
        draft=read_document(DOCUMENT.read_bytes(), DOCUMENT.name),
        parent=EducationIndexPage.objects.get(),
        file_name=DOCUMENT.name,
        user=make_staff("writer"),
    )
    page = ArticlePage.objects.get(pk=imported.page.pk).get_latest_revision_as_object()
    names = [row.contributor for row in page.byline.all()]
    names.append(Contributor.objects.create(name="R", slug="r", role="clinical_reviewer"))
    for row in (*names, page.topic, *VisitQuestion.objects.filter(live=False)):
        if isinstance(row, Contributor):
            row.conflict_of_interest = "None declared."
        sign_and_publish(row, reviewer=reviewer, publisher=publisher)
    page.byline = [ArticleContributor(contributor=name) for name in names]
    page.evidence_current_to = date(2026, 1, 1)
    page.save_revision(user=page.latest_revision.user)
    return page


def people() -> dict:
    users = get_user_model().objects
    return {
        "reviewer": users.get(email="reviewer@clinic.example"),
        "publisher": users.get(email="publisher@clinic.example"),
    }


def test_it_goes_live_with_every_part_once_another_person_has_signed(page: ArticlePage):
    live = sign_and_publish(page, **people())

    html = Client().get(f"/articles/{live.slug}/").content.decode()
    for words in (
        "What hiccups are and why",
        "Checking the medicine list",
        "How long is too long?",
    ):
        assert words in html
    for words in ("No harm has been found when they stop", "Long ones deserve a visit"):
        assert words in html


def test_it_stays_a_draft_while_a_question_to_ask_is_one(page: ArticlePage):
    asked = VisitQuestion.objects.first()
    asked.unpublish()

    with pytest.raises(NotReady, match="visit question"):
        sign_and_publish(page, **people())


def test_it_can_be_edited_and_published_again(page: ArticlePage):
    live = sign_and_publish(page, **people())
    edited = live.get_latest_revision_as_object()
    edited.sections[4].value["heading"] = "Small steps"
    edited.save_revision(user=get_user_model().objects.get(email="writer@clinic.example"))

    again = sign_and_publish(edited, **people())

    assert again.sections[4].value["heading"] == "Small steps"
    assert len(again.sections) == 7


def test_whoever_imported_it_cannot_sign_it(page: ArticlePage):
    with pytest.raises((NotSigned, NotReady)):
        sign_and_publish(page, reviewer=page.latest_revision.user, publisher=people()["publisher"])
