"""Middleware that gives each surface its protection, and keeps public pages blind to the user."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponse
from django.middleware import common
from django.shortcuts import render

from portal.same_origin import comes_from_this_site
from portal.surfaces import in_cms, surface_of
from portal.views import page_not_found

Handler = Callable[[HttpRequest], HttpResponse]
DJANGOS_OWN = b"<code>DEBUG = True</code>"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}

# Five templates of the CMS carry inline script or style, where a nonce does not help.
CMS_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "require-trusted-types-for": None,
    "trusted-types": None,
}
# The editor shows a page that is not live yet inside a frame of the CMS.
PREVIEW_POLICY = {"frame-ancestors": [SELF]}


class SurfaceMiddleware:
    """Finds the surface of a request and sets the headers that the surface asks for."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        surface = surface_of(request.path_info)
        request.surface = surface  # type: ignore[attr-defined]
        response = self.get_response(request)
        headers = response.headers
        headers["Referrer-Policy"] = surface.referrer_policy
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        if surface.knows_the_user:
            headers["Cache-Control"] = surface.cache_control
        elif response.status_code in {200, 304} and request.method in {"GET", "HEAD"}:
            headers.setdefault("Cache-Control", surface.cache_control)
        else:
            headers.setdefault("Cache-Control", "no-store")
        return response


class CspForCmsMiddleware:
    """Gives the CMS, and nothing else, the looser policy that its own templates need."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if in_cms(request.path_info):
            response._csp_replace = CMS_POLICY  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own way
        elif getattr(request, "is_preview", False):
            response._csp_replace = PREVIEW_POLICY  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own way
        return response


class SameOriginMiddleware:
    """Lets a form of ours, and of nobody else, be sent to pages that keep no cookie to check.

    Browsers say where a request comes from (Sec-Fetch-Site); older ones send Origin or Referer.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        blind = not request.surface.knows_the_user  # type: ignore[attr-defined]
        sends = request.method not in SAFE_METHODS and not request.surface.answers_other_sites  # type: ignore[attr-defined]
        if blind and sends and not comes_from_this_site(request):
            return render(request, "403_other_site.html", status=403)
        if not blind:
            return self.get_response(request)
        request.csrf_processing_done = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        request.META.pop(
            "CSRF_COOKIE_NEEDS_UPDATE", None
        )  # no cookie, even if a form asked for one
        return response


class CommonMiddleware(common.CommonMiddleware):
    """Adds a missing slash to an address that is read; a form is not sent on, it would be lost."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        return request.method in SAFE_METHODS and super().should_redirect_with_slash(request)


class OwnNotFoundPageMiddleware:
    """Shows our page for a missing address in debug too, since that is where newcomers meet it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and DJANGOS_OWN in getattr(response, "content", b""):
            return page_not_found(request, ValueError())
        return response


class _KnowsTheUser:
    """Runs a middleware only on surfaces whose pages belong to a signed-in person."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.surface.knows_the_user:  # type: ignore[attr-defined]
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)  # type: ignore[attr-defined]


class SessionMiddleware(_KnowsTheUser, sessions.SessionMiddleware):
    """Sessions, on patient and staff pages."""


class AuthenticationMiddleware(_KnowsTheUser, auth.AuthenticationMiddleware):
    """Who is signed in, on patient and staff pages."""


class MessageMiddleware(_KnowsTheUser, messages.MessageMiddleware):
    """One-time messages, on patient and staff pages."""
