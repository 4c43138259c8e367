"""The answer to every page of a diary that its patient wants erased: nothing of it is shown."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from diary.models import PendingErasure
from diary.views.signed_out import typed_by_nobody


def show_closed(request: HttpRequest, pending: PendingErasure) -> HttpResponse:
    """Say until when it can be undone, with what was just typed, to copy it from."""
    context = {
        "pending": pending,
        "is_over": pending.due_at <= timezone.now(),
        "typed": typed_by_nobody(request),
        "section": "diary",
    }
    return render(request, "diary/closed.html", context, status=HTTPStatus.GONE)
