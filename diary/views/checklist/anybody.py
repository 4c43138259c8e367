"""The checklist for everybody: no account, no session, no cookie; answers travel in POST bodies only."""

from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from diary.snapshots.red_flags import LiveRedFlags, readable_red_flags
from diary.views.access import View
from diary.views.checklist.flow import RESULT, Diary, check, next_page
from diary.views.checklist.kept import CLOSED, cleared, run_id_in, wants_to_clear
from diary.views.checklist.pages import draw, draw_start
from diary.views.checklist.parts import WITHOUT_A_DIARY, Way
from diary.views.checklist.result import result_context
from education.addresses import local


def open_checklist(view: View) -> View:
    """Hand a view the live red flags; without all that must be signed, say so and show whom to call."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        live = readable_red_flags()
        if live is None or not live.is_open():
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return render(
                request, "diary/checklist/closed.html", {"section": "help"}, status=status
            )
        return view(request, *args, live=live, **kwargs)

    return guarded


@require_safe
@open_checklist
def checklist(request: HttpRequest, *, live: LiveRedFlags) -> HttpResponse:
    """Show the first page: who it is about, the emergency signs, the age."""
    return draw_start(
        request, check(QueryDict(), live, timezone.now(), _no_diary()), WITHOUT_A_DIARY
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@open_checklist
def checklist_questions(request: HttpRequest, *, live: LiveRedFlags) -> HttpResponse:
    """Take one page of answers and show the next, or send all of them on to the result."""
    if request.method != "POST":
        return redirect("checklist")
    if wants_to_clear(request.POST):
        return cleared("checklist")
    state = check(request.POST, live, timezone.now(), _no_diary())
    page = next_page(state, request.POST)
    if page.name == RESULT:
        # 307: the browser sends the same answers on in a body, never in an address.
        return redirect(local(reverse("checklist_result")), preserve_request=True)
    return draw(request, state, page, _way(request.POST))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@open_checklist
def checklist_result(request: HttpRequest, *, live: LiveRedFlags) -> HttpResponse:
    """Show the result of the answers; what must be asked first is asked first."""
    if request.method != "POST":
        return redirect("checklist")
    now = timezone.now()
    data = request.POST.copy()
    if not data.get("go", "").startswith(("step:", "back", "start")):
        data["go"] = RESULT
    state = check(data, live, now, _no_diary())
    page = next_page(state, data)
    if page.name != RESULT:
        return draw(request, state, page, _way(data))
    return render(request, "diary/checklist/result.html", result_context(state, now, _way(data)))


def _way(data: QueryDict) -> Way:
    """Return this way; a run of somebody's own that was begun in a diary can be taken back there."""
    if data.get("who") == "other":
        return WITHOUT_A_DIARY
    return replace(WITHOUT_A_DIARY, run_id=run_id_in(data), closed=data.get("run") == CLOSED)


def _no_diary() -> Diary:
    return Diary(zone=ZoneInfo(settings.TIME_ZONE))
