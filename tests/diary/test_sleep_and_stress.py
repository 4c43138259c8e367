"""Sleep and stress on the day's own page: three answers, and whatever else the day says stays."""

import re
from datetime import date
from html import unescape
from uuid import UUID

import pytest

from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import a_payload, an_entry

pytestmark = pytest.mark.django_db
ID = UUID(int=5)
TODAY, PAST = "/diary/", "/diary/2026-11-20/"
SAID = {"activity_minutes": 30, "fluids_cups": 6, "period": True, "symptoms_complete": True}


def fields_of(page):
    """Return where the form leads, and what it sends when nothing is touched."""
    action, form = re.search(
        r'<form class="nightly" method="post" action="([^"]+)".*?>(.*?)</form>', page, re.DOTALL
    ).groups()
    sent = {}
    for box in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf'{part}="([^"]*)"', box) for part in ("name", "value"))
        if 'type="radio"' not in box or " checked" in box:
            sent[name[1]] = unescape(value[1])
    return action, sent


def send(browser, page, **answers):
    action, sent = fields_of(browser.get(page).content.decode())
    return browser.post(action, {**sent, **answers})


def days(patient):
    rows = Entry.objects.owned_by(patient).kept().of_kind("day")
    return [entry.payload for entry in open_entries(patient, rows)]


@pytest.mark.parametrize(("page", "iso"), [(TODAY, "2026-11-22"), (PAST, "2026-11-20")])
def test_three_answers_are_saved_in_one_go_and_lead_back_to_the_day(signed_in, page, iso):
    answer = send(signed_in, page, sleep_hours="7.5", sleep_quality_0_10="6", stress_0_10="0")

    (day,) = days(signed_in.patient)
    assert (day.local_date.isoformat(), day.sleep_hours) == (iso, 7.5)
    assert (day.sleep_quality_0_10, day.stress_0_10) == (6, 0)
    assert answer.url.startswith(f"{page}?saved=1")


def test_nothing_is_chosen_before_somebody_chooses_it_and_a_blank_stays_unknown(signed_in):
    page = signed_in.get(TODAY).content.decode()
    sent = fields_of(page)[1]

    send(signed_in, TODAY, stress_0_10="3")

    assert (set(sent), sent["sleep_hours"]) == (
        {"csrfmiddlewaretoken", "id", "date", "sleep_hours"},
        "",
    )
    assert '<details class="fold">' in page
    (day,) = days(signed_in.patient)
    assert (day.sleep_hours, day.sleep_quality_0_10, day.stress_0_10) == (None, None, 3)


def test_what_else_the_day_says_is_kept(signed_in):
    an_entry(signed_in.patient, "day", id=ID, sleep_hours=8.0, **SAID)

    page = signed_in.get(TODAY).content.decode()
    send(signed_in, TODAY, stress_0_10="4")

    assert '<details class="fold" open>' in page
    assert fields_of(page)[1]["sleep_hours"] == "8"
    (day,) = days(signed_in.patient)
    assert {name: getattr(day, name) for name in SAID} == SAID
    assert (day.sleep_hours, day.stress_0_10) == (8.0, 4)


def test_a_page_that_is_sent_untouched_or_twice_changes_nothing(signed_in):
    an_entry(signed_in.patient, "day", id=ID, **SAID)
    for _ in range(2):
        send(signed_in, TODAY)

    assert days(signed_in.patient)[0].fields() == a_payload("day", **SAID).fields()


def test_what_another_device_added_since_is_kept(signed_in):
    action, sent = fields_of(signed_in.get(TODAY).content.decode())
    an_entry(signed_in.patient, "day", id=ID, fluids_cups=4)

    assert signed_in.post(action, {**sent, "stress_0_10": "4"}).status_code == 302

    (day,) = days(signed_in.patient)
    assert (day.fluids_cups, day.stress_0_10) == (4, 4)


def test_two_answers_to_one_question_are_asked_about(signed_in):
    action, sent = fields_of(signed_in.get(TODAY).content.decode())
    an_entry(signed_in.patient, "day", id=ID, stress_0_10=9)

    answer = signed_in.post(action, {**sent, "stress_0_10": "4"})

    assert (answer.status_code, days(signed_in.patient)[0].stress_0_10) == (409, 9)


@pytest.mark.parametrize("hours", ["lots", "25", "-1", "1,200"])
def test_hours_that_are_none_are_asked_again_and_the_rest_is_there(signed_in, hours):
    answer = send(signed_in, TODAY, sleep_hours=hours, stress_0_10="4")

    page = answer.content.decode()
    assert (answer.status_code, days(signed_in.patient)) == (422, [])
    assert f'value="{hours}"' in page
    assert re.search(r'name="stress_0_10" value="4"[^>]*checked', page)


def test_a_day_still_to_come_asks_nothing(signed_in):
    an_entry(signed_in.patient, "day", local_date=date(2026, 11, 23))

    assert 'class="nightly"' not in signed_in.get("/diary/2026-11-23/").content.decode()
