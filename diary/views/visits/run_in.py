"""Put a finished checklist into a visit: one that is there, or a new one."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.actions.store import RecordHasChanged
from diary.actions.visits import begin_visit, put_checklist_in
from diary.domain.visits.visit import VisitPayload
from diary.forms.visits.run_in import RunInForm
from diary.models.patient import OpenDiary
from diary.views.access import DiaryRequest, diary_required
from diary.views.visits.opened import OpenVisit, read_visits, visit_row_or_404
from diary.views.visits.runs import run_in_words
from diary.wording.visit_steps import said_in_short


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def run_into_visit(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Ask into which visit one finished checklist goes, and put it there."""
    diary = request.diary
    if not (words := run_in_words(diary, id)):
        raise Http404
    form = RunInForm(request.POST if request.method == "POST" else None, visits=_to_choose(diary))
    if form.is_bound and form.is_valid():
        chosen = form.chosen()
        return _into_new(request, form, id) if chosen is None else _into(request, chosen, id)
    context = {"form": form, "run": id, "words": words, "section": "diary", "tab": "visit"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/visits/run_in.html", context, status=status)


def _to_choose(diary: OpenDiary) -> list[tuple[str, str]]:
    """Return id and words of the visits, the next to come first."""
    order = read_visits(diary).in_order()
    return [
        (str(visit.id), _named(visit)) for visit in (*order.coming, *order.undated, *order.past)
    ]


def _named(visit: OpenVisit) -> str:
    said = said_in_short("when", visit.payload) or _("Visit without a date")
    return (
        f"{said}\n{_('It holds a checklist; this one takes its place')}"
        if visit.payload.run_id
        else said
    )


def _into(request: DiaryRequest, visit: UUID, run: UUID) -> HttpResponse:
    row = visit_row_or_404(request.diary, visit)
    try:
        put_checklist_in(visit=row, run_id=run, now=request.diary.now)
    except RecordHasChanged:
        messages.warning(request, _("This visit was changed a moment ago. Look, then try again."))
    return redirect("visit", visit)


def _into_new(request: DiaryRequest, form: RunInForm, run: UUID) -> HttpResponse:
    """Make a visit with the checklist in it, and ask when it is; the same page sent again finds it."""
    diary, id = request.diary, form.cleaned_data["id"]
    payload = VisitPayload.build(zone=diary.profile.zone, recorded_at=diary.now, run_id=run)
    try:
        begin_visit(patient=diary.patient, id=id, payload=payload, now=diary.now)
    except RecordHasChanged:  # it was made by this page before, and prepared since
        return redirect("visit", id)
    return redirect("visit_when", id)
