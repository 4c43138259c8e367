"""A checklist of a diary whose session ended: its answers go on without the diary, and may come back.

The answers travel in the body of the same POST, as they always do: nothing is kept for them anywhere.
"""

from functools import wraps
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from diary.forms.checklist import read_answers
from diary.views.access import View
from diary.views.checklist.hidden import Hidden, hidden_fields
from education.addresses import local

CLEAR = "clear"
CLOSED = "closed"
"""In place of the id of a run: it was begun in a diary that does not open."""


def answers_outlive_the_session(view: View) -> View:
    """Let answers of somebody signed out, or of staff, go on without a diary: an emergency waits for nobody."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        is_patient = request.user.is_authenticated and request.user.is_patient
        if "step" in request.POST and not is_patient:
            return without_a_diary()
        return view(request, *args, **kwargs)

    return guarded


def without_a_diary() -> HttpResponse:
    """Send the browser on with the same answers, in a body and never in an address (307)."""
    return redirect(local(reverse("checklist_questions")), preserve_request=True)


def answer_stale_token(request: HttpRequest) -> HttpResponse:
    """Answer answers whose page is older than the session: go on without it, or send them once more.

    Who signed in again has a new token, which the page of before cannot know.
    """
    if not request.user.is_authenticated:
        return without_a_diary()
    context = {"section": "diary", "tab": "check", "hidden": all_that_was_sent(request.POST)}
    return render(request, "diary/checklist/once_more.html", context, status=HTTPStatus.FORBIDDEN)


def all_that_was_sent(data: QueryDict) -> Hidden:
    """Return the answers of a POST, which page they are of and what was asked for, as hidden fields."""
    answers = read_answers(data)
    sent = [("step", answers.step), ("go", answers.go), ("run", run_id_in(data))]
    return [*hidden_fields(answers, ""), *((name, value) for name, value in sent if value)]


def elsewhere(data: QueryDict) -> HttpResponse | None:
    """Return where answers go that are not for this diary: somebody else's, and those to be cleared.

    Somebody else's answers are never kept here: the same ones go to the other way.
    """
    if data.get("who") == "other":
        return without_a_diary()
    return cleared("checklist_new") if wants_to_clear(data) else None


def wants_to_clear(data: QueryDict) -> bool:
    """Say whether somebody wants nothing of their answers left on this screen."""
    return data.get("go") == CLEAR


def cleared(start: str) -> HttpResponse:
    """Begin anew, and have the browser forget the pages it keeps for its back button (303, by GET)."""
    response = HttpResponseRedirect(local(reverse(start)), status=HTTPStatus.SEE_OTHER)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def run_id_in(data: QueryDict) -> str:
    """Return the id of the run that was begun in a diary; empty for none."""
    try:
        return str(UUID(data.get("run", "")))
    except ValueError:
        return ""
