"""The list of visits, and a new one."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.actions.visits import begin_visit
from diary.domain.visits.visit import VisitPayload
from diary.forms.visits.part import VisitSetting
from diary.forms.visits.when import NewVisitForm, WhenForm
from diary.models import Visit
from diary.models.patient import OpenDiary
from diary.views.access import DiaryRequest, diary_required
from diary.views.gone import show_gone
from diary.views.visits.conflict import show_visit_conflict
from diary.views.visits.opened import open_visit, read_visits

PAGE = {"section": "diary", "tab": "visit"}


@diary_required
@require_safe
def visits(request: DiaryRequest) -> HttpResponse:
    """List the visits to come, without a date, and that have been."""
    found = read_visits(request.diary)
    context = {
        "order": found.in_order(),
        "has_some": bool(found.opened or found.unreadable),
        "unreadable": found.unreadable,
        "deleted": _just_deleted(request),
        **PAGE,
    }
    return render(request, "diary/visits/visits.html", context)


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new(request: DiaryRequest) -> HttpResponse:
    """Ask when and with whom; all of it may stay blank."""
    diary = request.diary
    form = new_visit_form(diary, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _begin(request, form)
    context = {"form": form, "template": "diary/visits/parts/when.html", **PAGE}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/visits/part.html", context, status=status)


def new_visit_form(diary: OpenDiary, data: object = None) -> NewVisitForm:
    zone = diary.profile.zone
    blank = VisitPayload.build(zone=zone, recorded_at=diary.now)
    return NewVisitForm(data, visit=blank, version=0, setting=VisitSetting(diary.now, zone))


def _begin(request: DiaryRequest, form: NewVisitForm) -> HttpResponse:
    diary, payload = request.diary, form.payload()
    try:
        row = begin_visit(patient=diary.patient, id=form.row_id(), payload=payload, now=diary.now)
    except RecordHasChanged as conflict:
        saved = open_visit(diary, conflict.current)
        there = WhenForm(
            request.POST, visit=saved.payload, version=saved.version, setting=form.setting
        )
        there.is_valid()
        return show_visit_conflict(request, "when", there, saved)
    except RecordIsGone:
        return show_gone(request, form.answers(payload))
    return redirect("visit", row.id)


def _just_deleted(request: DiaryRequest) -> UUID | None:
    """Return the visit that was deleted a moment ago, to offer it back."""
    try:
        asked = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    rows = Visit.objects.owned_by(request.diary.patient).filter(id=asked, deleted_at__isnull=False)
    return asked if rows.exists() else None
