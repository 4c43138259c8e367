"""Erasing an account: nothing of the person stays, and nobody does it by mistake."""

import hashlib
import time

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from portal.accounts import actions
from portal.accounts.models import User
from tests.portal.people import (
    ACCOUNT_NOW,
    PASSWORD,
    SAME_ORIGIN,
    mailed_code,
    make_patient,
    make_staff,
    signed_in,
)

pytestmark = pytest.mark.django_db
EMAIL = "canary@example.org"


def rows_naming(word: str) -> list[str]:
    """Return every model with a row that holds ``word``, sessions opened."""
    models = apps.get_models()
    found = [model.__name__ for model in models if word in str(list(model.objects.values()))]
    sessions = [session.get_decoded() for session in Session.objects.all()]
    return found + (["Session"] if word in str(sessions) else [])


def test_nothing_of_an_erased_patient_stays_in_any_table_or_session():
    patient = make_patient(EMAIL)
    actions.give_second_factor(user=patient)
    browser = signed_in(patient, reauthenticated=True)
    browser.get("/accounts/")
    signed_in(patient).get("/accounts/")
    halfway = Client(headers=SAME_ORIGIN)
    halfway.post("/accounts/login/", {"login": EMAIL})
    assert {"User", "EmailAddress", "Session"} <= set(rows_naming(EMAIL))

    response = browser.post("/diary/erase/", {**ACCOUNT_NOW, "word": "erase"})

    assert response.headers["Location"] == "/erased/"
    assert rows_naming(EMAIL) == []
    assert not User.objects.exists()
    assert '"storage"' in response.headers["Clear-Site-Data"]


@pytest.fixture
def cache_table(settings):
    """Use the cache that a copy without Redis has, and return its keys on request."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "portal_cache",
        }
    }
    call_command("createcachetable")

    def keys() -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT cache_key FROM portal_cache")
            return [row[0] for row in cursor.fetchall()]

    return keys


def test_the_cache_keeps_no_hash_of_an_erased_address_and_no_number_of_the_account(cache_table):
    patient = make_patient(EMAIL, password=PASSWORD)
    for path, data in (
        ("/accounts/login/", {"login": EMAIL}),
        ("/accounts/login/", {"login": EMAIL, "password": "wrong wrong wrong"}),
        ("/accounts/password/reset/", {"email": EMAIL.upper()}),
        ("/accounts/signup/", {"email": EMAIL}),
    ):
        Client(headers=SAME_ORIGIN).post(path, data)
    browser = signed_in(patient, reauthenticated=True)
    browser.post("/accounts/reauthenticate/code/", {"action": "send"})
    browser.post("/accounts/reauthenticate/code/", {"code": "wrong"})
    hashed = hashlib.sha256(EMAIL.encode()).hexdigest()
    personal = [key for key in cache_table() if hashed in key or f"user:{patient.pk}" in key]
    assert len(personal) >= 5

    browser.post("/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"})

    left = cache_table()
    assert [key for key in left if hashed in key or f"user:{patient.pk}" in key] == []


def test_another_ones_tries_stay_counted_when_somebody_leaves(cache_table):
    make_patient("other@example.org")
    Client(headers=SAME_ORIGIN).post("/accounts/login/", {"login": "other@example.org"})
    hashed = hashlib.sha256(b"other@example.org").hexdigest()

    signed_in(make_patient(EMAIL), reauthenticated=True).post(
        "/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"}
    )

    assert [key for key in cache_table() if hashed in key]


def test_erasing_clears_from_the_cache_what_had_run_out(cache_table):
    with time_machine.travel(time.time() - 3600):
        cache.set("allauth:rl:of-an-ip", [1.0], timeout=60)
    cache.set("still-counting", [1.0], timeout=60)

    signed_in(make_patient(EMAIL), reauthenticated=True).post(
        "/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"}
    )

    keys = " ".join(cache_table())
    assert "of-an-ip" not in keys
    assert "still-counting" in keys


def test_the_session_ends_everywhere():
    patient = make_patient()
    browser, phone = signed_in(patient, reauthenticated=True), signed_in(patient)
    phone.get("/accounts/")

    browser.post("/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"})

    for each in (browser, phone):
        assert each.get("/accounts/").headers["Location"].startswith("/accounts/login/")


def test_another_patient_keeps_everything():
    other = make_patient("other@example.org")
    kept = signed_in(other)
    kept.get("/accounts/")

    signed_in(make_patient(EMAIL), reauthenticated=True).post(
        "/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"}
    )

    assert kept.get("/accounts/").status_code == 200


@pytest.mark.parametrize("word", ["", "yes", "ERASE MY DIARY", "ERAS\u00cb"])
def test_any_other_word_erases_nothing(word):
    patient = make_patient(EMAIL)

    sent = {**ACCOUNT_NOW, "word": word}
    response = signed_in(patient, reauthenticated=True).post("/diary/erase/", sent)

    assert response.status_code == 422
    assert User.objects.filter(pk=patient.pk).exists()


@pytest.mark.parametrize("path", ["/diary/erase/", "/diary/export/download/"])
def test_leaving_and_taking_ask_again_who_it_is(path):
    response = signed_in(make_patient(EMAIL)).get(path)

    assert response.headers["Location"].startswith("/accounts/reauthenticate/code/?next=")


def test_erasing_by_post_asks_again_too():
    patient = make_patient(EMAIL)

    signed_in(patient).post("/diary/erase/", {**ACCOUNT_NOW, "word": "ERASE"})

    assert User.objects.filter(pk=patient.pk).exists()


def test_a_code_by_mail_shows_that_it_is_you():
    browser = signed_in(make_patient(EMAIL))
    ask = "/accounts/reauthenticate/code/"

    browser.post(ask, {"action": "send", "next": "/diary/erase/"})
    browser.post(ask, {"code": "12345", "next": "/diary/erase/"})
    assert browser.get("/diary/erase/").status_code == 302
    response = browser.post(ask, {"code": mailed_code(), "next": "/diary/erase/"})

    assert response.headers["Location"] == "/diary/erase/"
    assert browser.get("/diary/erase/").status_code == 200


def test_a_mailed_code_cannot_be_guessed_for_long():
    browser = signed_in(make_patient(EMAIL))
    ask = "/accounts/reauthenticate/code/"
    browser.post(ask, {"action": "send"})
    right = mailed_code()

    for _ in range(3):
        browser.post(ask, {"code": "000000" if right != "000000" else "111111"})
    browser.post(ask, {"code": right})

    assert browser.get("/diary/erase/").status_code == 302


def test_staff_have_nothing_to_erase_there():
    staff = make_staff()

    assert signed_in(staff, reauthenticated=True).post("/diary/erase/").status_code == 403


def test_a_patient_with_a_passkey_is_not_asked_for_a_mailed_code():
    patient = make_patient(EMAIL)
    actions.give_second_factor(user=patient)

    response = signed_in(patient).get("/diary/erase/")

    assert response.headers["Location"].startswith("/accounts/2fa/reauthenticate/")


def test_a_forgotten_password_does_not_keep_anybody_from_leaving():
    browser = signed_in(make_patient(EMAIL, password=PASSWORD))
    asked = browser.get("/diary/erase/").headers["Location"]
    assert asked.startswith("/accounts/reauthenticate/?")

    assert b"/accounts/reauthenticate/code/?next=" in browser.get(asked).content
