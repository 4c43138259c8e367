"""Signing up and in as allauth is set up here: codes, passwords, second steps, limits."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from portal.accounts.models import User
from tests.portal.people import (
    CONFIRM,
    LOGIN,
    PASSWORD,
    SAME_ORIGIN,
    is_in,
    mailed_code,
    make_patient,
    make_staff,
    sign_in_by_code,
    sign_up,
    signed_in,
)

pytestmark = pytest.mark.django_db


def test_a_new_patient_signs_up_with_an_address_and_a_code(browser):
    response = sign_up(browser)

    user = User.objects.get(email="new@example.org")
    assert user.is_patient
    assert not user.has_usable_password()
    assert is_in(browser)
    assert response.headers["Location"] == "/accounts/welcome/"


def test_signing_up_never_makes_staff_whatever_is_sent(browser):
    extra = {"kind": "staff", "is_superuser": "1", "is_staff": "1", "groups": "1", "role": "writer"}

    sign_up(browser, **extra)

    user = User.objects.get()
    assert user.is_patient
    assert not user.is_superuser
    assert not user.groups.exists()


def test_signing_up_again_looks_the_same_and_tells_only_the_owner(browser):
    make_patient("known@example.org")
    fresh = browser.post("/accounts/signup/", {"email": "fresh@example.org"})
    other = Client(headers=SAME_ORIGIN)

    known = other.post("/accounts/signup/", {"email": "known@example.org"})

    assert known.headers["Location"] == fresh.headers["Location"]
    assert User.objects.filter(email="known@example.org").count() == 1
    assert "There is one already" in mail.outbox[-1].body


def test_a_code_by_mail_signs_in_and_works_once(browser):
    make_patient()

    sign_in_by_code(browser, "patient.a@example.org")

    assert is_in(browser)
    other = Client(headers=SAME_ORIGIN)
    other.post(LOGIN, {"login": "patient.a@example.org"})
    old = mail.outbox[-2].body
    used = next(word for word in old.split() if word.isdigit() and len(word) == 6)
    other.post(CONFIRM, {"code": used})
    assert not is_in(other)


def test_an_unknown_address_gets_the_same_answer(browser):
    make_patient()
    other = Client(headers=SAME_ORIGIN)

    known = browser.post(LOGIN, {"login": "patient.a@example.org"})
    unknown = other.post(LOGIN, {"login": "nobody@example.org"})

    assert known.headers["Location"] == unknown.headers["Location"]
    page = other.get(CONFIRM)
    assert page.status_code == 200
    assert b"nobody@example.org" in page.content


def test_three_wrong_codes_end_the_attempt(browser):
    make_patient()
    browser.post(LOGIN, {"login": "patient.a@example.org"})
    right = mailed_code()
    wrong = "000000" if right != "000000" else "111111"

    for _ in range(3):
        browser.post(CONFIRM, {"code": wrong})
    browser.post(CONFIRM, {"code": right})

    assert not is_in(browser)


def test_a_code_ends_after_ten_minutes(browser):
    make_patient()
    with time_machine.travel("2026-11-12 10:00+00:00", tick=False) as clock:
        browser.post(LOGIN, {"login": "patient.a@example.org"})
        clock.shift(601)
        browser.post(CONFIRM, {"code": mailed_code()})

    assert not is_in(browser)


def test_five_wrong_passwords_lock_the_password_and_nothing_else(browser):
    make_patient(password=PASSWORD)
    for _ in range(5):
        browser.post(LOGIN, {"login": "patient.a@example.org", "password": "wrong wrong wrong"})

    browser.post(LOGIN, {"login": "patient.a@example.org", "password": PASSWORD})
    assert not is_in(browser)

    sign_in_by_code(browser, "patient.a@example.org")
    assert is_in(browser)


def test_a_lying_forwarded_address_does_not_unlock_the_password(browser):
    make_patient(password=PASSWORD)
    for number in range(6):
        headers = {"x-forwarded-for": f"10.0.0.{number}"}
        data = {"login": "patient.a@example.org", "password": "wrong wrong wrong"}
        browser.post(LOGIN, data, headers=headers)

    data = {"login": "patient.a@example.org", "password": PASSWORD}
    browser.post(LOGIN, data, headers={"x-forwarded-for": "10.9.9.9"})

    assert not is_in(browser)


def test_a_password_button_without_a_password_sends_no_code(browser):
    make_patient()

    response = browser.post(LOGIN, {"login": "patient.a@example.org", "way": "password"})

    assert response.status_code == 200
    assert not mail.outbox


def test_a_password_signs_in_whoever_set_one(browser):
    make_patient(password=PASSWORD)

    browser.post(LOGIN, {"login": "patient.a@example.org", "password": PASSWORD})

    assert is_in(browser)


def test_an_open_redirect_is_not_followed(browser):
    make_patient()
    browser.post(LOGIN, {"login": "patient.a@example.org"})

    response = browser.post(CONFIRM, {"code": mailed_code(), "next": "https://evil.example/"})

    assert response.headers["Location"] == "/accounts/welcome/"


@pytest.mark.parametrize("place", ["//[", "http://[x", "//[::1", "http://a]b/", "//\u2100.example"])
@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/signup/passkey/",
        "/accounts/reauthenticate/",
        "/accounts/reauthenticate/code/",
        "/accounts/2fa/reauthenticate/",
        "/accounts/logout/",
    ],
)
def test_an_address_to_go_on_to_that_is_none_is_left_out(path, place):
    for browser in (Client(headers=SAME_ORIGIN), signed_in(make_patient(password=PASSWORD))):
        for response in (
            browser.get(path, {"next": place}),
            browser.post(path, {"next": place, "login": "a@example.org", "email": "a@example.org"}),
        ):
            assert response.status_code < 500
            assert "[" not in response.headers.get("Location", "").partition("?")[0]


def test_signing_in_gives_a_new_session_key(browser):
    make_patient()
    browser.post(LOGIN, {"login": "patient.a@example.org"})
    before = browser.session.session_key

    browser.post(CONFIRM, {"code": mailed_code()})

    assert browser.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_welcome_sends_each_to_their_own_place():
    assert signed_in(make_patient()).get("/accounts/welcome/").headers["Location"] == "/diary/"
    assert signed_in(make_staff()).get("/accounts/welcome/").headers["Location"] == "/cms/"


def test_signing_out_asks_the_browser_to_forget():
    browser = signed_in(make_patient())

    response = browser.post("/accounts/logout/")

    assert '"cache"' in response.headers["Clear-Site-Data"]
    assert not is_in(browser)


def test_no_subject_line_names_health_or_a_code(browser):
    sign_up(browser)
    make_patient()
    sign_in_by_code(Client(headers=SAME_ORIGIN), "patient.a@example.org")

    for message in mail.outbox:
        assert not any(character.isdigit() for character in message.subject)
        assert "diary" not in message.subject.lower()
