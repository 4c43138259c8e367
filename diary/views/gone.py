"""The answer to a save that came after the diary was erased: nothing is kept, but the words are shown."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib.auth import get_user_model, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show_gone(request: HttpRequest, typed: Sequence[tuple[str, str]] = ()) -> HttpResponse:
    """Say that nothing was saved, with what was typed as (question, answer), to copy it from.

    When the account went too, so did its session: saving that would answer with a bare refusal.
    """
    if not get_user_model().objects.filter(pk=request.user.pk).exists():
        logout(request)
    context = {"typed": [row for row in typed if row[1]], "section": "diary"}
    return render(request, "diary/gone.html", context, status=HTTPStatus.GONE)
