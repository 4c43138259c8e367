"""The checker: polite, slow, and right about what it was told."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from education.groups import create_groups
from education.link_checks.asking import Answer
from education.link_checks.checking import (
    Outcome,
    due_for_a_check,
    forget_all_but,
    keep_outcome,
    outcome_of,
)
from education.link_checks.finding import links
from education.models import LinkCheck
from tests.education import shelf
from tests.education.link_checks.server import checker, serving
from tests.portal.people import make_staff, signed_in

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"/": (200, "")}, Outcome.WORKS),
        ({"/": (404, "")}, Outcome.BROKEN),
        ({"/": (410, "")}, Outcome.BROKEN),
        ({"/": (403, "")}, Outcome.UNREACHABLE),
        ({"/": (503, "")}, Outcome.UNREACHABLE),
        ({"HEAD /": (405, ""), "GET /": (200, "there")}, Outcome.WORKS),
        ({"HEAD /": (404, ""), "GET /": (200, "there")}, Outcome.WORKS),
        ({"/": (301, "/new"), "/new": (200, "")}, Outcome.WORKS),
        ({"/": (301, "/new"), "/new": (404, "")}, Outcome.BROKEN),
        ({"/": (302, "/")}, Outcome.UNREACHABLE),
    ],
)
def test_an_answer_is_told_as_what_it_means(answers, outcome):
    with serving(answers) as server:
        assert checker().check(f"{server.url}/")[0] == outcome


def test_nobody_at_home_is_no_answer():
    with serving({}) as server:
        url = f"{server.url}/"

    assert checker().check(url) == (Outcome.UNREACHABLE, None)


def test_a_private_address_is_not_asked_at_all():
    with serving({"/": (200, "")}) as server:
        asker = checker().asker
        private = type(asker)(type(asker.gate)(any_port=True))

        assert checker(asker=private).check(server.url.replace("site.example", "127.0.0.1")) == (
            Outcome.REFUSED,
            None,
        )
        assert server.asked == []


def test_what_a_server_wants_left_alone_is_left_alone():
    robots = "User-agent: *\nDisallow: /private/\n"
    with serving({"/robots.txt": (200, robots), "/private/x": (200, "")}) as server:
        assert checker().check(f"{server.url}/private/x") == (Outcome.UNWANTED, None)
        assert server.asked == ["GET /robots.txt"]


def test_robots_are_asked_once_and_head_comes_before_get():
    with serving({"/a": (200, ""), "/b": (200, "")}) as server:
        asking = checker()
        asking.check(f"{server.url}/a")
        asking.check(f"{server.url}/b")

        assert server.asked == ["GET /robots.txt", "HEAD /a", "HEAD /b"]


def test_two_questions_to_one_server_are_apart_by_what_it_wants():
    waited = []
    robots = "User-agent: *\nCrawl-delay: 7\n"
    with serving({"/robots.txt": (200, robots), "/": (200, "")}) as server:
        asking = checker(sleep=waited.append, clock=lambda: 0.0)
        asking.check(f"{server.url}/")
        asking.check(f"{server.url}/?again")

    assert waited == [7.0]


@pytest.mark.slow
def test_a_server_that_spins_its_answer_out_is_left():
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip():
        connection, _from = listening.accept()
        while not stop.wait(0.2):
            try:
                connection.sendall(b"H")
            except OSError:
                return

    threading.Thread(target=drip, daemon=True).start()
    asker = checker().asker
    impatient = type(asker)(asker.gate, seconds=0.5)
    begun = time.monotonic()

    answer = impatient.ask(f"http://site.example:{listening.getsockname()[1]}/")

    stop.set()
    listening.close()
    assert answer == Answer(None)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "works"), (302, "works"), (404, "broken"), (429, "unreachable"), (None, "unreachable")],
)
def test_a_status_is_broken_only_when_the_page_is_surely_gone(status, outcome):
    assert outcome_of(Answer(status)) == outcome


@pytest.mark.django_db
def test_links_are_found_in_live_text_at_any_depth_and_in_papers():
    text = '<p>See <a href="https://example.org/a?x=1&amp;y=2">this</a>.</p>'
    page = shelf.article(quick_answer=text, sections=[shelf.section("A", ("text", text))])
    paper = shelf.reference(1)
    shelf.article("draft", live=False, quick_answer='<p><a href="https://draft.example/">x</a></p>')

    found = links()

    assert found["https://example.org/a?x=1&y=2"] == [page]
    assert found["https://doi.org/10.1000/1"] == [paper]
    assert "https://draft.example/" not in found


@pytest.mark.django_db
def test_an_address_is_asked_once_a_week_and_the_unasked_come_first():
    keep_outcome(url="https://a.example/", outcome="works", status=200, at=NOON - timedelta(days=8))
    keep_outcome(url="https://b.example/", outcome="works", status=200, at=NOON - timedelta(days=6))
    urls = ["https://a.example/", "https://b.example/", "https://c.example/"]

    assert due_for_a_check(urls, NOON) == ["https://c.example/", "https://a.example/"]


@pytest.mark.django_db
def test_since_when_it_fails_stays_the_day_it_began_until_it_works():
    url = "https://a.example/"
    first = keep_outcome(url=url, outcome="broken", status=404, at=NOON)
    again = keep_outcome(url=url, outcome="unreachable", status=None, at=NOON + timedelta(days=9))
    works = keep_outcome(url=url, outcome="works", status=200, at=NOON + timedelta(days=18))

    assert first.failing_since == again.failing_since == NOON
    assert works.failing_since is None
    assert forget_all_but([]) == 1


@pytest.mark.django_db
@pytest.mark.slow
def test_a_broken_link_is_reported_with_its_place_and_on_the_desk():
    create_groups()
    text = '<p><a href="https://gone.example/">this</a></p>'
    page = shelf.article(quick_answer=text)
    keep_outcome(url="https://gone.example/", outcome="broken", status=404, at=NOON)
    browser = signed_in(make_staff("writer"))

    rows = browser.get(reverse("staff_report", args=["broken-links"])).context["object_list"]

    assert [(row["title"], row["link"], row["status"]) for row in rows] == [
        (page.title, "https://gone.example/", 404)
    ]
    assert b"1 link in live content is broken." in browser.get("/cms/").content


@pytest.mark.django_db
def test_the_command_keeps_what_it_was_told_and_asks_nothing_private(capsys):
    text = '<p><a href="http://127.0.0.1:1/">this</a></p>'
    shelf.article(quick_answer=text)
    LinkCheck.objects.create(url="https://old.example/", outcome="broken", checked_at=NOON)

    call_command("check_links")

    assert dict(LinkCheck.objects.values_list("url", "outcome")) == {
        "http://127.0.0.1:1/": "refused"
    }
    assert "1 refused" in capsys.readouterr().out
    call_command("check_links", "--most", "-5")
    assert "No address was due" in capsys.readouterr().out
