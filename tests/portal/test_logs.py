"""What a log line says, and what it must never say."""

import json
import logging
import sys
from types import SimpleNamespace

from portal.logs import JsonFormatter

PRIVATE_WORDS = "blood on paper"


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
