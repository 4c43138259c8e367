"""An address is the same in every language but for its start, and it alone decides the language."""

import pytest
from django.utils import translation

from education.addresses import absolute, local
from education.languages import language_of, root, without_language
from education.languages.offered import choices
from tests.education import shelf

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "code", "plain"),
    [
        ("/", "en-gb", "/"),
        ("/es/", "es", "/"),
        ("/es", "es", "/"),
        ("/es/articles/x/", "es", "/articles/x/"),
        ("/esophagus/", "en-gb", "/esophagus/"),
        ("/fr/", "en-gb", "/fr/"),
        ("", "en-gb", ""),
    ],
)
def test_the_first_part_of_an_address_names_its_language(path, code, plain):
    assert (language_of(path), without_language(path)) == (code, plain)


def test_links_stay_in_the_language_being_read():
    assert (root(), local("/articles/")) == ("", "/articles/")
    with translation.override("es"):
        assert (root(), local("/articles/"), local("/es/articles/")) == (
            "/es",
            "/es/articles/",
            "/es/articles/",
        )
        assert local("/sitemap.xml") == "/sitemap.xml"
        assert local("/static/portal/icon.svg") == "/static/portal/icon.svg"
        assert absolute("/claims/") == "http://testserver/es/claims/"
        assert local("/claims/", "en-gb") == "/claims/"


def test_a_public_page_ignores_what_the_browser_and_its_cookies_wish(client):
    client.cookies["django_language"] = "es"
    answer = client.get("/glossary/", headers={"accept-language": "es"})

    assert '<html lang="en-gb"' in answer.content.decode()
    assert answer["Content-Language"] == "en-gb"
    assert "Accept-Language" not in answer.get("Vary", "")
    assert "Cookie" not in answer.get("Vary", "")


def test_the_address_decides_and_nothing_is_left_behind(client):
    answer = client.get("/es/glossary/", headers={"accept-language": "en"})

    assert '<html lang="es"' in answer.content.decode()
    assert answer["Content-Language"] == "es"
    assert translation.get_language() == "en-gb"
    assert '<html lang="en-gb"' in client.get("/glossary/").content.decode()


@pytest.mark.parametrize(
    "path", ["/es/diary/", "/es/accounts/login/", "/es/cms/", "/es/sitemap.xml"]
)
def test_a_persons_own_pages_have_one_address(client, path):
    assert client.get(path).status_code == 404


def test_a_persons_own_pages_follow_their_choice(client):
    asked = client.get("/accounts/login/?lang=es")
    assert asked["Content-Language"] == "es"
    assert client.get("/accounts/login/")["Content-Language"] == "es"
    assert client.get("/accounts/login/?lang=xx")["Content-Language"] == "es"
    assert client.get("/accounts/login/?lang=en-gb")["Content-Language"] == "en-gb"


def test_a_browsers_wish_counts_on_a_persons_own_pages_until_they_choose(client):
    answer = client.get("/accounts/login/", headers={"accept-language": "es-MX,es;q=0.9"})
    assert answer["Content-Language"] == "es"
    assert "no-store" in answer["Cache-Control"]


def test_one_language_is_no_choice(client):
    shelf.article()
    assert choices("/articles/") == []
    assert "hreflang" not in client.get("/articles/").content.decode()
