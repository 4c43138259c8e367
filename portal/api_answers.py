"""What every answer of the API has in common, whoever gave it: JSON, open to other sites, kept by ETag."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from education.published import content_version
from education.rendering import fingerprint
from portal.surfaces import PUBLIC_CACHE

Handler = Callable[[HttpRequest], HttpResponse]
API = "/api/v2/"
METHODS = "GET, HEAD, OPTIONS"
OK, BAD = 200, 400


class ApiMiddleware:
    """Stands before everything that may refuse a request, so that a refusal is JSON with words too.

    Nobody is known here: any site may read (``Access-Control-Allow-Origin: *``), none may send.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(API):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response: HttpResponse = HttpResponse(status=204)
        elif request.method not in {"GET", "HEAD"}:
            response = _error(405, _("This API only gives. Ask with GET."))
        else:
            response = self._asked(request)
        return _open_to_all(response)

    def _asked(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= BAD:
            return _in_words(response)
        if response.status_code == OK:
            response["ETag"] = etag = _etag(request)
            response["Cache-Control"] = PUBLIC_CACHE
            known = request.headers.get("If-None-Match", "")
            if known.strip() == "*" or etag in parse_etags(known):
                unchanged = HttpResponseNotModified()
                unchanged["ETag"], unchanged["Cache-Control"] = etag, PUBLIC_CACHE
                return unchanged
        return response


def _open_to_all(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Allow"] = METHODS
    return response


def _etag(request: HttpRequest) -> str:
    """Return what changes when any answer may: a publish, a new day, another software or question."""
    parts = (content_version(), timezone.localdate(), fingerprint(), request.get_full_path())
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode())
    return f'W/"{digest.hexdigest()[:20]}"'


def _in_words(response: HttpResponse) -> HttpResponse:
    """Return a refusal as JSON with a sentence; one that is JSON with a message already stays."""
    if response.headers.get("Content-Type", "").startswith("application/json"):
        response["Cache-Control"] = "no-store"
        return response
    sentences = {
        400: _("The question could not be read: it has characters that no text can hold."),
        404: _("There is nothing at this address. See /api/ for what there is."),
        503: _("The API is away for a moment. Try again in a minute."),
    }
    usual = _("The API could not answer this.")
    answer = _error(response.status_code, sentences.get(response.status_code, usual))
    if "Retry-After" in response:
        answer["Retry-After"] = response["Retry-After"]
    return answer


def _error(status: int, message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=status, headers={"Cache-Control": "no-store"})
