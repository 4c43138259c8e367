"""Today: the check-in in one go, and the tick that completes a day."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from diary.actions.entries import delete_entry, record_entry
from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import NOON, TODAY, a_patient, a_payload, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db
BATCH = str(UUID(int=77))


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("heartburn", "Heartburn")
    return a_patient(tracked=("bloating", "taken_down"))


def said(patient, *kinds):
    rows = Entry.objects.owned_by(patient).kept().of_kind(*kinds)
    return [entry.payload for entry in open_entries(patient, rows)]


def test_no_score_is_chosen_before_somebody_chooses_it(signed_in):
    rows = signed_in.get(reverse("today")).context["check_in"].rows()

    assert [row.chosen for row in rows] == [None, None]


def test_scores_are_saved_in_one_go_and_a_blank_is_not_a_zero(signed_in):
    signed_in.post(reverse("today"), {"batch": BATCH, "score_bloating": "0"})

    assert [(s.tag, s.severity_0_10) for s in said(signed_in.patient, "symptom")] == [
        ("bloating", 0)
    ]


def test_sending_the_scores_twice_saves_them_once(signed_in):
    for _ in range(2):
        signed_in.post(
            reverse("today"), {"batch": BATCH, "score_bloating": "4", "score_taken_down": "2"}
        )

    assert len(said(signed_in.patient, "symptom")) == 2


def check_in(browser, minute, **scores):
    """Send the page that was made with ``BATCH`` at some minute after noon."""
    sent = {"batch": BATCH, **{f"score_{tag}": str(score) for tag, score in scores.items()}}
    with time_machine.travel(NOON + timedelta(minutes=minute), tick=False):
        return browser.post(reverse("today"), sent)


def scores_of(patient, tag="bloating"):
    rows = Entry.objects.owned_by(patient).kept().oldest_first()
    return [e.payload.severity_0_10 for e in open_entries(patient, rows) if e.payload.tag == tag]


def test_going_back_and_changing_a_score_saves_what_was_changed(signed_in):
    for minute, score in enumerate([3, 7, 7, 3]):
        assert check_in(signed_in, minute, bloating=score).url.startswith("/diary/?saved=1")

    assert scores_of(signed_in.patient) == [3, 7, 3]


def test_going_back_and_changing_one_score_of_two_saves_one(signed_in):
    check_in(signed_in, 0, bloating=3, taken_down=2)
    check_in(signed_in, 1, bloating=3, taken_down=5)

    assert scores_of(signed_in.patient) == [3]
    assert scores_of(signed_in.patient, "taken_down") == [2, 5]


@pytest.mark.parametrize("made", [{"tag": "taken_down"}, {"severity_0_10": 9}, None])
def test_a_score_whose_entry_was_changed_or_deleted_is_saved_when_sent_again(signed_in, made):
    check_in(signed_in, 0, bloating=3)
    entry = Entry.objects.get()
    entry.patient = signed_in.patient
    if made is None:
        delete_entry(entry=entry, now=NOON)
    else:
        said_now = a_payload("symptom", **{"severity_0_10": 3, **made})
        record_entry(patient=signed_in.patient, id=entry.id, payload=said_now, seen=1, now=NOON)

    check_in(signed_in, 1, bloating=3)

    assert scores_of(signed_in.patient)[-1] == 3


def test_the_emergency_card_answers_also_the_second_of_two_taps(signed_in):
    track = {"seen": "1", "zone": "Europe/London", "units": "kg", "tracked": ["abdominal_pain"]}
    a_symptom_tag("abdominal_pain", "Tummy pain")
    signed_in.post(reverse("diary_settings"), track)

    answers = [check_in(signed_in, minute, abdominal_pain=9) for minute in range(2)]

    assert [[card.code for card in answer.context["cards"]] for answer in answers] == [["RF05"]] * 2
    assert scores_of(signed_in.patient, "abdominal_pain") == [9]


def test_same_as_yesterday_sent_twice_is_saved_once(signed_in):
    an_entry(signed_in.patient, "symptom", severity_0_10=7, started_at=NOON - timedelta(days=1))

    for _ in range(2):
        answer = signed_in.post(reverse("today"), {"batch": BATCH, "copy": "yesterday"})

    assert answer.url.startswith("/diary/?saved=1")
    assert scores_of(signed_in.patient) == [7, 7]  # yesterday's, and today's once


def test_a_score_that_stands_is_not_written_again(signed_in):
    signed_in.post(reverse("today"), {"batch": BATCH, "score_bloating": "4"})
    signed_in.post(reverse("today"), {"score_bloating": "4", "score_taken_down": "1"})

    assert [s.severity_0_10 for s in said(signed_in.patient, "symptom")].count(4) == 1


def test_same_as_yesterday_copies_what_was_recorded_and_nothing_else(signed_in):
    an_entry(signed_in.patient, "symptom", severity_0_10=7, started_at=NOON - timedelta(days=1))

    signed_in.post(reverse("today"), {"batch": BATCH, "copy": "yesterday"})

    today = [s for s in said(signed_in.patient, "symptom") if s.local_day() == TODAY]
    assert [(s.tag, s.severity_0_10) for s in today] == [("bloating", 7)]


def test_enter_in_the_scores_never_means_same_as_yesterday(signed_in):
    an_entry(signed_in.patient, "symptom", started_at=NOON - timedelta(days=1))

    page = signed_in.get(reverse("today")).content.decode()
    scores = next(f for f in page.split("<form")[1:] if "score_bloating" in f).split("</form>")[0]

    assert "Same as yesterday" in page
    assert re.findall(r"<button[^>]*>([^<]*)", scores) == ["Save these scores"]


@pytest.mark.parametrize("score", ["11", "-1", "x", "4.5", "9" * 5000])
def test_a_score_that_is_none_is_refused(signed_in, score):
    answer = signed_in.post(reverse("today"), {"batch": BATCH, "score_bloating": score})

    assert answer.status_code == 422
    assert said(signed_in.patient, "symptom") == []


def test_nothing_more_today_completes_the_day_and_can_be_taken_back(signed_in):
    signed_in.post(reverse("today"), {"done": "1", "complete": "on"})
    (complete,) = said(signed_in.patient, "day")
    signed_in.post(reverse("today"), {"done": "1"})
    (open_again,) = said(signed_in.patient, "day")

    assert (complete.symptoms_complete, complete.meals_complete) == (True, True)
    assert (open_again.symptoms_complete, open_again.meals_complete) == (None, None)


def test_completing_a_day_keeps_what_was_said_of_it(signed_in):
    an_entry(signed_in.patient, "day", sleep_hours=7.0)

    signed_in.post(reverse("today"), {"done": "1", "complete": "on"})

    assert said(signed_in.patient, "day")[0].sleep_hours == 7
