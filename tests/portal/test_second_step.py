"""The second step of signing in: staff need it, and a one-time code works once."""

import time

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from portal.accounts import actions
from tests.portal.people import (
    SAME_ORIGIN,
    current_code,
    is_in,
    make_patient,
    make_staff,
    sign_in_by_code,
    signed_in,
)

pytestmark = pytest.mark.django_db


def test_staff_need_the_second_step_before_they_are_in(browser):
    writer = make_staff()
    with time_machine.travel("2026-11-12 10:00:10+00:00", tick=False):
        response = sign_in_by_code(browser, writer.email)

        assert response.headers["Location"] == "/accounts/2fa/authenticate/"
        assert not is_in(browser)
        assert browser.get("/cms/").status_code == 302
        browser.post("/accounts/2fa/authenticate/", {"code": current_code(writer)})
        assert is_in(browser)
        assert browser.get("/cms/").status_code == 200


def test_a_one_time_code_of_the_app_is_refused_when_used_again():
    writer = make_staff()
    with time_machine.travel("2026-11-12 10:00:10+00:00", tick=False):
        code = current_code(writer)
        for expected in (True, False):
            browser = Client(headers=SAME_ORIGIN)
            sign_in_by_code(browser, writer.email)
            browser.post("/accounts/2fa/authenticate/", {"code": code})
            assert is_in(browser) is expected


def test_the_code_that_switched_the_app_on_is_used_up_too():
    patient = make_patient()
    browser = signed_in(patient, reauthenticated=True)
    with time_machine.travel(time.time(), tick=False):
        browser.get("/accounts/2fa/totp/activate/")
        secret = browser.session["mfa.totp.secret"]
        code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
        browser.post("/accounts/2fa/totp/activate/", {"code": code})
        other = Client(headers=SAME_ORIGIN)
        sign_in_by_code(other, patient.email)
        other.post("/accounts/2fa/authenticate/", {"code": code})
    assert not is_in(other)


def test_the_secret_of_an_app_is_sealed_in_the_database():
    user = make_patient()
    secret = actions.give_second_factor(user=user)

    stored = str(list(user.authenticator_set.values_list("data", flat=True)))

    assert secret not in stored
