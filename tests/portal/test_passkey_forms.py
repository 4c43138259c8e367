"""What a passkey answered, when no passkey answered it."""

import pytest
from django.test import Client

from portal.accounts.passkey_forms import CredentialField
from tests.portal.people import SAME_ORIGIN, make_patient, signed_in

pytestmark = pytest.mark.django_db
NONSENSE = [
    "[" * 5_000,
    '{"id": "\\ud800", "rawId": "\\ud800", "response": "\\ud800"}',
    '{"id": "AA", "rawId": "AA", "response": {"userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}}',
    '{"response": []}',
    '"\\u0000"',
    "1e999",
    "{}",
    "",
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_an_answer_that_is_none_signs_nobody_in_and_breaks_nothing(credential):
    browser = Client(headers=SAME_ORIGIN)

    response = browser.post("/accounts/2fa/webauthn/login/", {"credential": credential})

    assert response.status_code in {200, 302}
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize("credential", NONSENSE)
@pytest.mark.parametrize("path", ["add/", "reauthenticate/"])
def test_an_answer_that_is_none_adds_and_shows_nothing(path, credential):
    patient = make_patient()
    browser = signed_in(patient, reauthenticated=True)

    response = browser.post(f"/accounts/2fa/webauthn/{path}", {"credential": credential})

    assert response.status_code in {200, 302}
    assert not patient.authenticator_set.exists()


def test_a_usual_answer_is_read_as_it_is():
    assert CredentialField().clean('{"id": "AA", "name": "Zoë 😀"}') == {
        "id": "AA",
        "name": "Zoë 😀",
    }
