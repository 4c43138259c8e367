"""A guide's past as readers find it: every version, each readable, and what differs."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from education import models
from education.group_names import WRITERS
from education.published import forget_content_version
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HISTORY = "/articles/sample-guide/history/"


@pytest.fixture
def guide():
    """Return a guide with two versions and a draft that nobody published."""
    page = shelf.article(
        sections=[shelf.section("What it is", ("text", "<p>It may help you.</p>"))]
    )
    newest = page.get_latest_revision_as_object()
    newest.sections = [shelf.section("What it is", ("text", "<p>It may not help you.</p>"))]
    newest.changes = [models.ArticleChange(date=date(2026, 3, 1), what="We looked again.")]
    page = shelf.publish(newest)
    draft = page.get_latest_revision_as_object()
    draft.deck = "A draft nobody signed."
    draft.save_revision(user=shelf.staff("Writer", WRITERS))
    return page


def html_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_every_version_is_listed_with_who_checked_it_and_what_changed(client, guide):
    html = html_of(client, HISTORY)

    for words in ("Version 1", "Version 2", "Checked by Sample Reviewer", "We looked again."):
        assert words in html
    assert "Version 3" not in html


def test_the_article_leads_to_its_history_and_says_what_it_was_checked_against(client, guide):
    html = html_of(client, "/articles/sample-guide/")

    assert f'href="{HISTORY}"' in html
    assert "Sample Reviewer checked this page on" in html
    assert "<li>Sample guideline 1</li>" in html


def test_an_old_version_is_as_it_was_and_says_so(client, guide):
    html = html_of(client, f"{HISTORY}1/")

    assert "It may help you." in html
    assert "This is an old version" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical" href="http://testserver/articles/sample-guide/"' in html


def test_the_newest_version_does_not_say_that_it_is_old(client, guide):
    html = html_of(client, f"{HISTORY}2/")

    assert "This is an old version" not in html
    assert "It may not help you." in html


def test_what_differs_is_marked_for_those_who_see_and_those_who_hear(client, guide):
    soup = BeautifulSoup(html_of(client, f"{HISTORY}1/to/2/"), "html.parser")

    assert [ins.get_text(" ", strip=True) for ins in soup.find_all("ins")] == ["Put in: not (end)"]
    assert soup.find_all("del") == []
    for hidden in soup.find_all(class_="vh"):
        hidden.decompose()
    passage = " ".join(soup.find("ins").parent.get_text().split())
    assert passage == "It may not help you."


def test_drafts_addresses_and_comments_of_staff_are_nowhere(client, guide):
    for address in (HISTORY, f"{HISTORY}1/", f"{HISTORY}2/", f"{HISTORY}1/to/2/"):
        html = html_of(client, address)
        assert "A draft nobody signed." not in html
        assert "@" not in html.replace("@id", "")


@pytest.mark.parametrize(
    "address",
    ["0/", "3/", "99999999999999999999/", "2/to/1/", "1/to/1/", "1/to/99999999999999999999/", "x/"],
)
def test_a_version_that_never_was_is_a_404(client, guide, address):
    assert client.get(HISTORY + address).status_code == 404


@pytest.mark.parametrize(
    ("query", "leads_to"),
    [
        ("a=2&b=1", "1/to/2/"),
        ("a=1&b=1", ""),
        ("a=&b=", ""),
        ("", ""),
        ("a=-1&b=2", ""),
        ("a=%F0%9F%92%A9&b=x", ""),
        ("a=1&b=" + "9" * 5000, ""),
        ("a=1&b=²", ""),
    ],
)
def test_choosing_two_versions_leads_to_what_differs(client, guide, query, leads_to):
    response = client.get(f"{HISTORY}compare/?{query}")

    assert (response.status_code, response["Location"]) == (302, HISTORY + leads_to)


def test_the_past_of_what_cannot_be_read_cannot_be_read_either(client, guide):
    assert client.get("/articles/none/history/").status_code == 404
    restriction = PageViewRestriction.objects.create(page=guide, restriction_type="login")
    assert client.get(HISTORY).status_code == 404
    restriction.delete()
    guide.unpublish()

    for address in (HISTORY, f"{HISTORY}1/", f"{HISTORY}1/to/2/"):
        assert client.get(address).status_code == 404


def test_an_overdue_page_never_marks_its_old_version_as_overdue(client, guide):
    assert "past its review date" not in html_of(client, f"{HISTORY}1/")


@pytest.mark.django_db(transaction=True)
def test_a_history_costs_few_queries_and_none_when_it_is_kept(client, guide):
    html_of(client, "/articles/")  # the frame of every page is known
    for address, most in ((HISTORY, 5), (f"{HISTORY}1/", 5), (f"{HISTORY}1/to/2/", 5)):
        forget_content_version()
        with CaptureQueriesContext(connection) as first:
            html_of(client, address)
        with CaptureQueriesContext(connection) as second:
            html_of(client, address)
        assert len(first) <= most, [query["sql"][:200] for query in first]
        assert len(second) == 0


def test_only_reading_is_answered(client, guide):
    for address in (HISTORY, f"{HISTORY}1/", f"{HISTORY}1/to/2/", f"{HISTORY}compare/"):
        assert client.post(address).status_code in {403, 405}
