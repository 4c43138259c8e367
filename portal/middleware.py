"""Middleware that gives each surface its protection, and keeps public pages blind to the user."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest, HttpResponse

from portal.surfaces import surface_of

Handler = Callable[[HttpRequest], HttpResponse]

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


class SurfaceMiddleware:
    """Finds the surface of a request and sets the headers that the surface asks for."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        surface = surface_of(request.path_info)
        request.surface = surface  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Referrer-Policy", surface.referrer_policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        if surface.knows_the_user:
            response.headers["Cache-Control"] = surface.cache_control
        elif response.status_code == 200 and request.method in {"GET", "HEAD"}:  # noqa: PLR2004
            response.headers.setdefault("Cache-Control", surface.cache_control)
        else:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class CspForCmsMiddleware:
    """Gives the CMS, and nothing else, the looser policy that its own templates need."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.surface.name == "staff":  # type: ignore[attr-defined]
            response._csp_replace = CMS_POLICY  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own way
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
