"""The list of self-experiments, and a new one."""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diary.actions.experiments import begin_experiment
from diary.actions.store import RecordHasChanged, RecordIsGone
from diary.domain.experiments.experiment import ExperimentPayload
from diary.forms.experiments.part import PlanSetting
from diary.forms.experiments.what import NewPlanForm, WhatForm
from diary.models import Experiment
from diary.models.patient import OpenDiary
from diary.snapshots.strategies import Strategy, strategies, strategy
from diary.views.access import DiaryRequest, diary_required
from diary.views.experiments.conflict import show_plan_conflict
from diary.views.experiments.opened import open_experiment, read_experiments
from diary.views.gone import show_gone
from diary.wording.experiments.steps import TITLES, WHY

PAGE = {"section": "diary", "tab": "more"}


@diary_required
@require_safe
def experiments(request: DiaryRequest) -> HttpResponse:
    """List what goes on, what is planned, and what is over."""
    found = read_experiments(request.diary)
    context = {
        "going_on": found.going_on(),
        "planned": found.of_stage("planning"),
        "ended": found.of_stage("over", "stopped"),
        "has_some": bool(found.opened or found.unreadable),
        "unreadable": found.unreadable,
        "deleted": _just_deleted(request),
        "offered": strategies(),
        **PAGE,
    }
    return render(request, "diary/experiments/experiments.html", context)


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def experiment_new(request: DiaryRequest) -> HttpResponse:
    """Ask what to try: an idea of one's own, or what an article offers, by ``?try=`` and its code."""
    diary, asked_for = request.diary, request.GET.get("try", "")
    offered = strategy(asked_for) if asked_for else None
    form = _form(diary, offered, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _begin(request, form)
    context = {
        "form": form,
        "template": "diary/experiments/parts/what.html",
        "strategy": offered,
        "is_gone": bool(asked_for) and offered is None,
        "offered": () if offered else strategies(),
        "code": "what",
        "title": TITLES["what"],
        "why": WHY["what"],
        "place": 1,
        **PAGE,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/experiments/part.html", context, status=status)


def _form(diary: OpenDiary, offered: Strategy | None, data: object = None) -> NewPlanForm:
    blank = ExperimentPayload.build(zone=diary.profile.zone, recorded_at=diary.now)
    setting = PlanSetting(today=diary.today, strategy=offered)
    return NewPlanForm(data, said=blank, version=0, setting=setting)


def _begin(request: DiaryRequest, form: NewPlanForm) -> HttpResponse:
    diary, payload = request.diary, form.payload()
    try:
        row = begin_experiment(
            patient=diary.patient, id=form.row_id(), payload=payload, now=diary.now
        )
    except RecordHasChanged as conflict:
        saved = open_experiment(diary, conflict.current)
        if saved.payload.is_locked:
            return redirect("experiment", saved.id)
        there = WhatForm(
            request.POST, said=saved.payload, version=saved.version, setting=form.setting
        )
        there.is_valid()
        return show_plan_conflict(request, "what", there, saved)
    except RecordIsGone:
        return show_gone(request, form.answers(payload))
    return redirect("experiment_safety", row.id)


def _just_deleted(request: DiaryRequest) -> UUID | None:
    """Return the experiment that was deleted a moment ago, to offer it back."""
    try:
        asked = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    rows = Experiment.objects.owned_by(request.diary.patient)
    return asked if rows.filter(id=asked, deleted_at__isnull=False).exists() else None
