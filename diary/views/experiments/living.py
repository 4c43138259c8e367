"""Lock a plan, live it a day at a time, stop it, and look at what it came to."""

import secrets
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diary.actions.experiments import (
    AnotherIsGoingOn,
    ExperimentIsLocked,
    NotNow,
    lock_plan,
    note_deviation,
    open_result,
    stop_experiment,
    take_back_deviation,
)
from diary.actions.store import RecordHasChanged
from diary.domain.experiments.plan import BOUNDS, SEEDS, Plan
from diary.domain.experiments.steps import next_step
from diary.forms.experiments.lived import DeviationForm, StopForm
from diary.forms.fields import SeenVersion
from diary.models import Experiment
from diary.models.patient import OpenDiary
from diary.views.access import DiaryRequest, diary_required
from diary.views.experiments.opened import (
    OpenExperiment,
    experiment_row_or_404,
    open_experiment,
    read_experiments,
)
from diary.views.experiments.page import names
from diary.views.experiments.parts import say_it_is_locked
from diary.views.experiments.screening import Signs, screened
from diary.wording.experiments.instructions import stretch_rows
from diary.wording.experiments.report import plan_rows
from diary.wording.experiments.safety import reason_words
from diary.wording.experiments.steps import belief_in_words

PAGE = {"section": "diary", "tab": "more"}


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def experiment_review(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show all that will be locked, and lock it: what stands against it is weighed once more."""
    diary = request.diary
    row = experiment_row_or_404(diary, id)
    opened = open_experiment(diary, row)
    if opened.payload.is_locked:
        return say_it_is_locked(request, id)
    found = screened(diary, opened.payload, Signs(diary))
    is_ready = found.may_start and next_step(opened.payload, diary.today) is None
    if opened.deleted_at or not is_ready:
        return redirect("experiment", id)
    if request.method != "POST":
        return _review(request, opened, reason_words(found.reasons))
    if SeenVersion().clean(request.POST.get("seen")) != opened.version:
        messages.warning(
            request,
            _("This plan was changed on another page. Look at it as it is now, then lock it."),
        )
        return redirect("experiment_review", id)
    return _lock(request, opened)


def _review(request: DiaryRequest, opened: OpenExperiment, reasons: list[object]) -> HttpResponse:
    going_on = read_experiments(request.diary).going_on()
    context = {
        "experiment": opened,
        "said": opened.payload,
        "belief": belief_in_words(opened.payload.belief_0_10),
        "reasons": reasons,
        "going_on": going_on,
        **names(opened),
        **PAGE,
    }
    return render(request, "diary/experiments/review.html", context)


def _lock(request: DiaryRequest, opened: OpenExperiment) -> HttpResponse:
    diary = request.diary
    row = experiment_row_or_404(diary, opened.id)
    try:
        lock_plan(diary=diary, row=row, plan=_plan(diary, opened), seen=opened.version)
    except AnotherIsGoingOn:
        messages.warning(
            request, _("Another test goes on. One at a time: finish it or stop it first.")
        )
        return redirect("experiments")
    except ExperimentIsLocked:
        return redirect("experiment", opened.id)
    except RecordHasChanged:
        messages.warning(
            request, _("This plan was changed a moment ago. Look at it, then lock it.")
        )
        return redirect("experiment", opened.id)
    messages.success(request, _("Locked. The order of the days is set, and stays as it is."))
    return redirect("experiment", opened.id)


def _plan(diary: OpenDiary, opened: OpenExperiment) -> Plan:
    said = opened.payload
    named = ("design", "what", "compared_with", "strategy", "outcome", "better", "first_day")
    values = {name: getattr(said, name) for name in (*named, *BOUNDS, "belief_0_10")}
    return Plan.build(
        **{name: value for name, value in values.items() if value is not None},
        decided_on=diary.today,
        seed=secrets.randbelow(SEEDS),
        locked_at=diary.now,
    )


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def experiment_deviation(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Note a day on which it was done differently; one tap notes today."""
    diary = request.diary
    row = experiment_row_or_404(diary, id)
    opened = open_experiment(diary, row)
    said = opened.payload
    if opened.deleted_at or not said.is_locked or said.plan.first_day > diary.today:
        return redirect("experiment", id)
    last = min(diary.today, said.stopped_on or said.plan.last_day)
    sent = request.POST.copy() if request.method == "POST" else None
    if sent is not None and "today" in sent:
        sent["day"] = diary.today.isoformat()
    form = DeviationForm(sent, first=said.plan.first_day, last=last)
    if form.is_bound and form.is_valid():
        _note(request, row, form)
        return redirect("today") if "back" in request.POST else redirect("experiment", id)
    context = {"experiment": opened, "form": form, **PAGE}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/experiments/deviation.html", context, status=status)


def _note(request: DiaryRequest, row: Experiment, form: DeviationForm) -> None:
    diary, day, removes = request.diary, form.cleaned_data["day"], "remove" in request.POST
    try:
        if removes:
            take_back_deviation(diary=diary, row=row, day=day)
        else:
            note_deviation(diary=diary, row=row, day=day, words=form.said())
    except (NotNow, RecordHasChanged):
        messages.warning(request, _("That could not be noted. Look at the test as it is now."))
    else:
        messages.success(request, _("Taken back.") if removes else _("Noted."))


@diary_required
@require_http_methods(["GET", "HEAD", "POST"])
def experiment_stop(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Stop a test, without having to say why."""
    diary = request.diary
    row = experiment_row_or_404(diary, id)
    opened = open_experiment(diary, row)
    if opened.deleted_at or not opened.is_going_on:
        return redirect("experiment", id)
    form = StopForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            stop_experiment(diary=diary, row=row, because=form.said())
        except (NotNow, RecordHasChanged):
            messages.warning(request, _("That could not be saved. Look at the test as it is now."))
        else:
            messages.success(request, _("Stopped. That is all you need to do."))
        return redirect("experiment", id)
    context = {"experiment": opened, "form": form, **PAGE}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/experiments/stop.html", context, status=status)


@diary_required
@require_POST
def experiment_open(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Look at the result of a test that is over or stopped."""
    row = experiment_row_or_404(request.diary, id)
    open_experiment(request.diary, row)
    try:
        if row.deleted_at is None:
            open_result(diary=request.diary, row=row)
    except (NotNow, RecordHasChanged):
        messages.warning(request, _("The result is hidden until the test is over."))
    return redirect("experiment", id)


@diary_required
@require_safe
def experiment_schedule(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show the days of a locked plan, to print."""
    diary = request.diary
    opened = open_experiment(diary, experiment_row_or_404(diary, id))
    if opened.deleted_at or not opened.payload.is_locked:
        return redirect("experiment", id)
    said = opened.payload
    context = {
        "experiment": opened,
        "said": said,
        "stretches": stretch_rows(said.plan, diary.today),
        "plan": plan_rows(said, names(opened)["outcome"]),
        **PAGE,
    }
    return render(request, "diary/experiments/schedule.html", context)
