"""The manifest as any program asks for it: what it answers, to whom, and what it never gives away."""

import json
import logging
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from joserfc import jwe
from joserfc.jwk import OctKey

from diary.actions.sharing.ending import end_share
from diary.domain.sharing.link import MOST_TRIES
from diary.domain.sharing.sealing import ALGORITHMS
from diary.models import PatientKey, Share
from portal.logs import JsonFormatter
from tests.diary.factories import NOON
from tests.diary.sharing.shares import BUNDLE, DOCUMENT, PASSCODE, SITE, a_link, token_of

pytestmark = pytest.mark.django_db
ELSEWHERE = {"origin": "https://viewer.example", "sec-fetch-site": "cross-site"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def link(patient):
    return a_link(patient, now=NOON)


def ask(link, passcode=PASSCODE, **more):
    said = {"recipient": "Dr Sample", "passcode": passcode} | more
    path = link.url.removeprefix(SITE)
    client = Client(headers=ELSEWHERE)
    return client.post(path, json.dumps(said), content_type="application/json")


def content(link, sealed):
    key = OctKey.import_key(link.key)
    return jwe.decrypt_compact(sealed, key, algorithms=ALGORITHMS).plaintext


def test_a_page_of_another_site_gets_the_files_and_may_read_them(link):
    answer = ask(link)

    files = answer.json()["files"]
    assert [content(link, file["embedded"]) for file in files] == [BUNDLE, DOCUMENT]
    assert {file["contentType"] for file in files} == {"application/fhir+json"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_before_that_it_may_ask_whether_it_may(link):
    answer = Client(headers=ELSEWHERE).options(link.url.removeprefix(SITE))

    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Headers"] == "content-type"
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_is_longer_than_was_asked_for_is_fetched_by_itself(link):
    files = ask(link, embeddedLengthMax=600).json()["files"]
    small, large = sorted(files, key=lambda file: "location" in file)

    assert len(small["embedded"]) <= 600
    assert large["location"].startswith(link.url)
    answer = Client(headers=ELSEWHERE).get(large["location"].removeprefix(SITE))
    assert content(link, answer.content.decode()) == DOCUMENT
    assert answer.headers["Content-Type"] == "application/jose"
    assert answer.headers["Cache-Control"] == "no-store"


def test_that_address_holds_for_an_hour(link):
    (location,) = {file["location"] for file in ask(link, embeddedLengthMax=0).json()["files"][:1]}

    with time_machine.travel(NOON + timedelta(minutes=61)):
        assert Client().get(location.removeprefix(SITE)).status_code == 404


def test_a_wrong_passcode_is_told_what_is_left(link):
    answers = [ask(link, "wrong") for _ in range(MOST_TRIES)]

    assert {answer.status_code for answer in answers} == {401}
    left = [answer.json() for answer in answers]
    assert left == [{"remainingAttempts": n} for n in range(MOST_TRIES)][::-1]
    assert ask(link).status_code == 404


def test_what_never_was_is_told_like_what_has_ended(patient, link):
    def told(answer):
        headers = {n: v for n, v in answer.headers.items() if n != "X-Request-ID"}
        return answer.status_code, answer.content, headers

    never = told(Client().post("/s/never-was/", b'{"recipient": "x"}', content_type="text/plain"))
    with time_machine.travel(link.expires_at):
        expired = told(ask(link))
    end_share(patient=patient, now=NOON, id=Share.objects.get().id)

    assert never == expired == told(ask(link))
    assert never[0] == 404


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b"{" * 9000, b'{"recipient": " "}'])
def test_what_is_no_request_is_refused_in_words(link, body):
    answer = Client().post(link.url.removeprefix(SITE), body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize("verb", ["GET", "PUT", "DELETE"])
def test_another_method_is_told_which_to_use(link, verb):
    answer = Client(headers=ELSEWHERE).generic(verb, link.url.removeprefix(SITE))

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST, OPTIONS"


def test_a_key_that_is_missing_is_no_wrong_link(link):
    PatientKey.objects.all().delete()

    assert ask(link).status_code == 503


def test_no_log_names_token_passcode_or_recipient(link, caplog):
    caplog.set_level(logging.DEBUG)
    for passcode in (PASSCODE, "wrong one"):
        ask(link, passcode, recipient="Dr Canary")
    Client().get(link.url.removeprefix(SITE))

    said = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    for secret in (token_of(link), "Canary", "wrong one", PASSCODE):
        assert secret not in said
