"""A translated article on paper and its feedback: in its language, with what is not translated yet said."""

import io

import pytest
from pypdf import PdfReader

from education.models import ArticleFeedback
from tests.education import shelf
from tests.education.languages.translating import front_pages, published_in_spanish
from tests.education.leaflets import leaflet_file, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def page():
    front_pages()
    flag = shelf.red_flag("RF01", "emergency")
    original = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])
    return published_in_spanish(original)


def test_a_leaflet_is_in_the_language_of_its_article_and_says_what_is_not(client, page):
    response = client.get("/es/articles/sample-guide/leaflet.pdf")

    pdf = PdfReader(io.BytesIO(response.content))
    text = text_of(pdf)
    assert pdf.trailer["/Root"]["/Lang"].lower().startswith("es")
    assert "(es) A sample guide" in text
    assert "testserver/es/articles/sample-guide/" in text
    # Whatever the words for it in Spanish: the sign that nobody translated says so.
    assert "Sample sign RF01 (" in text


def test_a_translation_that_no_clinician_read_says_so_on_paper(page):
    shown = leaflet_file(page).pages[0].extract_text()
    read = leaflet_file(page.get_translations(inclusive=True).get(locale__language_code="en-gb"))

    assert page.rendered["top"].count("note--ink") >= 1
    assert len(shown.split()) > len(read.pages[0].extract_text().split())


def test_feedback_belongs_to_the_translation_and_stays_in_its_language(client, page):
    address = "/es/articles/sample-guide/feedback/"
    assert 'action="feedback/"' in client.get("/es/articles/sample-guide/").content.decode()

    response = client.post(address, {"useful": "yes"}, HTTP_SEC_FETCH_SITE="same-origin")

    assert response["Location"] == f"{address}thanks/"
    assert ArticleFeedback.objects.get().page_id == page.pk
    assert '<html lang="es"' in client.get(response["Location"]).content.decode()
