"""A mail server that refuses an address, or is away: a clear answer, and nothing half done."""

import smtplib
import time

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from portal.accounts.models import StaffInvitation, User
from portal.accounts.way_in import SHORTEST_SIGN_UP_SECONDS
from tests.portal.people import PASSWORD, SAME_ORIGIN, is_in, make_patient, make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EMAIL = "patient.a@example.org"


class RefusesForGood(EmailBackend):
    """A relay that takes no mail for the address."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({EMAIL: (550, b"no such user")})


class RefusesForNow(EmailBackend):
    """A relay that wants to be asked again."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({EMAIL: (451, b"later")})


class Away(EmailBackend):
    """No relay."""

    def send_messages(self, messages):
        raise ConnectionRefusedError


class Odd(EmailBackend):
    """A relay that breaks off."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected


ASKS = [
    ("/accounts/signup/", {"email": "new@example.org"}),
    ("/accounts/signup/passkey/", {"email": "new@example.org"}),
    ("/accounts/signup/", {"email": EMAIL}),
    ("/accounts/login/", {"login": EMAIL}),
    ("/accounts/login/", {"login": "nobody@example.org"}),
    ("/accounts/password/reset/", {"email": EMAIL}),
    ("/accounts/password/reset/", {"email": "nobody@example.org"}),
]


@pytest.fixture
def browser() -> Client:
    return Client(headers=SAME_ORIGIN, raise_request_exception=False)


def use(settings, backend: type[EmailBackend]) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


@pytest.mark.parametrize("backend", [RefusesForNow, Away, Odd])
@pytest.mark.parametrize(("path", "data"), ASKS)
def test_without_a_mail_server_a_page_says_what_to_do_and_nothing_is_kept(
    browser, settings, backend, path, data
):
    make_patient(EMAIL)
    use(settings, backend)

    response = browser.post(path, data)

    assert response.status_code == 503
    assert response["Retry-After"] == "300"
    assert b"try again" in response.content
    assert [user.email for user in User.objects.all()] == [EMAIL]


@pytest.mark.parametrize(("path", "data"), ASKS)
def test_a_refused_address_gets_the_usual_answer(browser, settings, path, data):
    make_patient(EMAIL)
    usual = Client(headers=SAME_ORIGIN).post(path, {**data, "email": "fresh@example.org"})
    use(settings, RefusesForGood)

    response = browser.post(path, data)

    assert response.status_code == 302
    assert response["Location"] == usual["Location"]


def test_signing_up_works_once_mail_leaves_again(browser, settings):
    usual = settings.EMAIL_BACKEND
    with time_machine.travel("2026-11-12 10:00+00:00", tick=False) as clock:
        use(settings, Away)
        browser.post("/accounts/signup/", {"email": EMAIL})
        settings.EMAIL_BACKEND = usual
        clock.shift(60)
        with_a_code = browser.post("/accounts/signup/", {"email": EMAIL})

    assert with_a_code["Location"] == "/accounts/confirm-email/"
    assert User.objects.get().email == EMAIL


@pytest.mark.parametrize("backend", [RefusesForNow, Away, Odd])
def test_an_invitation_that_cannot_be_mailed_is_none(settings, backend):
    administrator = signed_in(make_staff("administrator"))
    administrator.raise_request_exception = False
    use(settings, backend)

    response = administrator.post("/cms/invite/", {"email": EMAIL, "role": "writer"})

    assert response.status_code == 503
    assert not StaffInvitation.objects.exists()


def test_an_invitation_to_a_refused_address_gets_the_usual_answer(settings):
    administrator = signed_in(make_staff("administrator"))
    use(settings, RefusesForGood)

    response = administrator.post("/cms/invite/", {"email": EMAIL, "role": "writer"})

    assert response["Location"] == "/cms/invite/"


def test_what_is_done_stays_done_when_its_notice_cannot_be_mailed(settings):
    patient = make_patient(EMAIL, password=PASSWORD)
    browser = signed_in(patient, reauthenticated=True)
    use(settings, Away)
    new = "another correct horse"

    answer = browser.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    patient.refresh_from_db()
    assert answer.status_code == 302
    assert patient.check_password(new)


def test_an_address_too_long_for_mail_gets_the_usual_answer(browser):
    address = f"a@{'ü' * 60}.example"

    for path, data in (
        ("/accounts/signup/", {"email": address}),
        ("/accounts/login/", {"login": address}),
        ("/accounts/password/reset/", {"email": address}),
    ):
        assert browser.post(path, data).status_code < 500


def test_without_mail_a_password_still_signs_in(browser, settings):
    make_patient(EMAIL, password=PASSWORD)
    use(settings, Away)

    browser.post("/accounts/login/", {"login": EMAIL, "password": PASSWORD})

    assert is_in(browser)


def test_signing_up_takes_as_long_for_a_known_address_as_for_a_new_one():
    make_patient(EMAIL)
    for address in (EMAIL, "new@example.org"):
        began = time.monotonic()
        Client(headers=SAME_ORIGIN).post("/accounts/signup/", {"email": address})
        assert time.monotonic() - began >= SHORTEST_SIGN_UP_SECONDS
