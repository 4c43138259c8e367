"""The CMS screen: choose a document, look at what was read, make the draft."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment, Revision

from education.models import ArticlePage, DocumentImport, EducationIndexPage, VisitQuestion
from tests.education.importing.screens import ADDRESS, make, preview_of
from tests.education.importing.word_files import article_with_footnotes, changed, paragraphs

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_writer_sees_what_was_read_before_anything_is_made(writer: Client):
    response = writer.get(preview_of(writer, DOCUMENT.read_bytes()))

    shown = response.content.decode()
    assert "Bottom line for people asking" in shown
    assert "Burp Weekly, who published it" in shown
    assert not ArticlePage.objects.exists()


def test_every_issue_leads_to_the_line_it_came_from(writer: Client):
    shown = writer.get(preview_of(writer, DOCUMENT.read_bytes())).content.decode()

    linked = set(re.findall(r'href="#(line-\d+)"', shown))
    assert len(linked) > 5
    assert linked <= set(re.findall(r'<tr id="(line-\d+)"', shown))
    line = next(n for n, t in enumerate(DOCUMENT.read_text().split("\n"), 1) if "celiac" in t)
    row = shown.partition(f'<tr id="line-{line}"')[2].partition("</tr>")[0]
    assert "American spelling: celiac" in row


def test_the_preview_is_the_reading_page_and_makes_nothing(writer: Client):
    address = f"{preview_of(writer, DOCUMENT.read_bytes())}page/"
    before = [model.objects.count() for model in (ArticlePage, VisitQuestion, Comment)]

    response = writer.get(address)

    assert response.status_code == 200
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    for words in ("<h1", "What hiccups are and why", "Checking the medicine list"):
        assert words in response.content.decode()
    assert [model.objects.count() for model in (ArticlePage, VisitQuestion, Comment)] == before


def test_the_draft_is_made_from_the_preview_and_opens_in_the_editor(writer: Client):
    response = make(writer, DOCUMENT.read_bytes())

    page = ArticlePage.objects.get()
    assert response.headers["Location"] == f"/cms/pages/{page.pk}/edit/"
    assert not page.live
    assert page.latest_revision.user.first_name == "Sample"
    assert writer.get(response.headers["Location"]).status_code == 200


def test_text_that_is_pasted_becomes_a_draft(writer: Client):
    sent = {
        "pasted": "# Pasted\n\nQuick words.\n\n## What it is\n\nWords.",
        "pasted_as": "markdown",
    }

    preview = writer.post(ADDRESS, sent).headers["Location"]
    writer.post(preview, {"make": "1"})

    page = ArticlePage.objects.get()
    assert page.draft_title == "Pasted"
    assert DocumentImport.objects.get().file_name == "Pasted – # Pasted.md"


def test_a_word_file_of_many_megabytes_can_be_uploaded(writer: Client):
    picture = os.urandom(6_000_000)
    text = paragraphs("A title", "The quick answer of it.", "What it is", "Words of it.")
    data = changed(text, "word/media/large.bin", lambda _text: picture.hex())

    assert len(data) > 5_000_000
    assert make(writer, data, "large.docx").status_code == 302
    assert ArticlePage.objects.get().draft_title == "A title"
    assert DocumentImport.objects.get().document is None


def test_the_notes_of_an_import_can_be_read_again(writer: Client):
    make(writer, DOCUMENT.read_bytes())

    response = writer.get(f"{ADDRESS}{ArticlePage.objects.get().pk}/", follow=True)

    assert b"No clinical reviewer is named" in response.content


def test_a_writer_sees_which_page_the_file_made_and_may_choose_another(writer: Client):
    index = EducationIndexPage.objects.get()
    other = index.add_child(instance=ArticlePage(title="Mine", slug="mine", live=False))
    make(writer, DOCUMENT.read_bytes())

    preview = preview_of(writer, DOCUMENT.read_bytes() + b"\nMore.\n")
    shown = writer.get(preview).content.decode()
    response = writer.post(preview, {"make": "1", "page": str(other.pk)})

    assert "This file made the page" in shown
    assert response.headers["Location"] == f"/cms/pages/{other.pk}/edit/"
    assert ArticlePage.objects.count() == 2


def test_the_history_says_who_when_which_file_and_which_page(writer: Client):
    make(writer, DOCUMENT.read_bytes())
    preview_of(writer, b"# Another\n\nQuick.\n", "later.md")

    shown = writer.get("/cms/import/history/").content.decode()

    for words in (
        "hiccups.txt",
        "later.md",
        "Sample",
        "Are Hiccups",
        "New page",
        "no page made yet",
    ):
        assert words in shown
    assert DocumentImport.objects.last().sha256[:12] in shown


def test_the_same_file_again_changes_nothing_and_leaves_no_line(writer: Client):
    make(writer, DOCUMENT.read_bytes())
    revisions = Revision.objects.count()

    preview = preview_of(writer, DOCUMENT.read_bytes())
    shown = writer.get(preview).content.decode()
    writer.post(preview, {"make": "1"})

    assert "changes nothing" in shown
    assert Revision.objects.count() == revisions
    assert DocumentImport.objects.count() == 1


def test_a_document_nobody_went_on_with_is_let_go_after_a_week(writer: Client):
    preview_of(writer, DOCUMENT.read_bytes())
    old = timezone.now() - timedelta(days=8)
    DocumentImport.objects.update(imported_at=old)

    preview_of(writer, b"# Another\n\nQuick.\n", "later.md")

    assert [row.file_name for row in DocumentImport.objects.all()] == ["later.md"]


def test_somebody_new_finds_the_import_in_the_menu_and_in_the_list_of_articles(writer: Client):
    index = EducationIndexPage.objects.get()

    menu = writer.get("/cms/").content.decode()
    explorer = writer.get(f"/cms/pages/{index.pk}/").content.decode()

    assert '"Import an article"' in menu
    assert f'href="{ADDRESS}"' in explorer  # besides the menu, which is made of JSON


def test_the_notes_show_every_line_of_a_word_file_as_a_paragraph(writer: Client):
    preview = preview_of(writer, article_with_footnotes(), "article.docx")

    shown = writer.get(preview).content.decode()

    assert "Paragraph" in shown
    assert "Footnote 3 is no reference of the clinic yet: “Notes of the clinic, 2022”." in shown
    assert "[1] Camp A, Hill B. Hiccups after meals." in shown
