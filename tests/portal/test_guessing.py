"""Mailed codes: how often each may be guessed, also by many guesses at the same moment."""

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.test import Client

from portal.accounts.limits import may_guess
from tests.portal.people import (
    CONFIRM,
    LOGIN,
    SAME_ORIGIN,
    is_in,
    mailed_code,
    make_patient,
    signed_in,
)

pytestmark = pytest.mark.django_db
EMAIL = "patient.a@example.org"
RESET, RESET_CODE = "/accounts/password/reset/", "/accounts/password/reset/confirm/"
SIGN_UP, CONFIRM_EMAIL = "/accounts/signup/", "/accounts/confirm-email/"
AGAIN = "/accounts/reauthenticate/code/"
TRY_AGAIN = 200


class Moment:
    """A browser that can be put back to a moment: what guesses of that moment all see in the session."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser
        self.key = browser.session.session_key
        self.content = dict(browser.session.items())

    def guess(self, path: str, code: str) -> int:
        session = SessionStore(self.key)
        session.clear()
        session.update(self.content)
        session.save()
        self.browser.cookies["session"] = self.key
        return self.browser.post(path, {"code": code}).status_code


def wrong_for(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def test_of_many_guesses_at_one_moment_three_are_looked_at(browser):
    make_patient(EMAIL)
    browser.post(LOGIN, {"login": EMAIL})
    code, moment = mailed_code(), Moment(browser)

    answers = [moment.guess(CONFIRM, wrong_for(code)) for _ in range(24)]
    moment.guess(CONFIRM, code)

    assert answers.count(TRY_AGAIN) == 3
    assert not is_in(browser)


def test_a_code_that_confirms_an_address_is_no_easier_to_guess(browser):
    browser.post(SIGN_UP, {"email": EMAIL})
    code, moment = mailed_code(), Moment(browser)

    answers = [moment.guess(CONFIRM_EMAIL, wrong_for(code)) for _ in range(10)]
    moment.guess(CONFIRM_EMAIL, code)

    assert answers.count(TRY_AGAIN) == 3
    assert not is_in(browser)


def test_a_code_that_resets_a_password_is_no_easier_to_guess(browser):
    make_patient(EMAIL)
    browser.post(RESET, {"email": EMAIL})
    code, moment = mailed_code(), Moment(browser)

    answers = [moment.guess(RESET_CODE, wrong_for(code)) for _ in range(10)]
    moment.guess(RESET_CODE, code)

    assert answers.count(TRY_AGAIN) == 3
    assert browser.get("/accounts/password/reset/complete/").status_code == 302


def test_a_code_that_shows_again_who_it_is_is_no_easier_to_guess():
    browser = signed_in(make_patient(EMAIL))
    browser.post(AGAIN, {"action": "send"})
    code, moment = mailed_code(), Moment(browser)

    for _ in range(5):
        moment.guess(AGAIN, wrong_for(code))
    moment.guess(AGAIN, code)

    assert browser.get("/diary/erase/").status_code == 302


def test_the_right_code_is_taken_after_two_wrong_ones(browser):
    make_patient(EMAIL)
    browser.post(LOGIN, {"login": EMAIL})
    code = mailed_code()

    for guess in (wrong_for(code), wrong_for(code), code):
        browser.post(CONFIRM, {"code": guess})

    assert is_in(browser)


def test_an_unknown_address_is_answered_like_a_known_one_to_the_last_guess():
    make_patient(EMAIL)
    answers = []
    for address in (EMAIL, "nobody@example.org"):
        browser = Client(headers=SAME_ORIGIN)
        browser.post(LOGIN, {"login": address})
        posts = [browser.post(CONFIRM, {"code": "no code"}) for _ in range(4)]
        answers.append([(post.status_code, post.headers.get("Location")) for post in posts])

    assert answers[0] == answers[1]


def test_an_address_has_thirty_guesses_an_hour_whatever_code_and_browser(rf):
    with time_machine.travel("2026-11-12 10:00+00:00", tick=False) as clock:
        looked_at = 0
        for code in range(40):
            request = rf.post(CONFIRM)
            request.session = SessionStore(f"session {code}")
            looked_at += may_guess(request, address=EMAIL.upper(), sent_at=float(code))
        assert looked_at == 30
        assert may_guess(request, address="other@example.org", sent_at=99.0)
        clock.shift(3601)
        assert may_guess(request, address=EMAIL, sent_at=3601.0)


def test_ten_codes_an_hour_are_sent_for_a_new_password(browser):
    make_patient(EMAIL)
    with time_machine.travel("2026-11-12 10:00+00:00", tick=False) as clock:
        for number in range(15):
            Client(headers=SAME_ORIGIN, REMOTE_ADDR=f"10.0.0.{number}").post(
                RESET, {"email": EMAIL}
            )
            clock.shift(30)

    assert len(mail.outbox) == 10
