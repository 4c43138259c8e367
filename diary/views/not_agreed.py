"""The answer to whoever has not agreed that a diary is kept, or not to the text of now."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from diary.views.signed_out import typed_by_nobody


def ask_to_agree(request: HttpRequest) -> HttpResponse:
    """Lead to the text; what was sent is not kept, and shown to be copied."""
    if request.method in {"GET", "HEAD"}:
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('consent')}?{query}")
    context = {"typed": typed_by_nobody(request), "section": "diary"}
    return render(request, "diary/not_agreed.html", context, status=HTTPStatus.FORBIDDEN)
