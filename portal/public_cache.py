"""Keeps whole public pages in this process, so that reading one again asks nothing of anybody.

A view says that its answer depends on nothing but its address (``education.published.reader_page``);
only such an answer is kept, so a query string can neither change a page nor fill the cache. A page
is found again by scheme, host, address, language, the local date and the content version: every
publish gives a new version, every midnight a new date, so nothing kept is ever out of date.
"""

import gzip
import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from education.languages import language_of, without_language
from education.published import content_version, same_for_every_reader
from portal.surfaces import PUBLIC_CACHE, surface_of

Handler = Callable[[HttpRequest], HttpResponse]
Key = tuple[date, int, bool, str, str, str]

OK = 200
MOST_PAGES = 256
LARGEST_PAGE_BYTES = 256 * 1024
SENT_WITH_304 = ("Cache-Control", "ETag", "Vary", "Content-Location", "Expires")
OF_ONE_REQUEST = {"X-Request-ID", "Content-Length"}
# Answered without a database, or never by a reader's page: not worth finding the version for.
NEVER_KEPT = (
    "/emergency/",
    "/checklist/",
    "/search/",
    "/api/v2/",  # its answers depend on the query
    "/health/",
    settings.STATIC_URL,
)


@dataclass
class KeptPage:
    """One page as it was sent the first time, plain and compressed."""

    headers: dict[str, str]
    body: bytes
    etag: str

    @cached_property
    def compressed(self) -> bytes:
        """The body, compressed when the first reader asks for it so."""
        return gzip.compress(self.body, compresslevel=6, mtime=0)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the page for this request: whole, compressed, its headers alone, or "as you have it"."""
        if self._reader_has_it(request):
            return self._not_modified()
        headers = dict(self.headers)
        body = self.body
        if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            body = self.compressed
            headers["Content-Encoding"] = "gzip"
        headers["Content-Length"] = str(len(body))
        return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)

    def _reader_has_it(self, request: HttpRequest) -> bool:
        known = request.META.get("HTTP_IF_NONE_MATCH", "")
        return bool(known) and (known == "*" or self.etag in parse_etags(known))

    def _not_modified(self) -> HttpResponse:
        response = HttpResponseNotModified()
        for name in SENT_WITH_304:
            if name in self.headers:
                response[name] = self.headers[name]
        return response


class PublicCacheMiddleware:
    """Answers a public page from memory, and keeps the ones that may be kept."""

    def __init__(
        self,
        get_response: Handler,
        *,
        today: Callable[[], date] = timezone.localdate,
        version: Callable[[], int] = content_version,
    ) -> None:
        self.get_response = get_response
        self.today = today
        self.version = version
        self._pages: dict[Key, KeptPage] = {}
        self._lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _may_be_kept(request):
            return self.get_response(request)
        key = self._key(request)
        page = self._pages.get(key)
        if page is None:
            response = self.get_response(request)
            if request.method != "GET" or not _is_keepable(response):
                return response
            page = _kept(response)
            self._keep(key, page)
        return page.answer(request)

    def _key(self, request: HttpRequest) -> Key:
        return (
            self.today(),
            self.version(),
            request.is_secure(),
            request.get_host(),
            request.path_info,
            language_of(request.path_info),
        )

    def _keep(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            newest = next(reversed(self._pages), None)
            if newest is not None and newest[:2] != key[:2]:
                self._pages.clear()  # another day or another version: none of these is asked for again
            while len(self._pages) >= MOST_PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[key] = page


def _may_be_kept(request: HttpRequest) -> bool:
    # A dummy request is a preview of a draft, run through the same middleware.
    return (
        request.method in {"GET", "HEAD"}
        and not getattr(request, "is_dummy", False)
        and not without_language(request.path_info).startswith(NEVER_KEPT)
        and surface_of(request.path_info).name == "public"
        and _names_this_site(request)
    )


def _names_this_site(request: HttpRequest) -> bool:
    # A wrong name is refused further in, where the answer gets all its headers.
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _is_keepable(response: HttpResponse) -> bool:
    return (
        response.status_code == OK
        and same_for_every_reader(response)
        and not response.streaming
        and not response.cookies
        and len(response.content) <= LARGEST_PAGE_BYTES
    )


def _kept(response: HttpResponse) -> KeptPage:
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:20]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = PUBLIC_CACHE
    patch_vary_headers(response, ["Accept-Encoding"])
    headers = {name: value for name, value in response.items() if name not in OF_ONE_REQUEST}
    return KeptPage(headers=headers, body=response.content, etag=etag)
