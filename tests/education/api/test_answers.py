"""Every answer of the API is JSON, open to other sites, cookie-less and kept by its ETag."""

import pytest
import time_machine

from education import models
from tests.education import shelf
from tests.education.finding.asking import term

pytestmark = pytest.mark.django_db
LISTS = ("pages", "claims", "glossary", "topics")
BAD = {
    "nope=1": "You can use:",
    "fields=nope": "There is no field “nope”.",
    "fields=a(b)": "without brackets",
    "fields=,": "unexpected char",
    "order=random": "cannot be ordered",
    "order=--title": "cannot be ordered",
    "limit=x": "whole number",
    "limit=-1": "whole number",
    "limit=101": "at most 100",
    "limit=٣": "whole number",
    "offset=99999999999999999999": "whole number",
    "offset=9999999": "at most 100000",
    "limit=1&limit=2": "more than once",
    "search=" + "a" * 301: "longer than 300",
    "type=education.RedFlag": "We do not know “type”",
    "id=1": "We do not know “id”",
    "format=api": "We do not know “format”",
    "q=%00": "characters that no text can hold",
}


def assert_refused(response, status, words=""):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    assert words in response.json()["message"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", list(BAD))
def test_a_question_that_cannot_be_answered_is_refused_in_words(client, name, query):
    words = "We do not know “search”" if (name, query[:8]) == ("topics", "search=a") else BAD[query]

    assert_refused(client.get(f"/api/v2/{name}/?{query}"), 400, words)


@pytest.mark.parametrize(
    "path",
    ["", "nope/", "pages/0/", "pages/no-such/", "claims/9999999999999999999999/", "pages/find/",
     "pages/1/sections/", "../cms/"],
)  # fmt: skip
def test_what_is_not_there_is_a_404_in_words(client, path):
    assert_refused(client.get(f"/api/v2/{path}"), 404)


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete", "trace"])
def test_nothing_is_ever_sent_to_it(client, verb):
    assert_refused(getattr(client, verb)("/api/v2/pages/"), 405, "Ask with GET")


def test_what_is_long_is_given_of_one_row_at_a_time(client):
    response = client.get("/api/v2/pages/?fields=sections")

    assert_refused(response, 400, "one row at a time")


@pytest.mark.parametrize("path", ["pages/", "nope/", "pages/?limit=x"])
def test_any_site_may_read_and_no_cookie_is_set(client, path):
    response = client.get(f"/api/v2/{path}", headers={"origin": "https://clinic.example"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies


def test_a_browser_that_asks_first_is_told_what_it_may(client):
    response = client.options("/api/v2/pages/")

    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_an_answer_is_json_whatever_a_browser_would_like_better(client):
    response = client.get("/api/v2/pages/", headers={"accept": "text/html"})

    assert response["Content-Type"] == "application/json"


def test_an_answer_is_not_sent_again_until_something_changes(client):
    term("husk")
    first = client.get("/api/v2/glossary/")
    again = client.get("/api/v2/glossary/", headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v2/glossary/?limit=1")["ETag"] != first["ETag"]

    term("seed")
    changed = client.get("/api/v2/glossary/", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_a_new_day_is_a_new_answer(client):
    shelf.article("sample")
    with time_machine.travel("2026-11-26T12:00:00+00:00", tick=False):
        first = client.get("/api/v2/pages/")["ETag"]
    with time_machine.travel("2026-11-27T12:00:00+00:00", tick=False):
        assert client.get("/api/v2/pages/")["ETag"] != first


def test_what_was_taken_down_is_gone_at_once(client):
    page = shelf.article("sample")
    known = client.get("/api/v2/pages/sample/")["ETag"]
    page.unpublish()

    response = client.get("/api/v2/pages/sample/", headers={"if-none-match": known})

    assert_refused(response, 404, "Nothing is published")


def test_the_page_about_it_has_an_example_that_asks_for_a_guide_that_is_there(client):
    shelf.article("sample")

    html = client.get("/api/").content.decode()

    assert "http://testserver/api/v2/pages/sample/" in html
    assert "&lt;script type=&quot;module&quot;&gt;" in html
    assert client.get("/api/v2/pages/sample/").status_code == 200
    for name in LISTS:
        assert f"/api/v2/{name}/" in html


def test_a_slug_is_looked_up_in_the_language_asked_for(client):
    assert models.ArticlePage.objects.count() == 0
    shelf.article("sample")

    assert client.get("/api/v2/pages/sample/?locale=en-gb").status_code == 200
    assert client.get("/api/v2/pages/?locale=xx").json()["items"] == []
