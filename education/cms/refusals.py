"""Turns a refusal of the guard into a message in the CMS, on whatever path it was raised."""

import json
import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from education.models.refusals import Refused
from education.signing_forms import DeclineForm, SignForm

FIELDS = SignForm.base_fields.keys() | DeclineForm.base_fields.keys()

LOG = logging.getLogger(__name__)
REFUSED = 403
# What a view of Wagtail's raises that was handed something no form of the CMS sends.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    DataError,
    LookupError,
    NoReverseMatch,
    ObjectDoesNotExist,
    RecursionError,
    TypeError,
    ValueError,
    ValidationError,
)

Handler = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Says why something was refused, and leads back to where it can be put right."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Stop workflow data made by hand, which Wagtail would hand on as it comes."""
        if request.method != "POST" or not request.path_info.startswith("/cms/"):
            return None
        if is_readable(request.POST.get("workflow-action-extra-data", "{}")):
            return None
        return HttpResponseBadRequest(render_to_string("400.html"))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path_info.startswith("/cms/"):
            return None
        if isinstance(exception, UNREADABLE):
            # Wagtail's views take their own forms for granted. The log keeps what broke.
            LOG.error("A request to the CMS could not be read", exc_info=exception)
            return HttpResponseBadRequest(render_to_string("400.html"))
        return answer_to(request, exception) if isinstance(exception, Refused) else None


def answer_to(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return the refusal in the form that the page, the dialogue or the API asking for it understands."""
    if request.path_info.startswith("/cms/api/"):
        return JsonResponse({"message": str(refusal)}, status=REFUSED)
    back = way_back(request, refusal.about)
    if wants_json(request):
        return JsonResponse(refusal_as_json(request, refusal, back))
    messages.error(request, str(refusal))
    return redirect(back)


def is_readable(text: str) -> bool:
    """Say whether ``text`` is what one of our workflow dialogues sends."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.keys() <= FIELDS


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest" or (
        request.accepts("application/json") and not request.accepts("text/html")
    )


def refusal_as_json(request: HttpRequest, refusal: Refused, back: str) -> dict[str, Any]:
    """Return the answer that Wagtail's dialogues and its autosave understand."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        messages.error(request, str(refusal))
    return {
        "success": False,
        "error_code": "refused",
        "error_message": str(refusal),
        "step": "success",
        "redirect": back,
    }


def way_back(request: HttpRequest, about: Any) -> str:
    """Return where the person can put it right: the editor, else where they came from."""
    if about is not None and about.pk and type(about).objects.filter(pk=about.pk).exists():
        editor = AdminURLFinder(request.user).get_edit_url(about)
        if editor:
            return str(editor)
    referer = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, request.is_secure()):
        return referer
    return reverse("wagtailadmin_home")
