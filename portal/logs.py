"""Logs as JSON lines: a request id and a route name, never a path, a query or anybody's words."""

import json
import logging
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPStatus
from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponse

CSRF_LOGGER = "django.security.csrf"
request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestIdMiddleware:
    """Gives every request an id that the log and the answer share, so a report can be found again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Django logs a refused request after all middleware is left: that line reads the request's.
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        token = request_id.set(request.request_id)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class JsonFormatter(logging.Formatter):
    """Writes one record as one line of JSON.

    An exception is told by its type and the places it passed. Its message is left out, since it may
    repeat what somebody typed; so is the path of a request, since it may carry an id.
    """

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        line: dict[str, Any] = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": _of_request(record) if request is not None else record.getMessage(),
            "request_id": getattr(request, "request_id", "") or request_id.get(),
        }
        if request is not None:
            match = getattr(request, "resolver_match", None)
            line |= {
                "route": getattr(match, "view_name", None) or "unknown",
                "status": getattr(record, "status_code", None),
            }
        if record.exc_info and record.exc_info[0]:
            line |= _exception(record.exc_info[0], record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _of_request(record: logging.LogRecord) -> str:
    """Return what the answer's status means, and for a refused form which check refused it.

    Django's own text is left out: it repeats the path, the referring address, or what was sent.
    """
    status = getattr(record, "status_code", None)
    if status not in set(HTTPStatus):
        return "request"
    phrase = HTTPStatus(status).phrase
    if record.name == CSRF_LOGGER and isinstance(record.args, tuple) and record.args:
        return f"{phrase}: {str(record.args[0]).split(' - ')[0]}"
    return phrase


def _exception(kind: type[BaseException], trace: TracebackType | None) -> dict[str, Any]:
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
    return {"exception": kind.__name__, "places": places}


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # What was published is in the CMS's own history.
        "wagtail": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django_tasks": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # The development server's access lines carry paths: kept to the one who runs it in debug.
        "django.server": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
