"""Refuses what no browser of a reader sends, before any view, session or database sees it."""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError

from portal.views import bad_request, page_not_found

Handler = Callable[[HttpRequest], HttpResponse]
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
SESSION_KEY = re.compile(r"[a-z0-9]{32}")
HAS_BODY = {"POST", "PUT", "PATCH", "DELETE"}


class ReadableInputMiddleware:
    """Answers 404 to an address, and 400 to a query or a form, that text cannot hold.

    PostgreSQL refuses NUL in text, and no address of ours has a control character.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if CONTROL.search(request.path_info):
            return page_not_found(request, ValueError())
        if not readable(request):
            return bad_request(request, ValueError())
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key is not None and not SESSION_KEY.fullmatch(key):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return self.get_response(request)


def readable(request: HttpRequest) -> bool:
    """Say whether the query and the form of this request can be read and hold no NUL."""
    try:
        if _holds_nul(request.GET):
            return False
        return request.method not in HAS_BODY or not _holds_nul(request.POST)
    except (BadRequest, LookupError, ValueError, MultiPartParserError, UnreadablePostError):
        return False  # a character set that is none, or not UTF-8; a form that breaks off


def _holds_nul(fields: QueryDict) -> bool:
    return any("\x00" in text for name, values in fields.lists() for text in (name, *values))
