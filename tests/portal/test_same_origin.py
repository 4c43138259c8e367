"""Forms on public pages: guarded by where they come from, not by a cookie."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PATH = "/signed-out/"  # public, and answers 405 to whoever gets as far as the view
TAKEN = 405


def post(**headers: str) -> int:
    browser = Client(enforce_csrf_checks=True, headers=headers)
    return browser.post(PATH, {"a": "b"}).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-origin"},
        {"origin": "http://testserver"},
        {"referer": "http://testserver/checklist/"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
    ],
)
def test_a_form_from_our_own_page_is_taken_without_a_cookie(headers):
    assert post(**headers) == TAKEN


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"origin": "null"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:81"},
        {"referer": "http://evil.example/?http://testserver/"},
        {"referer": "http://[broken"},
    ],
)
def test_a_form_from_elsewhere_is_refused_with_a_clear_page(headers):
    response = Client(headers=headers).post(PATH, {"a": "b"})

    assert response.status_code == 403
    assert b"did not come from a page of ours" in response.content
    assert not response.cookies


def test_a_form_of_a_patient_still_needs_its_token():
    browser = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin"})

    assert browser.post("/accounts/login/", {"login": "a@example.org"}).status_code == 403
