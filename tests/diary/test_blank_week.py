"""A week on paper: public and blind, or with what a patient tracks."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.diary.factories import a_patient, a_symptom_tag
from tests.diary.test_looking_back import queries

pytestmark = pytest.mark.django_db
ROWS = ["Poo", "Food and drink", "Medicines", "Sleep, stress", "Notes", "Nothing more today"]


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating", "wind"), week_starts="saturday")


def rows(page):
    return re.findall(r'<th scope="row">([^<]+?) ?<', page)


def days(page):
    return re.findall(r'<th scope="col">(\w+)', page)


def test_anybody_may_print_a_week_without_an_account(nobody):
    answer = nobody.get("/blank-diary/")
    page = answer.content.decode()

    assert rows(page) == ["Symptom:"] * 4 + ROWS
    assert days(page) == ["Day", *["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]]  # fmt: skip
    assert "public" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_the_public_page_is_the_same_for_somebody_signed_in(signed_in):
    page = signed_in.get("/blank-diary/").content

    assert page == Client().get("/blank-diary/").content
    assert b"Bloating" not in page


def test_a_patients_week_has_what_they_track_and_begins_on_their_day(signed_in):
    page = signed_in.get(reverse("blank_week")).content.decode()

    assert rows(page) == ["Bloating", "Wind", *ROWS]
    assert days(page)[1] == "Saturday"


def test_large_print_shares_the_week_between_two_sheets(signed_in):
    page = signed_in.get(reverse("blank_week_large")).content.decode()

    assert page.count("<table") == 2
    assert [day for day in days(page) if day != "Day"][3:5] == ["Tuesday", "Wednesday"]
    assert page.count("Poo: form 1 to 7") == 1


@pytest.mark.parametrize("address", ["/blank-diary/", "/blank-diary/large/", "/es/blank-diary/"])
def test_the_paper_says_what_the_numbers_mean_and_whom_to_call(nobody, address):
    page = nobody.get(address).content.decode()

    assert re.findall(r"<b>(\d)</b>", page) == list("1234567")
    assert "999" in page
    assert "/emergency/" in page


def test_with_many_symptoms_the_other_rows_are_lower(client):
    client.force_login(a_patient(tracked=tuple(f"tag{n}" for n in range(8))))

    assert "paper--many" in client.get(reverse("blank_week")).content.decode()


def test_a_blank_week_reads_the_profile_and_no_entry(signed_in):
    assert queries(signed_in, reverse("blank_week")) <= 3
