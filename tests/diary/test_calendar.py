"""The page of a month: a real table, shapes with words, unknown days told apart."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from diary.models import Entry
from tests.diary.factories import NOON, a_patient, a_symptom_tag, an_entry
from tests.diary.test_looking_back import queries

pytestmark = pytest.mark.django_db
DONE = {"symptoms_complete": True, "meals_complete": True}


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",), week_starts="sunday")


def month(browser, address="/diary/calendar/"):
    return browser.get(address).content.decode()


def cell(page, day):
    """Return what the cell of a day says, in words, and how it is drawn."""
    found = re.search(rf'<td class="cal__(\w+)"><a href="/diary/{day}/".*?</td>', page, re.DOTALL)
    return found[1], re.findall(r"<li class=\"mark--(\w+)\">.*?<span>(.*?)</span>", found[0])


def test_the_month_is_a_table_with_caption_and_the_patients_own_first_day(signed_in):
    page = month(signed_in)

    assert re.search(r'<table class="cal">\s*<caption[^>]*>[^<]*November 2026', page)
    assert re.findall(r'<th scope="col"><span class="vh">(\w+)', page)[0] == "Sunday"


def test_a_day_says_what_was_recorded_in_shape_and_word(signed_in):
    an_entry(signed_in.patient, "symptom", severity_0_10=7)
    an_entry(signed_in.patient, "bowel_movement", blood="on_paper")
    an_entry(signed_in.patient, "medicine", name="Sample tablet", started_on=date(2026, 11, 22))
    an_entry(signed_in.patient, "day", **DONE)

    assert cell(month(signed_in), "2026-11-22") == (
        "complete",
        [
            ("drop", "Blood: on the paper"), ("score", "Bloating 7"), ("poo", "1 poo"),
            ("med", "Started Sample tablet"), ("tick", "Complete"),
        ],
    )  # fmt: skip


def test_a_course_that_began_before_the_month_shows_where_it_stopped(signed_in):
    dates = {"started_on": date(2026, 8, 1), "stopped_on": date(2026, 11, 12)}
    an_entry(signed_in.patient, "medicine", name="Sample tablet", **dates)

    assert cell(month(signed_in), "2026-11-12")[1] == [("med", "Stopped Sample tablet")]


def test_an_unknown_day_is_not_drawn_like_a_complete_one_without_symptoms(signed_in):
    an_entry(signed_in.patient, "day", local_date=date(2026, 11, 20), **DONE)
    page = month(signed_in)

    assert cell(page, "2026-11-19") == ("unknown", [("unknown", "Not recorded")])
    assert cell(page, "2026-11-20")[1][0] == ("tick", "Complete, no symptom scored")
    assert "20 days not recorded." in page
    assert "1 day complete." in page


def test_today_is_not_called_unrecorded_before_it_is_over_nor_are_days_to_come(signed_in):
    page = month(signed_in)

    assert cell(page, "2026-11-22") == ("begun", [("unknown", "Nothing yet")])
    assert 'href="/diary/2026-11-23/"' not in page


def test_what_was_written_later_is_marked_on_its_day(signed_in):
    an_entry(signed_in.patient, written_at=NOON - timedelta(days=2))

    assert ("late", "Written later") in cell(month(signed_in), "2026-11-20")[1]


def test_a_day_whose_entry_does_not_open_is_not_called_unrecorded(signed_in):
    an_entry(signed_in.patient)
    Entry.objects.update(sealed=b"\x01broken")

    state, marks = cell(month(signed_in), "2026-11-22")
    assert (state, marks[0]) == ("some", ("lock", "1 entry cannot be opened"))


def test_a_name_the_patient_typed_is_shown_as_text(signed_in):
    an_entry(signed_in.patient, "medicine", name="<b>x", started_on=date(2026, 11, 22))

    assert "Started &lt;b&gt;x" in month(signed_in)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("2026-11", 200), ("2026-10", 200), ("1900-01", 200), ("1899-12", 404), ("2026-12", 404),
        ("2026-13", 404), ("2026-00", 404), ("0001-01", 404), ("9999-12", 404), ("2024-02", 200),
    ],
)  # fmt: skip
def test_a_month_is_shown_when_it_has_been(signed_in, address, status):
    assert signed_in.get(f"/diary/calendar/{address}/").status_code == status


def test_months_are_one_link_apart_up_to_this_one(signed_in):
    page, before = month(signed_in), month(signed_in, "/diary/calendar/2026-10/")

    assert 'href="/diary/calendar/2026-10/"' in page
    assert "2026-12" not in page
    assert 'href="/diary/calendar/2026-11/"' in before
    assert ">Back to this month<" in before


def test_a_month_takes_six_queries_however_much_it_holds(signed_in):
    counted = []
    for many in (5, 200):
        for n in range(many):
            an_entry(signed_in.patient, written_at=NOON - timedelta(minutes=n))
        counted.append(queries(signed_in, reverse("calendar")))

    assert counted[0] == counted[1] <= 6
