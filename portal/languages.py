"""Which language a page is answered in: the address decides, on a person's own pages the person."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from education.languages import SOURCE, codes, language_of

Handler = Callable[[HttpRequest], HttpResponse]
KEY = "portal_language"
ASKED = "lang"


class LanguageMiddleware:
    """Answers in one language, and leaves none behind.

    Public pages are kept by their address, so nothing but the address may decide there: neither what the
    browser prefers nor a cookie. Patient pages belong to one person, who chooses with the switch; until
    then the browser's wish counts. The CMS follows each member of staff's own setting.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = _language_for(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", code)
        return response


def _language_for(request: HttpRequest) -> str:
    name = request.surface.name  # type: ignore[attr-defined]
    if name == "patient":
        return _chosen(request)
    return SOURCE if name == "staff" else language_of(request.path_info)


def _chosen(request: HttpRequest) -> str:
    asked = request.GET.get(ASKED)
    if asked in codes():
        request.session[KEY] = asked
        return asked
    kept = request.session.get(KEY)
    return kept if kept in codes() else translation.get_language_from_request(request)
