"""Two versions of one part of a visit side by side: nothing is overwritten until the patient chooses."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from diary.forms.visits.part import VisitPart
from diary.views.access import DiaryRequest
from diary.views.visits.opened import OpenVisit

HOUSEKEEPING = {"id", "seen", "was", "csrfmiddlewaretoken"}


def show_visit_conflict(
    request: DiaryRequest, part: str, form: VisitPart, saved: OpenVisit
) -> HttpResponse:
    """Show what is saved beside what was written; the second is kept in the page, ready to be sent."""
    theirs, mine = dict(form.answers(saved.payload)), form.answers(form.payload())
    context = {
        "current": saved,
        "rows": [(q, theirs.get(q, ""), said) for q, said in mine if said or theirs.get(q)],
        "hidden": [*_sent(request), ("seen", str(saved.version))],
        "send_to": reverse(f"visit_{part}", args=[saved.id]),
        "back": reverse("visit", args=[saved.id]),
        "section": "diary",
        "tab": "visit",
    }
    return render(request, "diary/visits/conflict.html", context, status=HTTPStatus.CONFLICT)


def _sent(request: DiaryRequest) -> list[tuple[str, str]]:
    """Return every answer that was sent, also the second of two to one question."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in HOUSEKEEPING
        for value in values
    ]
