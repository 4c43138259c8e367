"""The import screens refuse what they cannot take in one sentence, and let nobody in who may not import."""

from pathlib import Path

import pytest
from django.test import Client

from education.models import ArticlePage, DocumentImport
from tests.education.importing.screens import ADDRESS, make, preview_of, upload
from tests.portal.people import make_patient, make_staff, signed_in

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_too_much_pasted_text_is_refused_in_a_sentence(writer: Client):
    response = writer.post(ADDRESS, {"pasted": "word " * 200_000, "pasted_as": "text"})

    assert response.status_code == 422
    assert b"larger than 500 KB" in response.content


@pytest.mark.parametrize("page", ["999999", "x", "-1", "1", "9" * 40])
def test_a_page_that_is_no_article_cannot_be_chosen(writer: Client, page: str):
    assert make(writer, DOCUMENT.read_bytes(), page=page).status_code == 422
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture.txt", b"picture"),
        (b"a\x00b", "x.txt", b"NUL"),
        (b"word " * 200_000, "x.txt", b"larger than"),
        (b"PK\x03\x04" + bytes(30_000_000), "x.docx", b"larger than"),
        (b"<p>", "x.xml", b"Only Word"),
        (b"\xd0\xcf\x11\xe0", "x.doc", b"old Word file"),
        (b"", "x.txt", b"empty"),
    ],
)
def test_a_bad_document_is_refused_with_one_sentence(writer: Client, data, name, words):
    response = writer.post(ADDRESS, upload(data, name))

    assert response.status_code == 422
    assert words in response.content
    assert not DocumentImport.objects.exists()


@pytest.mark.parametrize("sent", [{"x": "y"}, {"pasted": " \n"}, {"pasted": "x", "pasted_as": "?"}])
def test_a_form_without_a_document_says_what_to_do(writer: Client, sent: dict[str, str]):
    assert writer.post(ADDRESS, sent).status_code == 422
    assert not DocumentImport.objects.exists()


def test_a_document_that_became_a_page_cannot_become_another(writer: Client):
    preview = preview_of(writer, DOCUMENT.read_bytes())
    writer.post(preview, {"make": "1"})

    for response in (writer.get(preview), writer.post(preview, {"make": "1"})):
        assert response.headers["Location"].startswith("/cms/import/history/")
    assert writer.get(f"{preview}page/").status_code == 404
    assert ArticlePage.objects.count() == 1


def test_who_may_not_add_articles_may_not_import(writer: Client):
    assert signed_in(make_staff("reviewer")).get(ADDRESS).status_code in {302, 403}
    assert signed_in(make_patient()).get(ADDRESS).status_code in {302, 403, 404}
    assert Client().get(ADDRESS).status_code == 302


def test_notes_of_a_page_that_was_not_imported_are_not_found(writer: Client):
    assert writer.get(f"{ADDRESS}999999/").status_code == 404
