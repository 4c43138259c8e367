"""Every address of ours, asked with what nobody types: an answer each time, and never a 500.

503 is an answer: something is closed on purpose, such as a checklist that nobody signed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from diary.snapshots.red_flags import forget_red_flags
from tests.architecture import test_access_matrix as matrix
from tests.architecture.access_table import (
    ANONYMOUS,
    MISSING,
    PATIENT_B,
    SAME_FOR_ALL,
    SAYS_NO,
    TABLE,
    TO_SIGN_IN,
)
from tests.diary.live_red_flags import put_live
from tests.portal.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
people = matrix.people

FORM, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
CLOSED = 503
NAME = re.compile(rb'\bname="([^"]+)"')
# Asked for also where the page shows no such field.
COMMON = ("next", "q", "page", "day", "kind", "code", "email", "login", "action", "credential")

VALUES = {
    "an address that is none": "//[",
    "another one": "http://[x",
    "a huge number": "9" * 400,
    "a huge power": "1e400",
    "no number": "NaN",
    "less than nothing": "-1",
    "digits of another script": "٣٤",
    "a day before all days": "0000-00-00",
    "the last moment": "9999-12-31T23:59:59.999999+14:00",
    "a list": "[]",
    "half a character in JSON": '{"id": "\\ud800", "rawId": "\\ud800", "response": "\\ud800"}',
    "JSON without end": "[" * 5_000,
    "lines": "a\r\nX-Other: b",
    "characters nobody sees": "\u202e\u2028\ufeff\U0001f600",
    "a domain too long for mail": f"a@{'ü' * 60}.example",
}


@dataclass(frozen=True)
class Request:
    """One request, apart from its address."""

    what: str
    method: str = "GET"
    query: str = ""
    body: bytes = b""
    kind: str = FORM
    headers: dict[str, str] = field(default_factory=dict)


@pytest.fixture(autouse=True)
def _open_checklist(db: None) -> Iterator[None]:
    forget_red_flags()
    put_live()
    yield
    forget_red_flags()


def half_a_character() -> Iterator[Request]:
    """Yield what Django would read as half a character, since the request says so."""
    query = urlencode(dict.fromkeys(COMMON, r"\ud800"))
    for method, kind in (("GET", "text/plain"), ("POST", FORM), ("POST", MULTIPART)):
        form = part("next", rb"\ud800") if kind is MULTIPART else query.encode()
        what = f"half a character by charset ({method}, {kind})"
        yield Request(what, method, query, form, f"{kind}; charset=unicode-escape")


def part(name: str, content: bytes, more: str = "") -> bytes:
    """Return a multipart form of one field."""
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
    return head.encode() + content + b"\r\n--b--\r\n"


BIG = 3 * 1024 * 1024
# Refused, or not, before anybody is known: asked as a stranger.
AT_THE_DOOR = (
    *half_a_character(),
    Request("two bytes a character", "POST", kind=f"{FORM}; charset=utf-16"),
    Request("a charset that is none", "POST", kind=f"{FORM}; charset=nonsense"),
    *(
        Request(f"{what} in the query", query="&".join(f"{name}={text}" for name in COMMON))
        for what, text in (
            ("NUL", "%00"),
            ("no UTF-8", "%ff%fe"),
            ("half a character", "%ed%a0%80"),
            ("half an escape", "%"),
        )
    ),
    Request("a name with NUL", query="%00=a"),
    Request("the same field again", query="&".join(["page=1&next=/&q=a"] * 20)),
    Request("1,001 fields in the query", query="&".join(f"f{n}=1" for n in range(1001))),
    Request("NUL", "POST", body=b"&".join(f"{name}=%00".encode() for name in COMMON)),
    Request("no UTF-8", "POST", body=b"&".join(f"{name}=%ff".encode() for name in COMMON)),
    Request("raw bytes", "POST", body=bytes(range(256))),
    Request("1,001 fields", "POST", body=b"&".join(b"f%d=1" % n for n in range(1001))),
    Request("2,001 fields", "POST", body=b"&".join(b"f%d=1" % n for n in range(2001))),
    Request("a field of 3 MB", "POST", body=b"q=" + b"a" * BIG),
    Request("a part of 3 MB", "POST", body=part("q", b"a" * BIG), kind=MULTIPART),
    Request("a part with NUL", "POST", body=part("q", b"\0"), kind=MULTIPART),
    Request("a part that is no UTF-8", "POST", body=part("q", b"\xff\xfe"), kind=MULTIPART),
    Request(
        "a file nobody asked for", "POST", body=part("q", b"a", '; filename="\0"'), kind=MULTIPART
    ),
    Request("a form without a boundary", "POST", body=part("q", b"a"), kind="multipart/form-data"),
    Request("a form that breaks off", "POST", body=part("q", b"a")[:-20], kind=MULTIPART),
    Request("garbage for a form", "POST", body=b"\0\xff--b\r\n\r\n--b", kind=MULTIPART),
    *(
        Request(f"JSON: {text[:20]!r}", "POST", body=text, kind="application/json")
        for text in (b"", b"[]", b"null", b"1", b'{"q": "\\ud800"}', b"[" * 100_000, b"\xff{")
    ),
    *(
        Request(f"a length of {size!r}", "POST", body=b"q=a", headers={"CONTENT_LENGTH": size})
        for size in ("", "abc", "-1", "99", "9" * 40)
    ),
    Request("an unknown method", "BREW"),
)


def forms(names: set[str]) -> Iterator[Request]:
    """Yield, for each value, a query and a form that have it in every field."""
    for what, value in VALUES.items():
        fields = urlencode([(name, value) for name in sorted(names)])
        yield Request(f"{what} in the query", query=fields)
        yield Request(what, "POST", body=fields.encode())
    twice = "&".join(f"{quote_plus(name)}=1&{quote_plus(name)}=2" for name in sorted(names))
    yield Request("every field twice", "POST", body=twice.encode())
    wrong_kind = json.dumps({name: {"a": []} for name in sorted(names)}).encode()
    yield Request("JSON of the wrong kind", "POST", body=wrong_kind, kind="application/json")
    nested = "&".join(f"{quote_plus(name)}[a][]=1" for name in sorted(names))
    yield Request("fields in brackets", "POST", body=nested.encode())


def status(browser: Client, path: str, asked: Request) -> int:
    """Send one request, take back whatever it changed, and return the status of its answer."""
    return answer(browser, path, asked).status_code


def answer(browser: Client, path: str, asked: Request) -> Any:
    cookies = browser.cookies.copy()
    cache.clear()
    extra: dict[str, Any] = {"wsgi.input": BytesIO(asked.body), **asked.headers}
    with transaction.atomic():
        response = browser.generic(
            asked.method,
            path,
            asked.body,
            asked.kind,
            query_params=None,
            QUERY_STRING=asked.query,
            **extra,
        )
        transaction.set_rollback(True)
    browser.cookies = cookies
    return response


def browser_of(who: str, people: dict[str, Any]) -> Client:
    """Return the browser of somebody who showed a moment ago that it is them."""
    browser: Client = people["browsers"][who]
    if who != ANONYMOUS:
        browser = signed_in(browser.get("/accounts/").wsgi_request.user, reauthenticated=True)
    browser.raise_request_exception = False
    return browser


def routes_of(who: str) -> list[str]:
    """Return our routes; for somebody signed in, those that do more for them than for a stranger."""
    known = [route for route in matrix.OURS if route in TABLE]
    if who == ANONYMOUS:
        return known
    alike = ({SAME_FOR_ALL}, {MISSING}, {SAYS_NO})
    return [r for r in known if set(TABLE[r].outcome[who]) not in alike]


@pytest.mark.parametrize("who", [ANONYMOUS, PATIENT_B, "writer"])
def test_whatever_is_sent_anywhere_gets_an_answer(people, who):
    browser = browser_of(who, people)
    broken = []
    for route in routes_of(who):
        path = matrix.address_of(route, TABLE[route], people["ids"])
        page = answer(browser, path, Request("nothing odd"))
        shown = b"" if page.streaming else page.content
        names = {name.decode() for name in NAME.findall(shown)} - {"csrfmiddlewaretoken"}
        let_in = set(TABLE[route].outcome[who]) != {TO_SIGN_IN}
        asked_inside = forms(names | set(COMMON)) if let_in else ()
        for asked in (*(AT_THE_DOOR if who == ANONYMOUS else ()), *asked_inside):
            found = status(browser, path, asked)
            if found >= 500 and found != CLOSED:
                broken.append(f"{found} {asked.method} {path}: {asked.what}")

    assert not broken, "\n".join(broken)
