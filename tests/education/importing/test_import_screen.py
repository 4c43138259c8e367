"""The CMS screen: choose a document, look at what was read, make the draft."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from education.groups import create_groups
from education.models import ArticlePage, EducationIndexPage
from education.setting_up.pages import set_up_pages
from tests.portal.people import make_patient, make_staff, signed_in

DOCUMENT = Path(__file__).parents[1] / "documents" / "hiccups.txt"
ADDRESS = "/cms/import/"
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def _clinic() -> None:
    create_groups()
    set_up_pages(base_url="http://testserver")


@pytest.fixture
def writer() -> Client:
    return signed_in(make_staff("writer"))


def upload(data: bytes, name: str = "hiccups.txt") -> dict[str, SimpleUploadedFile]:
    return {"document": SimpleUploadedFile(name, data)}


def carried_on(response) -> dict[str, str]:
    """What the preview's form sends when its button is pressed."""
    context = response.context
    return {"carried": context["carried"], "file_name": context["file_name"], "make": "1"}


def test_a_writer_sees_what_was_read_before_anything_is_made(writer: Client):
    response = writer.post(ADDRESS, upload(DOCUMENT.read_bytes()))

    assert response.status_code == 200
    assert b"Bottom line for people asking" in response.content
    assert b"Burp Weekly, who published it" in response.content
    assert not ArticlePage.objects.exists()


def test_the_draft_is_made_from_the_preview_and_opens_in_the_editor(writer: Client):
    preview = writer.post(ADDRESS, upload(DOCUMENT.read_bytes()))

    response = writer.post(ADDRESS, carried_on(preview))

    page = ArticlePage.objects.get()
    assert response.headers["Location"] == f"/cms/pages/{page.pk}/edit/"
    assert not page.live
    assert page.latest_revision.user.first_name == "Sample"
    assert writer.get(response.headers["Location"]).status_code == 200


def test_the_notes_of_an_import_can_be_read_again(writer: Client):
    writer.post(ADDRESS, carried_on(writer.post(ADDRESS, upload(DOCUMENT.read_bytes()))))

    response = writer.get(f"{ADDRESS}{ArticlePage.objects.get().pk}/")

    assert b"No clinical reviewer is named" in response.content


def test_the_notes_show_the_related_articles_that_the_document_names(writer: Client):
    data = b"# T\n\nQuick words.\n\n## See also\n\n- Being sick of it\n"
    writer.post(ADDRESS, carried_on(writer.post(ADDRESS, upload(data, "x.md"))))

    shown = writer.get(f"{ADDRESS}{ArticlePage.objects.get().pk}/").content.decode()

    assert "<li>Being sick of it</li>" in shown
    assert "is called “Being sick of it”" in shown


def test_a_writer_sees_which_page_the_file_made_and_may_choose_another(writer: Client):
    index = EducationIndexPage.objects.get()
    other = index.add_child(instance=ArticlePage(title="Mine", slug="mine", live=False))
    writer.post(ADDRESS, carried_on(writer.post(ADDRESS, upload(DOCUMENT.read_bytes()))))

    preview = writer.post(ADDRESS, upload(DOCUMENT.read_bytes() + b"\nMore.\n"))
    response = writer.post(ADDRESS, {**carried_on(preview), "page": str(other.pk)})

    assert "This file made the page" in preview.content.decode()
    assert response.headers["Location"] == f"/cms/pages/{other.pk}/edit/"
    assert ArticlePage.objects.count() == 2


@pytest.mark.parametrize("page", ["999999", "x", "-1", "1", "9" * 40])
def test_a_page_that_is_no_article_cannot_be_chosen(writer: Client, page: str):
    preview = writer.post(ADDRESS, upload(DOCUMENT.read_bytes()))

    assert writer.post(ADDRESS, {**carried_on(preview), "page": page}).status_code == 422
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "picture.txt", b"picture"),
        (b"a\x00b", "x.txt", b"NUL"),
        (b"word " * 200_000, "x.txt", b"larger than"),
        (b"<p>", "x.xml", b"Only Word"),
        (b"", "x.txt", b"empty"),
    ],
)
def test_a_bad_document_is_refused_with_one_sentence(writer: Client, data, name, words):
    response = writer.post(ADDRESS, upload(data, name))

    assert response.status_code == 422
    assert words in response.content
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"make": "1"},
        {"make": "1", "carried": "not base64!", "file_name": "x.txt"},
        {"make": "1", "carried": "ÿÿ", "file_name": "x.txt"},
        {"make": "1", "carried": "AAAA", "file_name": "x.txt"},
        {"carried": "QQ==", "file_name": "\x00"},
    ],
)
def test_a_form_that_was_tampered_with_makes_no_page(writer: Client, sent: dict[str, str]):
    assert writer.post(ADDRESS, sent or {"x": "y"}).status_code in {400, 422}
    assert not ArticlePage.objects.exists()


def test_who_may_not_add_articles_may_not_import():
    assert signed_in(make_staff("reviewer")).get(ADDRESS).status_code in {302, 403}
    assert signed_in(make_patient()).get(ADDRESS).status_code in {302, 403, 404}
    assert Client().get(ADDRESS).status_code == 302


def test_notes_of_a_page_that_was_not_imported_are_not_found(writer: Client):
    assert writer.get(f"{ADDRESS}999999/").status_code == 404
