"""What cannot be read is refused with a clear page, never with an error of ours."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.portal.people import SAME_ORIGIN, make_patient, signed_in

pytestmark = pytest.mark.django_db
PATHS = ["/signed-out/", "/accounts/login/", "/accounts/signup/", "/cms/", "/search/", "/nowhere/"]


@pytest.fixture
def browser() -> Client:
    return Client(headers=SAME_ORIGIN, raise_request_exception=False)


@pytest.mark.parametrize("path", ["/a%00b/", "/articles/%00/", "/accounts/%0a/", "/cms/%1f/"])
def test_an_address_with_a_control_character_is_missing(browser, path):
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/%ff%fe/", "/%ed%a0%80/", "/" + "a" * 5000 + "/", "/accounts/%C0%AF/"]
)
def test_an_address_that_is_no_text_is_missing(browser, path):
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", ["q=%00", "%00=a", "next=/%00"])
def test_a_query_with_nul_is_refused(browser, path, query):
    assert browser.get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize("path", PATHS)
def test_a_form_with_nul_is_refused(browser, path):
    response = browser.post(path, {"login": "a\x00b", "email": "\x00"})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        (
            "multipart/form-data; boundary=a",
            b"--a\r\nContent-Disposition: form-data; name=x\r\n\r\n",
        ),
        ("application/x-www-form-urlencoded; charset=hex", b"a=b"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"a=b"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=b" for _ in range(5000))),
        ("application/x-www-form-urlencoded", b"a=" + b"b" * 3_000_000),
        ("application/json", b'{"a": "\\ud800"}'),
        ("application/x-www-form-urlencoded", b"login=%ff%fe"),
    ],
)
@pytest.mark.parametrize("path", PATHS)
def test_a_broken_body_never_breaks_us(browser, path, kind, body):
    response = browser.generic("POST", path, body, content_type=kind)

    assert 300 <= response.status_code < 500 or response.status_code == 200


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(
    "path", ["/checklist/questions/", "/emergency/", "/diary/checklists/new/", "/accounts/login/"]
)
def test_a_form_that_is_not_utf_8_gets_our_page_in_debug_too(browser, settings, path, debug):
    settings.DEBUG = debug
    kind = "application/x-www-form-urlencoded; charset=utf-16"

    response = browser.generic("POST", path, b"age=5", content_type=kind)

    assert response.status_code == 400
    assert response.content.decode() == render_to_string("400.html")


@pytest.mark.parametrize("cookie", ['session="\\000abc"', "session=\x7f", "session=" + "a" * 9000])
def test_a_session_cookie_that_is_none_counts_as_no_session(cookie):
    client = Client(raise_request_exception=False)

    response = client.get("/accounts/", headers={"cookie": cookie})

    assert response.status_code == 302


@pytest.mark.parametrize("method", ["FOO", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
@pytest.mark.parametrize("path", PATHS)
def test_an_unusual_method_gets_an_answer(browser, path, method):
    assert browser.generic(method, path).status_code < 500


def test_an_unknown_host_is_refused():
    response = Client(raise_request_exception=False).get(
        "/signed-out/", headers={"host": "evil.example"}
    )

    assert response.status_code == 400


@pytest.mark.parametrize("value", ["99999999999999999999999", "-1", "1e9", "٣", "%2e%2e", "None"])
def test_an_odd_key_is_missing(value):
    client = signed_in(make_patient(), reauthenticated=True)

    assert client.get(f"/accounts/2fa/webauthn/keys/{value}/edit/").status_code in {302, 404}
