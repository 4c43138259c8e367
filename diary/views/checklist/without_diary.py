"""A checklist whose diary does not open while it is answered: the answers stay, and go on without it.

As for a session that ended, they travel in the body of a POST and are kept nowhere.
"""

from dataclasses import replace
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from diary.actions.store import RecordIsGone
from diary.models.patient import ErasureIsPending, NotAgreed
from diary.snapshots.red_flags import readable_red_flags
from diary.views.access import NoDiaryYet
from diary.views.checklist.flow import Diary, check, next_page
from diary.views.checklist.kept import CLOSED, all_that_was_sent, elsewhere
from diary.views.checklist.parts import WITHOUT_A_DIARY
from diary.views.checklist.result import result_context

WAY = replace(WITHOUT_A_DIARY, closed=True)
WHY: tuple[tuple[type[Exception], str, HTTPStatus], ...] = (
    (ErasureIsPending, "erased", HTTPStatus.GONE),
    (RecordIsGone, "erased", HTTPStatus.GONE),
    (NotAgreed, "not_agreed", HTTPStatus.FORBIDDEN),
    (NoDiaryYet, "none", HTTPStatus.CONFLICT),
)


def keep_the_answers(request: HttpRequest, why: Exception) -> HttpResponse | None:
    """Offer to go on without the diary, with the same answers; None where none were sent.

    An emergency among them waits for no offer: it is said at once.
    """
    if "step" not in request.POST:
        return None
    return elsewhere(request.POST) or _emergency(request) or _offer(request, why)


def _emergency(request: HttpRequest) -> HttpResponse | None:
    live, now = readable_red_flags(), timezone.now()
    if live is None or not live.is_open():
        return None
    state = check(request.POST, live, now, Diary(zone=ZoneInfo(settings.TIME_ZONE)))
    if not next_page(state, request.POST).interrupts:
        return None
    return render(request, "diary/checklist/result.html", result_context(state, now, WAY))


def _offer(request: HttpRequest, why: Exception) -> HttpResponse:
    found = ((code, status) for kind, code, status in WHY if isinstance(why, kind))
    code, status = next(found, ("does_not_open", HTTPStatus.SERVICE_UNAVAILABLE))
    sent = all_that_was_sent(request.POST)
    context = {
        "section": "diary",
        "tab": "check",
        "why": code,
        "hidden": sent,
        "onward": [*((name, value) for name, value in sent if name != "run"), ("run", CLOSED)],
    }
    return render(request, "diary/checklist/without_diary.html", context, status=status)
