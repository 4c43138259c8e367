"""A day of the past and the timeline, and how many queries a page may take."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from diary.actions.entries import record_entry
from diary.domain.entries import PAYLOADS
from diary.models import Entry
from diary.snapshots.vocabulary import vocabulary
from diary.vault import open_entries
from diary.views.lines import entry_lines
from tests.diary.factories import LONDON, NOON, a_payload, an_entry

pytestmark = pytest.mark.django_db


def queries(browser, url, **posted):
    """Return how many queries a request takes once the session was noted.

    Apart from the version of the content, which is asked once in five seconds outside a test.
    """
    browser.post(url, posted) if posted else browser.get(url)
    with CaptureQueriesContext(connection) as captured:
        browser.post(url, {**posted, "id": "", "time": "10:00"}) if posted else browser.get(url)
    return len([q for q in captured if "contentversion" not in q["sql"]])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("2026-11-22", 200), ("2026-11-21", 200), ("1900-01-01", 200), ("1899-12-31", 404), ("0001-01-01", 404),
        ("2026-11-23", 404), ("9999-12-31", 404), ("2026-02-30", 404), ("2026-13-01", 404),
    ],
)  # fmt: skip
def test_a_day_is_shown_when_it_has_been(signed_in, address, status):
    assert signed_in.get(f"/diary/{address}/").status_code == status


def test_a_missed_day_is_not_called_a_day_without_symptoms(signed_in):
    page = signed_in.get("/diary/2026-11-20/").content.decode()

    assert "not the same as a day without symptoms" in page


def test_what_was_written_later_is_marked(signed_in):
    an_entry(signed_in.patient, written_at=NOON - timedelta(days=2))

    assert "Written later" in signed_in.get("/diary/2026-11-20/").content.decode()
    assert "Written later" in signed_in.get(reverse("timeline")).content.decode()


def test_the_timeline_shows_twenty_entries_a_page_newest_first(signed_in):
    for n in range(45):
        an_entry(signed_in.patient, text=f"Words {n:02}", written_at=NOON - timedelta(hours=n))

    first, last = (signed_in.get(reverse("timeline"), {"page": page}) for page in (1, 3))
    shown = re.findall(r"Words \d\d", first.content.decode())

    assert shown == [f"Words {n:02}" for n in range(20)]
    assert len(re.findall(r"Words \d\d", last.content.decode())) == 5


def test_of_one_minute_what_was_written_last_comes_first(signed_in):
    for n in range(6):
        written = a_payload("note", text=f"Words {n}")
        later = NOON + timedelta(seconds=n)
        record_entry(patient=signed_in.patient, id=uuid4(), payload=written, now=later)

    shown = re.findall(r"Words \d", signed_in.get(reverse("timeline")).content.decode())

    assert shown == [f"Words {n}" for n in reversed(range(6))]


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 5000, ""])
def test_a_page_that_is_none_shows_one_that_is(signed_in, page):
    assert signed_in.get(reverse("timeline"), {"page": page}).status_code == 200


@pytest.mark.parametrize("page", ["timeline", "today"])
def test_a_page_takes_six_queries_however_long_the_diary(signed_in, page):
    an_entry(signed_in.patient, "medicine")
    counted = []
    for many in (20, 180):
        for n in range(many):
            an_entry(signed_in.patient, written_at=NOON - timedelta(minutes=n))
        counted.append(queries(signed_in, reverse(page)))

    assert counted[0] == counted[1] <= 6


@pytest.mark.parametrize(
    ("kind", "answers"),
    [("note", {"text": "Words"}), ("bowel_movement", {"stool_form": "4"})],
)
def test_saving_an_entry_takes_five_queries(signed_in, kind, answers):
    url = reverse("add_entry", args=[kind])

    assert queries(signed_in, url, date="2026-11-22", time="09:00", **answers) <= 5


def test_every_kind_can_be_changed_from_the_timeline(signed_in):
    for kind in PAYLOADS:
        an_entry(signed_in.patient, kind)

    page = signed_in.get(reverse("timeline")).content.decode()

    assert len(re.findall(r">Edit<span", page)) == len(PAYLOADS)


def test_the_days_of_a_course_are_said_in_the_readers_language(signed_in):
    an_entry(signed_in.patient, "medicine", started_on=date(2026, 11, 6))

    with override("es"):
        (line,) = entry_lines(
            open_entries(signed_in.patient, Entry.objects.all()), vocabulary(), LONDON
        )

    assert "6 de noviembre de 2026" in line.detail
