"""Refuses what no browser of a reader sends, before any view, session or database sees it."""

import codecs
import re
from collections.abc import Callable, Iterator
from itertools import chain

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError

from portal.views import bad_request, page_not_found

Handler = Callable[[HttpRequest], HttpResponse]
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
UNWRITABLE = re.compile(r"[\x00\ud800-\udfff]")  # no text in UTF-8 or in PostgreSQL holds these
SESSION_KEY = re.compile(r"[a-z0-9]{32}")
HAS_BODY = {"POST", "PUT", "PATCH", "DELETE"}


class ReadableInputMiddleware:
    """Answers 404 to an address, and 400 to a query or a form, that text cannot hold.

    PostgreSQL refuses NUL in text, half a character cannot be written as UTF-8, and no address of
    ours has a control character.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if CONTROL.search(path) or UNWRITABLE.search(path):
            return page_not_found(request, ValueError())
        if not readable(request):
            return bad_request(request, ValueError())
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key is not None and not SESSION_KEY.fullmatch(key):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return self.get_response(request)


def readable(request: HttpRequest) -> bool:
    """Say whether the query and the form of this request are UTF-8 and can be written down again."""
    if not _says_utf_8(request):
        return False  # Django would read the query and the form in whatever a request names
    try:
        parts = _texts(request.GET)
        if request.method in HAS_BODY:
            parts = chain(parts, _texts(request.POST), request.FILES)
        return not any(UNWRITABLE.search(text) for text in parts)
    except (BadRequest, LookupError, ValueError, MultiPartParserError, UnreadablePostError):
        return False  # not UTF-8 after all; a form that breaks off


def _says_utf_8(request: HttpRequest) -> bool:
    try:
        return codecs.lookup(request.content_params.get("charset", "utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _texts(fields: QueryDict) -> Iterator[str]:
    for name, values in fields.lists():
        yield name
        yield from values
