"""Living a self-experiment: Today, a day done differently, a stop, the calendar."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from diary.domain.experiments.schedule import days_of
from diary.domain.reminders import ReminderPlan
from diary.models import Reminder
from tests.diary.experiments.kept_experiments import (
    DAY,
    a_draft,
    a_locked,
    a_plan,
    fresh,
    read,
)
from tests.diary.experiments.pages import address
from tests.diary.factories import LONDON, NOON, TODAY, a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db
BEGUN = TODAY - 2 * DAY
OVER = TODAY - 30 * DAY


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def running(patient, **said):
    """Keep a test whose second day is today: as usual."""
    return a_locked(patient, a_plan(decided_on=BEGUN, seed=0), **said)


def text(response):
    return response.content.decode()


def queries_of(browser):
    """Count the queries of Today but those for the version of the content: a test is one transaction."""
    with CaptureQueriesContext(connection) as caught:
        browser.get("/diary/")
    return sum("contentversion" not in query["sql"] for query in caught.captured_queries)


def scored(patient, first, scores):
    """Score bloating on days from ``first`` on; None leaves a day out."""
    for n, score in enumerate(scores):
        if score is not None:
            at = NOON + (first - TODAY) + n * DAY
            an_entry(patient, "symptom", severity_0_10=score, started_at=at)


def arms_of(plan, usual, tried):
    """Return a score for each day of a plan by its arm."""
    return [tried if one.arm == "B" else usual for one in days_of(plan)]


def test_today_says_what_to_do_in_the_patients_words(signed_in):
    row = running(signed_in.patient)

    page = text(signed_in.get("/diary/"))

    assert "Today: as usual" in page
    assert "No tea" in page
    assert "Day 2 of 3 like this. 22 days to go." in page
    assert address("experiment", row.id) in page


def test_today_says_when_a_test_has_not_begun_and_nothing_before_it_is_locked(signed_in):
    a_draft(signed_in.patient, what="Tea")
    assert "Your test" not in text(signed_in.get("/diary/"))

    a_locked(signed_in.patient)
    assert "Your test has not begun yet" in text(signed_in.get("/diary/"))


def test_who_has_no_test_pays_nothing_for_it_on_today_and_others_one_query(signed_in):
    signed_in.get("/diary/")
    without = queries_of(signed_in)
    running(signed_in.patient)
    signed_in.get("/diary/")

    assert queries_of(signed_in) == without + 1


def test_another_day_does_not_speak_of_it(signed_in):
    running(signed_in.patient)

    assert "Today: as usual" not in text(signed_in.get("/diary/2026-11-21/"))


def test_one_tap_on_today_notes_it_and_another_takes_it_back(signed_in):
    row = running(signed_in.patient)
    url = address("experiment_deviation", row.id)

    done = signed_in.post(url, {"today": "1", "back": "1"})
    assert done.url == "/diary/"
    assert read(row).deviations == {TODAY: ""}
    assert "Noted: done differently today" in text(signed_in.get("/diary/"))

    signed_in.post(url, {"today": "1", "remove": "1"})
    assert read(row).deviations == {}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-20", "The test had not begun on that day"),
        ("2026-11-23", "Choose a day of the test that has come."),
        ("0001-01-01", "The test had not begun on that day"),
        ("9999-12-31", "Choose a day of the test that has come."),
        ("yesterday", "Type the date as"),
        ("", "Fill in the date."),
    ],
)
def test_another_day_is_one_of_the_test_that_has_come(signed_in, day, said):
    row = running(signed_in.patient)

    answer = signed_in.post(address("experiment_deviation", row.id), {"day": day, "words": "Ill"})

    assert answer.status_code == 422
    assert said in text(answer)
    assert "Ill" in text(answer)
    assert read(row).deviations == {}


def test_words_on_a_day_are_kept_to_their_greatest_length(signed_in):
    row = running(signed_in.patient)
    url = address("experiment_deviation", row.id)

    assert signed_in.post(url, {"day": "2026-11-21", "words": "x" * 301}).status_code == 422
    assert signed_in.post(url, {"day": "2026-11-21", "words": "x" * 300}).status_code == 302
    assert read(row).deviations == {TODAY - DAY: "x" * 300}


def test_nothing_is_noted_before_the_first_day_or_of_a_plan_that_is_not_locked(signed_in):
    for row in (a_locked(signed_in.patient), a_draft(signed_in.patient)):
        assert signed_in.get(address("experiment_deviation", row.id)).status_code == 302
        signed_in.post(address("experiment_deviation", row.id), {"today": "1"})
        assert read(row).deviations == {}


def test_a_test_is_stopped_without_a_reason_and_its_result_waits_to_be_looked_at(signed_in):
    row = running(signed_in.patient)
    scored(signed_in.patient, TODAY - DAY, [8, 8])

    signed_in.post(address("experiment_stop", row.id))

    page = text(signed_in.get(address("experiment", row.id)))
    assert read(row).stopped_on == TODAY
    assert "Your test is stopped" in page
    assert "Bloating 4 or more" not in page
    assert "Today: as usual" not in text(signed_in.get("/diary/"))


def test_a_stop_is_one_click_from_every_page_of_a_test_that_goes_on(signed_in):
    row = running(signed_in.patient)

    assert address("experiment_stop", row.id) in text(signed_in.get(address("experiment", row.id)))
    assert signed_in.get(address("experiment_stop", row.id)).status_code == 200


def test_a_sign_of_an_emergency_says_to_stop_on_today_and_on_the_page_of_the_test(
    signed_in, live_red_flags
):
    row = running(signed_in.patient)
    an_entry(signed_in.patient, "vomiting", content="blood")

    today = text(signed_in.get("/diary/"))
    page = text(signed_in.get(address("experiment", row.id)))

    assert "Stop your test now" in today
    assert "I did it differently today" not in today
    assert "Stop the test now" in page
    assert all("Call 999" in shown or "999" in shown for shown in (today, page))


def test_today_says_when_it_is_over_until_the_result_was_looked_at(signed_in):
    row = a_locked(signed_in.patient, a_plan(decided_on=OVER))
    assert "Your test is over" in text(signed_in.get("/diary/"))

    signed_in.post(address("experiment_open", row.id))

    assert "Your test is over" not in text(signed_in.get("/diary/"))
    assert read(row).opened_at == NOON


def test_the_days_on_paper_name_every_turn(signed_in):
    row = running(signed_in.patient)

    page = text(signed_in.get(address("experiment_schedule", row.id)))

    assert page.count("A: as usual") == page.count("B: with the change") == 4


def test_the_calendar_holds_the_turns_as_letters_and_nothing_of_what_they_are(signed_in):
    patient = a_patient(reminder=ReminderPlan(at=NOON.time()))
    token = UUID(int=9)
    Reminder.objects.create(patient=patient, feed_token=token, feed_since=TODAY)
    a_locked(patient)

    file = signed_in.get(f"/diary/calendar/{token}.ics").content

    events = Calendar.from_ical(file).walk("VEVENT")
    days = [event for event in events if "RRULE" not in event]
    assert {str(event["summary"]) for event in days} == {"Day A", "Day B"}
    assert len(days) == 8
    assert str(days[0]["dtstart"].to_ical().decode()) == "20261123"
    assert (days[0]["dtend"].dt - days[0]["dtstart"].dt).days == 3
    assert len({str(event["uid"]) for event in events}) == 9
    for word in (b"tea", b"Bloating", b"test", b"experiment"):
        assert word not in file


def test_a_diary_that_travels_west_and_a_clock_that_moves_do_no_harm(signed_in):
    row = running(signed_in.patient)

    with time_machine.travel(NOON - timedelta(days=5), tick=False):
        assert signed_in.get("/diary/").status_code == 200
        assert signed_in.get(address("experiment", row.id)).status_code == 200
        assert signed_in.get(address("experiment_deviation", row.id)).status_code == 302
    assert fresh(row).version == 1
    assert read(row).zone == LONDON
