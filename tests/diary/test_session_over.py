"""Somebody who was signed out while writing: nothing is saved, and no word is lost."""

from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from diary.models import Entry
from tests.diary.factories import a_patient, a_symptom_tag, an_entry
from tests.diary.test_entry_pages import FILLED
from tests.portal.people import SAME_ORIGIN

pytestmark = pytest.mark.django_db
SHOWN = {
    "bowel_movement": {("What was it like?", "Soft pieces"), ("It woke me from sleep", "Yes")},
    "symptom": {("Or your own word for it", "Sample ache"), ("How bad was it?", "0")},
    "measurement": {("Weight", "11"), ("and pounds, beside stones", "4"), ("in", "stones and pounds")},
    "day": {("Hours slept", "7.5"), ("Which day?", "22 November 2026")},
    "vomiting": {("What came up?", "Food"), ("How many times?", "2")},
    "meal": {("What did you have?", "Sample soup"), ("Which meal?", "Lunch"), ("Plants in it", "leek, Oats")},
    "medicine": {("What is it called?", "Sample tablet"), ("When did you start?", "1 November 2026")},
    "note": {("What do you want to remember?", "Sample words"), ("Time", "11:50")},
}  # fmt: skip


def send(browser, page, sent, *args):
    return browser.post(reverse(page, args=args), sent)


@pytest.mark.parametrize("kind", FILLED)
def test_what_was_typed_is_shown_in_the_words_of_the_form(nobody, kind):
    answer = send(nobody, "add_entry", {**FILLED[kind], "id": str(uuid4())}, kind)

    assert answer.status_code == 403
    assert set(answer.context["typed"]) >= SHOWN[kind]
    assert "no-store" in answer["Cache-Control"]
    assert not Entry.objects.exists()


def test_the_page_offers_to_sign_in_beside_the_words(nobody):
    page = send(nobody, "add_entry", FILLED["note"], "note").content.decode()

    place = quote(reverse("add_entry", args=["note"]))
    assert f'href="/accounts/login/?next={place}" target="_blank" rel="noopener"' in page
    assert "is not saved" in page


def test_an_edit_of_somebody_signed_out_keeps_its_words_and_says_nothing_of_the_entry(nobody):
    entry = an_entry(a_patient(), text="What is saved")

    page = send(nobody, "edit_entry", {**FILLED["note"], "seen": "1"}, entry.id).content.decode()

    assert "Sample words" in page
    assert "What is saved" not in page


def test_scores_and_settings_are_shown_too(nobody):
    a_symptom_tag("bloating", "Bloating")

    scores = send(nobody, "today", {"score_bloating": "7", "score_nobody_knows": "3"})
    settings = send(nobody, "diary_settings", {"height_cm": "171", "tracked": ["bloating"]})

    assert scores.context["typed"] == [("Bloating", "7")]
    assert set(settings.context["typed"]) == {
        ("Height in centimetres", "171"),
        ("What do you want to track each day?", "Bloating"),
    }


def test_an_answer_that_no_form_takes_is_shown_as_it_was_typed(nobody):
    page = send(nobody, "add_entry", {"text": "x" * 4001, "date": "<b>soon</b>"}, "note")

    assert "x" * 4001 in page.content.decode()
    assert "&lt;b&gt;soon&lt;/b&gt;" in page.content.decode()


def test_fields_that_no_form_of_the_diary_has_are_never_repeated(nobody):
    page = send(nobody, "add_entry", {"text": "Words", "password": "secret", "x": "y"}, "note")

    assert "secret" not in page.content.decode()


@pytest.mark.parametrize("page", ["delete_entry", "undo_delete", "edit_entry"])
def test_who_typed_nothing_is_asked_to_sign_in(nobody, page):
    answer = send(nobody, page, {"seen": "1"}, uuid4())

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/accounts/login/")


def test_a_sign_out_in_another_tab_keeps_what_this_tab_sends(patient):
    browser = Client(headers=SAME_ORIGIN, enforce_csrf_checks=True)
    browser.force_login(patient)
    browser.get(reverse("add_entry", args=["note"]))
    token = browser.cookies["csrftoken"].value

    browser.post(reverse("account_logout"), {"csrfmiddlewaretoken": token})
    sent = {**FILLED["note"], "csrfmiddlewaretoken": token}
    answer = send(browser, "add_entry", sent, "note")

    assert answer.status_code == 403
    assert "Sample words" in answer.content.decode()
