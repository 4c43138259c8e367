"""How long a session lasts, for whom, and where."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.portal.people import SAME_ORIGIN, mailed_code, make_patient, make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = "2026-11-12 10:00+00:00"
HOUR = 3600
DAY = 24 * HOUR


def enter(**more: str) -> Client:
    browser = Client(headers=SAME_ORIGIN)
    browser.post("/accounts/login/", {"login": "patient.a@example.org", **more})
    browser.post("/accounts/login/code/confirm/", {"code": mailed_code()})
    return browser


def opens(browser: Client) -> bool:
    return browser.get("/accounts/").status_code == 200


@pytest.mark.parametrize(("seconds", "expected"), [(12 * HOUR - 5, True), (12 * HOUR + 5, False)])
def test_a_staff_session_lasts_twelve_hours(seconds, expected):
    with time_machine.travel(NOW, tick=False) as clock:
        client = signed_in(make_staff())
        assert client.get("/cms/").status_code == 200
        clock.shift(seconds)

        assert (client.get("/cms/").status_code == 200) is expected


@pytest.mark.parametrize(("seconds", "expected"), [(30 * DAY - 60, True), (30 * DAY + 60, False)])
def test_a_patient_stays_signed_in_for_thirty_days_on_their_own_device(seconds, expected):
    make_patient()
    with time_machine.travel(NOW, tick=False) as clock:
        browser = enter()
        clock.shift(seconds)

        assert opens(browser) is expected


@pytest.mark.parametrize(("seconds", "expected"), [(29 * 60, True), (31 * 60, False)])
def test_a_shared_device_signs_out_after_thirty_idle_minutes(seconds, expected):
    make_patient()
    with time_machine.travel(NOW, tick=False) as clock:
        browser = enter(shared="on")
        clock.shift(seconds)

        assert opens(browser) is expected


def test_a_shared_device_in_use_stays_signed_in():
    make_patient()
    with time_machine.travel(NOW, tick=False) as clock:
        browser = enter(shared="on")
        for _ in range(5):
            clock.shift(20 * 60)
            assert opens(browser)


def test_the_cookie_of_a_shared_device_ends_with_the_browser():
    make_patient()

    assert enter(shared="on").cookies["session"]["max-age"] == ""
    assert enter().cookies["session"]["max-age"] == 30 * DAY


def test_somebody_who_only_began_to_sign_in_is_forgotten_in_an_hour():
    make_patient()
    with time_machine.travel(NOW, tick=False):
        Client(headers=SAME_ORIGIN).post("/accounts/login/", {"login": "patient.a@example.org"})
        left = Session.objects.get().expire_date - timezone.now()

    assert left.total_seconds() <= HOUR


def test_other_sessions_can_be_ended():
    make_patient()
    one, two = enter(), enter()
    assert opens(one)
    assert opens(two)

    one.post("/accounts/sessions/")

    assert opens(one)
    assert not opens(two)
