"""What cannot be read is refused with a clear page, never with an error of ours."""

from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from portal.wsgi import Request
from portal.wsgi import application as wsgi_application
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


@pytest.mark.parametrize("path", [*PATHS, "/checklist/questions/", "/diary/erase/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "charset", ["unicode-escape", "raw_unicode_escape", "utf-7", "utf-16", "latin-1", "nonsense"]
)
def test_a_request_in_anything_but_utf_8_is_refused(browser, path, method, charset):
    kind = f"text/plain; charset={charset}"
    if method == "POST":
        kind = f"application/x-www-form-urlencoded; charset={charset}"

    response = browser.generic(method, f"{path}?next=%5Cud800", b"login=x", content_type=kind)

    assert response.status_code == 400
    assert response.content.decode() == render_to_string("400.html")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_request_that_says_utf_8_is_read(browser, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    response = browser.generic("POST", "/accounts/login/", b"login=x", content_type=kind)

    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/accounts/login/", "/cms/", "/checklist/questions/"])
def test_the_name_of_a_file_field_with_nul_is_refused(browser, path):
    upload = b'--a\r\nContent-Disposition: form-data; name="\0"; filename="b"\r\n\r\nx\r\n--a--\r\n'

    response = browser.generic("POST", path, upload, content_type="multipart/form-data; boundary=a")

    assert response.status_code == 400


@pytest.mark.django_db(transaction=True)  # a server closes the connection after each request
@pytest.mark.parametrize("kind", ["text/plain; charset*=nonsense''x", "a; charset*=\x00''x"])
def test_a_content_type_that_is_nonsense_gets_our_page_from_the_server(kind):
    environ = RequestFactory().get("/signed-out/").environ | {"CONTENT_TYPE": kind}
    statuses = []

    body = b"".join(
        wsgi_application(environ, lambda status, _headers: statuses.append(status))
    ).decode()

    assert statuses == ["400 Bad Request"]
    assert body == render_to_string("400.html")
    assert Request(environ | {"wsgi.input": BytesIO()}).content_params == {"charset": "unreadable"}


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
