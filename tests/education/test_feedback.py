"""Was this page useful? Anybody may say so, nobody is known by it, and staff read it by article."""

import logging
from datetime import date

import pytest
import time_machine
from django.db import connection
from wagtail.models import PageViewRestriction

from education.feedback import actions
from education.feedback.reports import safe_cell
from education.models import ArticleFeedback, ArticlePage
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADDRESS = "/articles/sample-guide/feedback/"
OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def page():
    return shelf.article()


def send(client, **data):
    return client.post(ADDRESS, data, **OURS)


def test_one_tap_on_the_article_is_an_answer(client, page):
    html = client.get("/articles/sample-guide/").content.decode()
    assert '<form method="post" action="feedback/"' in html

    with time_machine.travel("2026-11-26 10:00", tick=False):
        response = send(client, useful="no", words="")

    assert (response.status_code, response["Location"]) == (302, f"{ADDRESS}thanks/")
    assert "Thank you" in client.get(response["Location"]).content.decode()
    kept = ArticleFeedback.objects.get()
    assert (kept.page_id, kept.useful, kept.words) == (page.pk, False, "")
    assert kept.received_on == date(2026, 11, 26)


def test_nothing_but_the_answer_and_its_day_is_kept(client, page):
    send(client, useful="yes", words="Clear.")

    columns = {column.name for column in connection.introspection.get_table_description(
        connection.cursor(), ArticleFeedback._meta.db_table)}  # fmt: skip
    assert columns == {"id", "page_id", "useful", "words", "received_on"}


@pytest.mark.parametrize("way", ["answer", "mistake", "thanks", "article"])
def test_no_cookie_is_set_on_any_way(client, page, way):
    ways = {
        "answer": lambda: send(client, useful="yes"),
        "mistake": lambda: send(client),
        "thanks": lambda: client.get(f"{ADDRESS}thanks/"),
        "article": lambda: client.get("/articles/sample-guide/"),
    }

    assert not ways[way]().cookies


def test_without_yes_or_no_it_asks_again_and_keeps_the_words(client, page):
    response = send(client, words="These words must stay.")

    html = response.content.decode()
    assert response.status_code == 422
    assert "Choose yes or no." in html
    assert "These words must stay." in html
    assert not ArticleFeedback.objects.exists()


def test_a_thousand_characters_are_taken_and_one_more_says_how_many_to_take_out(client, page):
    lines = "a\r\n" * 499 + "ab"  # as a browser sends 1,000 characters in 500 lines
    assert send(client, useful="yes", words=lines).status_code == 302

    response = send(client, useful="yes", words="é" * 1001)
    assert response.status_code == 422
    assert "take out 1 character." in response.content.decode()
    assert ArticleFeedback.objects.count() == 1


def test_a_form_of_another_site_is_refused(client, page):
    response = client.post(ADDRESS, {"useful": "no"}, HTTP_SEC_FETCH_SITE="cross-site")

    assert response.status_code == 403
    assert not ArticleFeedback.objects.exists()


def test_the_form_says_who_reads_it_and_where_help_is(client, page):
    for path in ("/articles/sample-guide/", ADDRESS, f"{ADDRESS}thanks/"):
        html = client.get(path).content.decode()
        assert "Nobody watches them" in html
        assert 'href="/emergency/"' in html
    assert "anything about your health" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("path", [ADDRESS, f"{ADDRESS}thanks/"])
def test_a_page_nobody_may_read_takes_no_feedback(client, page, path):
    assert client.get(path.replace("sample-guide", "none")).status_code == 404
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(path).status_code == 404
    assert send(client, useful="yes").status_code == 404
    assert not ArticleFeedback.objects.exists()


def test_a_flood_is_stopped_without_knowing_who_sends_it(client, page):
    today = date(2026, 11, 26)
    rows = [
        ArticleFeedback(page=page, useful=True, received_on=today)
        for _ in range(actions.MOST_A_DAY_OF_ONE_PAGE)
    ]
    ArticleFeedback.objects.bulk_create(rows)

    with time_machine.travel("2026-11-26 10:00", tick=False):
        response = send(client, useful="no", words="Words to keep")
    assert response.status_code == 429
    assert "Words to keep" in response.content.decode()

    with time_machine.travel("2026-11-27 10:00", tick=False):
        assert send(client, useful="no").status_code == 302


def test_an_answer_leaves_the_kept_article_as_it_is(client, page):
    before = client.get("/articles/sample-guide/")
    send(client, useful="no", words="Words")
    after = client.get("/articles/sample-guide/", HTTP_IF_NONE_MATCH=before["ETag"])

    assert after.status_code == 304
    assert ArticlePage.objects.get(pk=page.pk).rendered == page.rendered


def test_what_was_written_is_in_no_log_line(client, page, caplog):
    with caplog.at_level(logging.DEBUG):
        send(client, words="canary-of-words")
        send(client, useful="yes", words="canary-of-words")

    lines = [
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    ]
    assert not [line for line in lines if "canary" in line]


def test_an_article_with_feedback_can_be_deleted_with_it(page, client):
    send(client, useful="yes")

    ArticlePage.objects.get(pk=page.pk).delete()

    assert not ArticleFeedback.objects.exists()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_never_runs_what_a_reader_wrote(start):
    assert safe_cell(f"{start}cmd") == f"'{start}cmd"
    assert safe_cell("plain = words") == "plain = words"
