"""What a program that opens SMART Health Links asks: the manifest, and a file of it. JSON, for any site.

No cookie and no session is looked at, so another site's page can do no more here than anybody with the link.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.utils import timezone

from diary.actions.sharing.opening import (
    AskedTooOften,
    NoSuchShare,
    OpenFile,
    WrongPasscode,
    fetch_file,
    open_share,
)
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.sharing.asking import LARGEST_REQUEST, Asking, NotAsked
from diary.vault import NoKeyOpensThis, SealBroken

View = Callable[..., HttpResponse]
JOSE = "application/jose"
AN_HOUR = "3600"


def for_any_site(method: str) -> Callable[[View], View]:
    """Answer one method, and OPTIONS, to pages of every site; whatever goes wrong is said in JSON."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, **names: str) -> HttpResponse:
            response = _answer(view, method, request, **names)
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            response.headers["Cache-Control"] = "no-store"
            return response

        return answered

    return decorate


def _answer(view: View, method: str, request: HttpRequest, **names: str) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(
            status=HTTPStatus.NO_CONTENT,
            headers={
                "Access-Control-Allow-Methods": f"{method}, OPTIONS",
                "Access-Control-Allow-Headers": "content-type",
                "Access-Control-Max-Age": AN_HOUR,
            },
        )
    if request.method != method:
        wrong = _refused("ask with another method.", HTTPStatus.METHOD_NOT_ALLOWED)
        wrong.headers["Allow"] = f"{method}, OPTIONS"
        return wrong
    try:
        return view(request, **names)
    except NoSuchShare:
        return _refused("this link does not open anything.", HTTPStatus.NOT_FOUND)
    except (NoKeyOpensThis, SealBroken, PayloadDoesNotFit):
        return _refused("this cannot be opened now.", HTTPStatus.SERVICE_UNAVAILABLE)


@for_any_site("POST")
def share_manifest(request: HttpRequest, token: str) -> HttpResponse:
    """Give the files to whoever has the passcode, or say how many tries are left."""
    browser = request.headers.get("user-agent", "")
    try:
        asking = Asking.read(request.read(LARGEST_REQUEST + 1))
        files = open_share(token=token, asking=asking, now=timezone.now(), user_agent=browser)
    except UnreadablePostError:
        return _refused("the request broke off.", HTTPStatus.BAD_REQUEST)
    except NotAsked as wrong:
        return _refused(str(wrong), HTTPStatus.BAD_REQUEST)
    except WrongPasscode as wrong:
        said = {"remainingAttempts": wrong.remaining}
        return JsonResponse(said, status=HTTPStatus.UNAUTHORIZED)
    except AskedTooOften:
        busy = _refused("asked too often. Try again in an hour.", HTTPStatus.TOO_MANY_REQUESTS)
        busy.headers["Retry-After"] = AN_HOUR
        return busy
    listed = [_listed(token, file, asking.embedded_length_max) for file in files]
    return JsonResponse({"status": "finalized", "files": listed})


@for_any_site("GET")
def share_file(request: HttpRequest, token: str, ticket: str) -> HttpResponse:
    """Give one file to whoever has a ticket for it from a manifest of the last hour."""
    jwe = fetch_file(token=token, ticket=ticket, now=timezone.now())
    return HttpResponse(jwe, content_type=JOSE)


def _listed(token: str, file: OpenFile, most: int | None) -> dict[str, Any]:
    """Return one entry of the manifest: the file itself where it is not longer than was asked for."""
    listed = {"contentType": file.content_type}
    if most is None or len(file.jwe) <= most:
        return {**listed, "embedded": file.jwe}
    place = reverse("share_file", kwargs={"token": token, "ticket": file.ticket})
    return {**listed, "location": f"{settings.WAGTAILADMIN_BASE_URL}{place}"}


def _refused(why: str, status: int) -> JsonResponse:
    return JsonResponse({"error": why}, status=status)
