"""What a visit brings to Today: that it is near, and what was agreed to be tracked until a day."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary.domain.visits.followed import followed_on, own_key
from diary.domain.visits.visit import Followed, VisitPayload
from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import LONDON, NOON, TODAY, a_patient, a_symptom_tag, an_entry
from tests.diary.visits.pages import a_visit

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 12, 12)
KNEE = Followed(own_label="My knee", until=UNTIL)
WIND = Followed(tag="wind", until=UNTIL)


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("wind", "Wind")
    return a_patient(tracked=("bloating",))


def visit_of(*followed):
    return VisitPayload.build(zone=LONDON, recorded_at=NOON, followed=followed)


def shown(browser):
    page = browser.get("/diary/")
    form = page.context["agreed"]
    return page, form


def scored(browser, **answers):
    _page, form = shown(browser)
    sent = {"agreed": "1", "shown": TODAY.isoformat(), "batch": form.batch_shown}
    return browser.post("/diary/", {**sent, **answers})


def symptoms(browser):
    rows = Entry.objects.owned_by(browser.patient).kept().of_kind("symptom").oldest_first()
    found = (e.payload for e in open_entries(browser.patient, rows))
    return [(s.tag or s.own_label, s.severity_0_10) for s in found]


def test_what_is_followed_ends_with_its_last_day_and_is_there_once():
    later = Followed(own_label="my  KNEE", until=date(2026, 12, 20))
    visits = [visit_of(KNEE, WIND), visit_of(later)]

    assert [(r.key, r.until) for r in followed_on(visits, UNTIL)] == [
        (own_key("My knee"), date(2026, 12, 20)),
        ("wind", UNTIL),
    ]
    assert [r.own_label for r in followed_on(visits, date(2026, 12, 13))] == ["my  KNEE"]
    assert followed_on(visits, date(2026, 12, 21)) == ()


def test_what_was_agreed_is_a_row_that_says_until_when(signed_in):
    a_visit(signed_in.patient, followed=(KNEE, WIND))

    page, form = shown(signed_in)

    assert [(r.label, r.hint) for r in form.rows()] == [
        ("My knee", "until 12 December, agreed at your visit, yesterday not recorded"),
        ("Wind", "until 12 December, agreed at your visit, yesterday not recorded"),
    ]
    assert "Agreed at your visit" in page.content.decode()


def test_the_row_is_gone_after_its_last_day(signed_in):
    a_visit(signed_in.patient, followed=(KNEE,))

    with time_machine.travel(NOON.replace(month=12, day=13), tick=False):
        _page, form = shown(signed_in)

    assert form is None


def test_what_is_tracked_anyway_only_says_until_when(signed_in):
    a_visit(signed_in.patient, followed=(Followed(tag="bloating", until=UNTIL),))

    page, form = shown(signed_in)

    assert form is None
    assert "until 12 December, agreed at your visit" in page.context["check_in"].rows()[0].hint


def test_scores_of_what_was_agreed_are_symptoms_like_any_other(signed_in):
    a_visit(signed_in.patient, followed=(KNEE, WIND))
    knee = f"agreed_{own_key('My knee')}"

    answer = scored(signed_in, **{knee: "6", "agreed_wind": "2"})

    assert answer.url.startswith("/diary/?saved=1&undo=")
    assert sorted(symptoms(signed_in)) == [("My knee", 6), ("wind", 2)]
    _page, form = shown(signed_in)
    assert [r.chosen for r in form.rows()] == [6, 2]


def test_a_page_with_agreed_scores_sent_twice_writes_each_once(signed_in):
    a_visit(signed_in.patient, followed=(KNEE,))
    _page, form = shown(signed_in)
    sent = {"agreed": "1", "batch": form.batch_shown, f"agreed_{own_key('My knee')}": "6"}

    answers = [signed_in.post("/diary/", sent) for _twice in range(2)]

    assert symptoms(signed_in) == [("My knee", 6)]
    assert answers[0].url == answers[1].url


def test_agreed_scores_can_be_taken_back_right_after(signed_in):
    a_visit(signed_in.patient, followed=(KNEE, WIND))
    answer = scored(signed_in, **{f"agreed_{own_key('My knee')}": "6", "agreed_wind": "2"})

    page = signed_in.get(answer.url)
    signed_in.post("/diary/", {"undo": page.context["undo"]})

    assert symptoms(signed_in) == []


def test_scores_of_a_page_from_before_midnight_belong_to_its_day(signed_in):
    a_visit(signed_in.patient, followed=(Followed(own_label="My knee", until=TODAY),))
    _page, form = shown(signed_in)
    sent = {"agreed": "1", "shown": TODAY.isoformat(), "batch": form.batch_shown}

    with time_machine.travel(NOON + timedelta(hours=13), tick=False):
        signed_in.post("/diary/", {**sent, f"agreed_{own_key('My knee')}": "6"})

    assert symptoms(signed_in) == [("My knee", 6)]
    assert Entry.objects.get().local_date == TODAY


@pytest.mark.parametrize("sent", ["11", "-1", "x", "6"])
def test_what_was_not_agreed_or_is_no_score_is_not_saved(signed_in, sent):
    a_visit(signed_in.patient, followed=(WIND,))

    answer = scored(signed_in, **{"agreed_wind" if sent != "6" else "agreed_fever": sent})

    assert answer.status_code in {302, 422}
    assert symptoms(signed_in) == []


def test_scores_for_a_visit_that_was_deleted_meanwhile_are_no_crash(signed_in):
    answer = signed_in.post("/diary/", {"agreed": "1", "agreed_wind": "3"}, follow=True)

    assert "nothing agreed to score any more" in answer.content.decode()


@pytest.mark.usefixtures("patient")
def test_scores_sent_after_the_session_ended_are_shown_to_be_copied(nobody):
    answer = nobody.post("/diary/", {"agreed": "1", "agreed_wind": "7", "agreed_own-1": "3"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Wind" in page
    assert "Your own word" in page


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (TODAY, "Your visit is today."),
        (TODAY + timedelta(days=1), "Your visit is tomorrow."),
        (TODAY + timedelta(days=3), "Your visit is in 3 days."),
        (TODAY + timedelta(days=8), None),
        (TODAY - timedelta(days=1), None),
    ],
)
def test_a_visit_that_is_near_is_said_on_today(signed_in, on, words):
    a_visit(signed_in.patient, on=on)

    page = signed_in.get("/diary/").content.decode()

    assert ("Your visit is" in page) == (words is not None)
    assert words is None or words in page


def test_visits_cost_today_one_query_and_nothing_where_there_are_none(signed_in):
    an_entry(signed_in.patient, "symptom")

    def queries(address):
        signed_in.get(address)
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(address)
        return len(captured)

    without, another_day = queries("/diary/"), queries("/diary/2026-11-21/")
    counted = []
    for many in (1, 30):
        for _n in range(many):
            a_visit(signed_in.patient, followed=(KNEE,), on=TODAY)
        counted.append(queries("/diary/"))

    assert counted == [without + 1, without + 1]
    assert queries("/diary/2026-11-21/") == another_day
