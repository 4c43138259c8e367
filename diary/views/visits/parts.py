"""The pages that ask one part of a visit each."""

from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.actions.visits import change_visit
from diary.domain.visits.readiness import has_been
from diary.forms.visits.agreed import AgreedForm
from diary.forms.visits.checklist import ChecklistForm
from diary.forms.visits.contents import ContentsForm
from diary.forms.visits.part import VisitPart, VisitSetting
from diary.forms.visits.when import WhenForm
from diary.forms.visits.words import GoalsForm, StoryForm
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from diary.views.gone import show_gone
from diary.views.visits.conflict import show_visit_conflict
from diary.views.visits.opened import OpenVisit, open_visit, read_visits, visit_row_or_404
from diary.views.visits.runs import runs_to_choose
from diary.wording.visit_steps import step_words


class Part(NamedTuple):
    """One part: its form, and what the setting of the form has to be looked up for."""

    form: type[VisitPart]
    needs: frozenset[str] = frozenset()


PARTS = {
    "when": Part(WhenForm),
    "goals": Part(GoalsForm),
    "story": Part(StoryForm),
    "checklist": Part(ChecklistForm, frozenset({"runs"})),
    "contents": Part(ContentsForm, frozenset({"last_visit"})),
    "agreed": Part(AgreedForm, frozenset({"symptoms"})),
}


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_part(request: DiaryRequest, id: UUID, part: str) -> HttpResponse:
    """Ask one part of a visit, and save it."""
    diary = request.diary
    opened = open_visit(diary, visit_row_or_404(diary, id))
    if opened.deleted_at and request.method != "POST":
        return redirect("visit", id)
    form = _form(diary, opened, part, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _save(request, part, form, opened)
    return _show(request, part, form, opened)


def _form(
    diary: OpenDiary, opened: OpenVisit, part: str, data: QueryDict | None = None
) -> VisitPart:
    setting = _setting(diary, opened, PARTS[part].needs)
    return PARTS[part].form(data, visit=opened.payload, version=opened.version, setting=setting)


def _setting(diary: OpenDiary, opened: OpenVisit, needs: frozenset[str]) -> VisitSetting:
    symptoms = vocabulary().of_kind("symptom") if "symptoms" in needs else ()
    return VisitSetting(
        now=diary.now,
        zone=diary.profile.zone,
        symptoms=tuple((tag.code, tag.label) for tag in symptoms),
        last_visit=_last_visit(diary, opened) if "last_visit" in needs else None,
        runs=runs_to_choose(diary, opened.payload.run_id) if "runs" in needs else (),
    )


def _last_visit(diary: OpenDiary, opened: OpenVisit) -> object:
    """Return the day of the newest other visit that has been, before this one."""
    others = (v for v in read_visits(diary).in_order().past if v.id != opened.id)
    on = opened.payload.on
    return next((v.payload.on for v in others if on is None or v.payload.on < on), None)


def _save(request: DiaryRequest, part: str, form: VisitPart, opened: OpenVisit) -> HttpResponse:
    """Save one part: what was changed elsewhere in another part stays, in the same part it is shown."""
    diary, seen = request.diary, form.cleaned_data["seen"]
    if form.payload() == opened.payload and not opened.deleted_at:  # sent twice, or nothing changed
        return redirect("visit", opened.id)
    untouched = form.cleaned_data["was"] == form.mark_of(opened.payload)
    if seen != opened.version and (opened.deleted_at or not untouched):
        return show_visit_conflict(request, part, form, opened)
    try:
        change_visit(
            patient=diary.patient,
            id=opened.id,
            payload=form.payload(),
            seen=opened.version,
            now=diary.now,
        )
    except RecordHasChanged:  # between our reading and our writing: read once more
        current = open_visit(diary, visit_row_or_404(diary, opened.id))
        return show_visit_conflict(request, part, form, current)
    except RecordIsGone:
        return show_gone(request, form.answers(form.payload()))
    return redirect("visit", opened.id)


def _show(request: DiaryRequest, part: str, form: VisitPart, opened: OpenVisit) -> HttpResponse:
    context = {
        "form": form,
        "template": f"diary/visits/parts/{part}.html",
        "visit": opened,
        "words": step_words(part),
        "has_been": has_been(opened.payload, now=request.diary.now),
        "section": "diary",
        "tab": "visit",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/visits/part.html", context, status=status)
