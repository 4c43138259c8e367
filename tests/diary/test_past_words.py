"""Words that are offered again: each once, newest first, never too many; and only the patient's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.domain.past_words import MOST_PLANTS, MOST_WORDS, past_words
from diary.models import Entry
from diary.snapshots.red_flags import readable_red_flags
from diary.views.past import MOST_READ
from tests.diary.factories import a_patient, a_payload, an_entry


def meal(**said):
    return a_payload("meal", **said)


def test_each_word_comes_once_as_it_was_written_last():
    said = [meal(what="Soup"), meal(what="Toast"), meal(what="SOUP"), meal()]

    assert past_words("meal", said)["what"] == ("Soup", "Toast")


def test_words_are_bounded_and_the_newest_are_kept():
    said = [meal(what=f"Dish {n}", plants=(f"plant {n}",)) for n in range(100)]

    words = past_words("meal", said)

    assert words["what"] == tuple(f"Dish {n}" for n in range(MOST_WORDS))
    assert words["plants"] == tuple(f"plant {n}" for n in range(MOST_PLANTS))


def test_what_is_no_word_is_not_offered():
    assert past_words("meal", [meal(what="x" * 81), meal(what="two\nlines")])["what"] == ()


def test_the_clinics_words_come_after_the_patients_own():
    said = [a_payload("medicine", name="Sample tablet")]

    words = past_words("medicine", said, ["Iron", "sample tablet"])

    assert words["name"] == ("Sample tablet", "Iron")


def test_own_words_for_symptoms_are_offered_and_tags_are_not():
    said = [a_payload("symptom"), a_payload("symptom", tag=None, own_label="Sample ache")]

    assert past_words("symptom", said) == {"own_label": ("Sample ache",)}


def test_a_kind_without_words_of_its_own_offers_none():
    assert past_words("note", [a_payload("note")]) == {}


@pytest.mark.django_db
def test_the_form_completes_from_this_patients_words_and_nobody_elses(signed_in):
    an_entry(a_patient(), "medicine", name="Of somebody else")
    an_entry(signed_in.patient, "medicine", name="Mine <b>")

    page = signed_in.get(reverse("add_entry", args=["medicine"])).content.decode()

    assert 'list="words-name"' in page
    assert '<option value="Mine &lt;b&gt;">' in page
    assert "Of somebody else" not in page


@pytest.mark.django_db
def test_what_was_deleted_is_not_offered(signed_in):
    entry = an_entry(signed_in.patient, "medicine", name="Gone tablet")
    signed_in.post(reverse("delete_entry", args=[entry.id]))

    page = signed_in.get(reverse("add_entry", args=["medicine"])).content.decode()

    assert "Gone tablet" not in page


@pytest.mark.django_db
def test_a_form_reads_a_bounded_part_of_the_diary_once(signed_in):
    signed_in.get(reverse("today"))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        signed_in.get(reverse("add_entry", args=["symptom"]))

    reading = [q["sql"] for q in queries if '"diary_entry"' in q["sql"]]
    assert len(reading) == 1
    assert f"LIMIT {MOST_READ}" in reading[0]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL scans a table this small")
def test_the_newest_of_a_kind_are_found_without_reading_the_other_kinds(patient):
    rows = Entry.objects.owned_by(patient).kept().of_last_days("medicine")[:MOST_READ]

    plan = rows.explain()

    assert "entry_by_kind" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "most"), [("meal", 5), ("medicine", 5), ("dose", 5)])
def test_saving_asks_the_database_for_little(signed_in, kind, most):
    course = an_entry(signed_in.patient, "medicine")
    an_entry(signed_in.patient, "meal", what="Soup")
    said = {
        "meal": {"what": "Soup", "date": "2026-11-22", "time": "11:00"},
        "medicine": {"name": "Sample tablet"},
        "dose": {
            "medicine_id": str(course.id),
            "skipped": "taken",
            "date": "2026-11-22",
            "time": "11:00",
        },
    }
    signed_in.get(reverse("add_entry", args=[kind]))
    readable_red_flags()  # which a process keeps until something is published

    with CaptureQueriesContext(connection) as queries:
        answer = signed_in.post(reverse("add_entry", args=[kind]), said[kind])

    assert answer.status_code == 302
    # Apart from the version of the content, which is asked once in five seconds outside a test.
    asked = [q["sql"][:90] for q in queries if "contentversion" not in q["sql"]]
    assert len(asked) <= most, asked
