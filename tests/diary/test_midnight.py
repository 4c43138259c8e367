"""A page that was opened before midnight and sent after it: it speaks of the day it showed."""

import re
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import a_patient, a_symptom_tag, an_entry
from tests.portal.people import SAME_ORIGIN

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
AFTER = datetime(2026, 11, 23, 0, 2, tzinfo=UTC)
SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL)
ACTION, HIDDEN = (
    re.compile(r'action="([^"]+)"'),
    re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"'),
)


@pytest.fixture
def browser():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("heartburn", "Heartburn")
    browser = Client(headers=SAME_ORIGIN)
    browser.patient = a_patient(tracked=("bloating", "heartburn"))
    with time_machine.travel(BEFORE, tick=False):
        browser.force_login(browser.patient)
    return browser


def said(browser, kind):
    rows = Entry.objects.owned_by(browser.patient).kept().of_kind(kind).oldest_first()
    return [entry.payload for entry in open_entries(browser.patient, rows)]


def scores(browser):
    return [(s.tag, s.severity_0_10, s.local_day()) for s in said(browser, "symptom")]


def the_form(page, holding):
    """Return where a form of this page is sent, and what it sends without being asked."""
    form = next(f for f in FORM.findall(page.content.decode()) if holding in f)
    hidden = {n: v for n, v in HIDDEN.findall(form) if n != "csrfmiddlewaretoken"}
    return ACTION.search(form)[1], hidden


def opened(browser, holding, address="/diary/"):
    with time_machine.travel(BEFORE, tick=False):
        return the_form(browser.get(address), holding)


def send(browser, form, **answers):
    action, hidden = form
    with time_machine.travel(AFTER, tick=False):
        return browser.post(action, {**hidden, **answers})


@pytest.mark.parametrize("address", ["/diary/", "/diary/2026-11-22/"])
def test_nothing_more_today_completes_the_day_that_was_shown(browser, address):
    form = opened(browser, 'name="complete"', address)

    answer = send(browser, form, done="1", complete="on")

    assert [day.local_day() for day in said(browser, "day")] == [SUNDAY]
    assert answer.url.split("&")[0] == "/diary/2026-11-22/?saved=1"


def test_a_score_that_was_saved_and_shown_is_no_new_score_of_the_new_day(browser):
    an_entry(browser.patient, "symptom", severity_0_10=6, started_at=BEFORE)
    form = opened(browser, "score_bloating")

    send(browser, form, score_bloating="6")

    assert scores(browser) == [("bloating", 6, SUNDAY)]


@pytest.mark.parametrize("address", ["/diary/", "/diary/2026-11-22/"])
def test_scores_that_were_changed_are_recorded_for_the_day_that_was_shown(browser, address):
    an_entry(browser.patient, "symptom", severity_0_10=6, started_at=BEFORE.replace(second=59))
    form = opened(browser, "score_bloating", address)

    answers = [send(browser, form, score_bloating="3", score_heartburn="1") for _ in range(2)]

    assert scores(browser)[0] == ("bloating", 6, SUNDAY)
    assert set(scores(browser)[1:]) == {("bloating", 3, SUNDAY), ("heartburn", 1, SUNDAY)}
    assert len(scores(browser)) == 3  # sent twice, written once
    assert {answer.url.split("&")[0] for answer in answers} == {"/diary/2026-11-22/?saved=1"}


def test_changing_a_score_of_a_day_that_is_over_twice_keeps_the_last_one_last(browser):
    form = opened(browser, "score_bloating")

    for score in (7, 2, 5):
        send(browser, form, score_bloating=str(score))

    assert [score for _tag, score, _day in scores(browser)] == [7, 2, 5]


def test_same_as_yesterday_copies_the_day_before_the_one_that_was_shown(browser):
    an_entry(browser.patient, "symptom", severity_0_10=9, started_at=BEFORE.replace(day=21))
    form = opened(browser, 'value="yesterday"')

    send(browser, form, copy="yesterday")

    assert scores(browser)[1:] == [("bloating", 9, SUNDAY)]


def test_a_wrong_score_of_the_day_that_was_shown_is_asked_again_with_its_day(browser):
    form = opened(browser, "score_bloating")

    page = send(browser, form, score_bloating="11", score_heartburn="2")

    assert page.status_code == 422
    assert the_form(page, "score_bloating")[1]["shown"] == "2026-11-22"


@pytest.mark.parametrize(
    "shown", ["", "x", "2026-02-30", "9999-12-31", "0001-01-01", "٢", "9" * 5000]
)
def test_a_day_that_cannot_have_been_shown_is_today(browser, shown):
    form = reverse("today"), {"batch": str(uuid4()), "shown": shown}

    assert (
        send(browser, form, score_bloating="4").url.split("&")[0] == f"{reverse('today')}?saved=1"
    )
    assert scores(browser) == [("bloating", 4, MONDAY)]


def test_scores_of_a_page_from_further_east_are_recorded_now(browser):
    form = reverse("today"), {"batch": str(UUID(int=3)), "shown": "2026-11-23"}

    with time_machine.travel(BEFORE, tick=False):
        answer = browser.post(form[0], {**form[1], "score_bloating": "4"})
        empty = browser.post(form[0], form[1])

    assert scores(browser) == [("bloating", 4, SUNDAY)]
    assert (answer.url.split("&")[0], empty.url) == ("/diary/?saved=1", "/diary/")


def test_where_the_clocks_go_back_at_midnight_a_late_score_is_still_the_last(browser):
    """In Santiago 4 April 2026 has two hours from 23:00, and ends with the second."""
    zone, second_time_23_30 = "America/Santiago", datetime(2026, 4, 5, 3, 30, tzinfo=UTC)
    there = a_patient(zone=zone, tracked=("bloating",))
    once = {"started_at": second_time_23_30, "recorded_at": second_time_23_30}
    an_entry(there, "symptom", severity_0_10=6, zone=zone, **once)
    browser.patient = there
    with time_machine.travel(datetime(2026, 4, 5, 4, 2, tzinfo=UTC), tick=False):
        browser.force_login(there)
        sent = {"batch": str(uuid4()), "shown": "2026-04-04", "score_bloating": "3"}
        browser.post(reverse("today"), sent)

    assert [(score, str(day)) for _tag, score, day in scores(browser)] == [
        (6, "2026-04-04"),
        (3, "2026-04-04"),
    ]
