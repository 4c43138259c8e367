"""The pages that ask one part of a plan each; each leads to the next that is not said yet."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.actions.experiments import ExperimentIsLocked, change_plan
from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.domain.experiments.steps import STEPS, next_step
from diary.forms.experiments.belief import BeliefForm
from diary.forms.experiments.days import DaysForm
from diary.forms.experiments.part import PlanPart, PlanSetting
from diary.forms.experiments.safety import SafetyForm
from diary.forms.experiments.symptom import SymptomForm
from diary.forms.experiments.what import WhatForm
from diary.models.patient import OpenDiary
from diary.snapshots.strategies import Strategy, strategy
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from diary.views.experiments.conflict import show_plan_conflict
from diary.views.experiments.opened import (
    OpenExperiment,
    experiment_row_or_404,
    open_experiment,
)
from diary.views.experiments.screening import Signs, screened
from diary.views.gone import show_gone
from diary.wording.experiments.steps import TITLES, WHY

PARTS: dict[str, type[PlanPart]] = {
    "what": WhatForm,
    "safety": SafetyForm,
    "symptom": SymptomForm,
    "days": DaysForm,
    "belief": BeliefForm,
}


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def experiment_part(request: DiaryRequest, id: UUID, part: str) -> HttpResponse:
    """Ask one part of a plan, and save it; of a locked plan nothing is asked."""
    diary = request.diary
    opened = open_experiment(diary, experiment_row_or_404(diary, id))
    if opened.payload.is_locked:
        return say_it_is_locked(request, id)
    if opened.deleted_at and request.method != "POST":
        return redirect("experiment", id)
    form = _form(diary, opened, part, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _save(request, part, form, opened)
    return _show(request, part, form, opened)


def say_it_is_locked(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Go to the page of a locked plan; who tried to change it is told that nothing was."""
    if request.method == "POST":
        messages.warning(
            request,
            _("This plan is locked. Nothing was changed. You can stop the test on its page."),
        )
    return redirect("experiment", id)


def plan_setting(diary: OpenDiary, opened: OpenExperiment) -> PlanSetting:
    """Return what the forms of a plan are handed."""
    offered = offered_by(opened)
    words = vocabulary()
    first = dict.fromkeys((*diary.profile.tracked, *(offered.outcomes if offered else ())))
    return PlanSetting(
        today=diary.today,
        symptoms=tuple((tag.code, tag.label) for tag in words.of_kind("symptom")),
        first=tuple(first),
        strategy=offered,
        pregnant="no" if diary.profile.has_ovaries == "no" else diary.profile.pregnant,
    )


def offered_by(opened: OpenExperiment) -> Strategy | None:
    """Return the strategy of an article that is tried; None for an idea of one's own, or one taken down."""
    code = opened.payload.strategy
    return strategy(code) if code else None


def _form(
    diary: OpenDiary, opened: OpenExperiment, part: str, data: QueryDict | None = None
) -> PlanPart:
    setting = plan_setting(diary, opened)
    return PARTS[part](data, said=opened.payload, version=opened.version, setting=setting)


def _save(request: DiaryRequest, part: str, form: PlanPart, opened: OpenExperiment) -> HttpResponse:
    """Save one part: what was changed elsewhere in another part stays, in the same part it is shown."""
    diary, seen = request.diary, form.cleaned_data["seen"]
    if form.payload() == opened.payload and not opened.deleted_at:  # sent twice, or nothing changed
        return _go_on(diary, opened.id, form)
    untouched = form.cleaned_data["was"] == form.mark_of(opened.payload)
    if seen != opened.version and (opened.deleted_at or not untouched):
        return show_plan_conflict(request, part, form, opened)
    return _write(request, part, form, opened) or _go_on(diary, opened.id, form)


def _write(
    request: DiaryRequest, part: str, form: PlanPart, opened: OpenExperiment
) -> HttpResponse | None:
    """Write one part, and answer what stands in the way; None when it is written."""
    diary = request.diary
    row = experiment_row_or_404(diary, opened.id)
    try:
        change_plan(row=row, payload=form.payload(), seen=opened.version, now=diary.now)
    except ExperimentIsLocked:
        return say_it_is_locked(request, opened.id)
    except RecordHasChanged as changed:  # between our reading and our writing
        current = open_experiment(diary, changed.current)
        if current.payload.is_locked:
            return say_it_is_locked(request, opened.id)
        return show_plan_conflict(request, part, form, current)
    except RecordIsGone:
        return show_gone(request, form.answers(form.payload()))
    return None


def _go_on(diary: OpenDiary, id: UUID, form: PlanPart) -> HttpResponse:
    """Go to what is not said yet; after the answers about safety, to the page that weighs them."""
    said = form.payload()
    step = next_step(said, diary.today)
    is_weighed = isinstance(form, SafetyForm) and not screened(diary, said, Signs(diary)).may_start
    if step is None or is_weighed:
        return redirect("experiment", id)
    return redirect(f"experiment_{step}", id)


def _show(request: DiaryRequest, part: str, form: PlanPart, opened: OpenExperiment) -> HttpResponse:
    context = {
        "form": form,
        "template": f"diary/experiments/parts/{part}.html",
        "experiment": opened,
        "strategy": offered_by(opened),
        "code": part,
        "title": TITLES[part],  # type: ignore[index]
        "why": WHY[part],  # type: ignore[index]
        "place": STEPS.index(part) + 1,  # type: ignore[arg-type]
        "section": "diary",
        "tab": "more",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/experiments/part.html", context, status=status)
