"""What a log line says, and what it must never say."""

import json
import logging
import sys
from types import SimpleNamespace

import pytest
from django.test import Client

from portal.logs import JsonFormatter

PRIVATE_WORDS = "blood on paper"
ENTRY = "https://clinic.example/diary/entries/3f2b/?word=blood"


def line_of(record: logging.LogRecord) -> dict:
    return json.loads(JsonFormatter().format(record))


def record_of(message: str, *args: object, **extra: object) -> logging.LogRecord:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    for name, value in extra.items():
        setattr(record, name, value)
    return record


def test_a_refused_request_is_logged_by_route_and_never_by_path():
    request = SimpleNamespace(resolver_match=SimpleNamespace(view_name="edit_entry"))

    line = line_of(
        record_of(
            "%s: %s", "Not Found", f"/diary/{PRIVATE_WORDS}/", request=request, status_code=404
        )
    )

    assert (line["message"], line["route"], line["status"]) == ("Not Found", "edit_entry", 404)
    assert PRIVATE_WORDS not in json.dumps(line)


def test_an_exception_is_logged_by_type_and_place_without_its_message():
    record = record_of("could not save")
    try:
        raise ValueError(PRIVATE_WORDS)
    except ValueError:
        record.exc_info = sys.exc_info()

    line = line_of(record)

    assert line["exception"] == "ValueError"
    assert "test_logs.py" in line["places"][0]
    assert PRIVATE_WORDS not in json.dumps(line)


def test_every_answer_carries_a_request_id(client):
    assert len(client.get("/health/live")["X-Request-ID"]) == 32


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_logged_without_the_address_it_came_from(caplog):
    browser = Client(enforce_csrf_checks=True, headers={"referer": ENTRY})
    browser.post("/accounts/login/", {"login": "a@example.org"}, secure=True)

    lines = [line_of(record) for record in caplog.records]

    assert "Forbidden: Referer checking failed" in [line["message"] for line in lines]
    assert "entries" not in json.dumps(lines)


def test_what_a_refusal_repeats_is_left_out():
    request = SimpleNamespace(resolver_match=None)
    record = record_of("%s: %s", PRIVATE_WORDS, "/", request=request, status_code=400)

    assert line_of(record)["message"] == "Bad Request"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "host"),
    [("/no-such-page/", "testserver"), ("/diary/x/", "testserver"), ("/", "evil.example")],
)
def test_the_line_of_a_refused_request_carries_the_id_of_its_answer(caplog, path, host):
    response = Client(headers={"host": host}).get(path)

    ids = {line["request_id"] for line in map(line_of, caplog.records) if line.get("status")}

    assert ids == {response["X-Request-ID"]}
