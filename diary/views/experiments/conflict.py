"""Two versions of one part of a plan side by side: nothing is overwritten until the patient chooses."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from diary.forms.experiments.part import PlanPart
from diary.views.access import DiaryRequest
from diary.views.experiments.opened import OpenExperiment

HOUSEKEEPING = {"id", "seen", "was", "csrfmiddlewaretoken"}


def show_plan_conflict(
    request: DiaryRequest, part: str, form: PlanPart, saved: OpenExperiment
) -> HttpResponse:
    """Show what is saved beside what was written; the second is kept in the page, ready to be sent."""
    theirs, mine = dict(form.answers(saved.payload)), form.answers(form.payload())
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in HOUSEKEEPING
        for value in values
    ]
    context = {
        "current": saved,
        "rows": [(q, theirs.get(q, ""), said) for q, said in mine if said or theirs.get(q)],
        "hidden": [*sent, ("seen", str(saved.version))],
        "send_to": reverse(f"experiment_{part}", args=[saved.id]),
        "back": reverse("experiment", args=[saved.id]),
        "section": "diary",
        "tab": "more",
    }
    return render(request, "diary/experiments/conflict.html", context, status=HTTPStatus.CONFLICT)
