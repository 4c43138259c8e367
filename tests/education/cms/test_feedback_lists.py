"""Staff read feedback by article and note by note, and save both as a file; they change nothing."""

from datetime import date

import pytest
from django.urls import reverse

from education.models import ArticleFeedback
from tests.education import shelf
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def page():
    page = shelf.article(title="Fibre and plants")
    for useful, words in ((True, ""), (False, "=cmd|'/c calc'!A1"), (False, "Too long")):
        ArticleFeedback.objects.create(
            page=page, useful=useful, words=words, received_on=date(2026, 11, 26)
        )
    shelf.article("silent", title="Nobody said anything")
    return page


def body(response):
    return b"".join(response).decode()


@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher"])
def test_those_who_work_on_articles_see_the_counts(browsers, page, role):
    html = browsers[role].get(reverse("feedback_by_article")).content.decode()

    assert "Fibre and plants" in html
    assert "Nobody said anything" not in html
    assert "26 November 2026" in html
    assert f"{reverse('feedback_notes')}?page={page.pk}" in html


def test_an_administrator_of_people_does_not(page):
    browser = signed_in(make_staff("administrator"))

    for name in ("feedback_by_article", "feedback_notes", "feedback_notes_results"):
        assert browser.get(reverse(name)).status_code in {302, 403}


def test_counts_are_right(browsers, page):
    rows = body(browsers["writer"].get(reverse("feedback_by_article") + "?export=csv"))

    assert rows.splitlines()[1] == "Fibre and plants,1,2,2,2026-11-26"


def test_notes_are_sieved_by_article_answer_and_words(browsers, page):
    other = shelf.article("other", title="Another")
    ArticleFeedback.objects.create(
        page=other, useful=True, words="Of another", received_on="2026-11-25"
    )
    address = f"{reverse('feedback_notes')}?page={page.pk}&useful=false&noted=true"

    html = browsers["reviewer"].get(address).content.decode()

    assert "Too long" in html
    assert "Of another" not in html


def test_a_file_of_notes_runs_nothing(browsers, page):
    rows = body(browsers["writer"].get(reverse("feedback_notes") + "?export=csv"))

    assert "'=cmd|" in rows
    assert ",=cmd" not in rows


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "useful=9", "p=9999", "export=pdf", "page=1%00"]
)
def test_a_query_that_means_nothing_is_no_fault_of_the_server(browsers, page, query):
    assert browsers["writer"].get(f"{reverse('feedback_notes')}?{query}").status_code < 500


def test_nobody_changes_feedback(browsers, page):
    for name in ("feedback_by_article", "feedback_notes"):
        assert browsers["publisher"].post(reverse(name)).status_code == 405
