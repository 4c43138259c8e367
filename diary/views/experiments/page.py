"""The page of one self-experiment, whatever it has come to; delete it, and bring it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diary.actions.experiments import AnotherIsGoingOn, delete_experiment, restore_experiment
from diary.actions.store import RecordHasChanged
from diary.domain.experiments.exclusions import Screening
from diary.domain.experiments.steps import next_step, shape_of, steps_of
from diary.snapshots.alert_cards import alert_cards, emergency_line
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from diary.views.experiments.opened import (
    OpenExperiment,
    experiment_row_or_404,
    open_experiment,
)
from diary.views.experiments.parts import offered_by
from diary.views.experiments.results import result_context
from diary.views.experiments.screening import Signs, screened
from diary.wording.experiments.instructions import instruction_words, stretch_rows
from diary.wording.experiments.safety import flags_of, reason_words
from diary.wording.experiments.steps import (
    TITLES,
    WHY,
    outcome_in_words,
    said_in_short,
    shape_in_words,
)
from education.domain.urgency import place_of

PAGE = {"section": "diary", "tab": "more"}


@diary_required
@require_safe
def experiment(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show one experiment: its plan, what today asks for, or what it came to."""
    diary = request.diary
    opened = open_experiment(diary, experiment_row_or_404(diary, id))
    if opened.deleted_at:
        return _show(request, "deleted", opened, {})
    if opened.stage == "planning":
        return _planned(request, opened)
    if opened.is_going_on:
        return _going_on(request, opened)
    if opened.payload.opened_at is None:
        return _show(request, "ended", opened, {"names": names(opened)})
    return _show(request, "result", opened, result_context(diary, opened))


def _planned(request: DiaryRequest, opened: OpenExperiment) -> HttpResponse:
    diary, said = request.diary, opened.payload
    if said.screened:
        found = screened(diary, said, Signs(diary))
        if not found.may_start:
            return _show(request, "not_now", opened, not_now(found))
    step = next_step(said, diary.today)
    if step is None:
        return redirect("experiment_review", opened.id)
    labels = {code: tag.label for code, tag in vocabulary().items()}
    steps = [
        {
            "title": TITLES[one.code],
            "why": WHY[one.code],
            "is_done": one.is_done,
            "is_next": one.code == step,
            "said": said_in_short(one.code, said, labels) if one.is_done else "",
            "href": reverse(f"experiment_{one.code}", args=[opened.id]),
        }
        for one in steps_of(said, diary.today)
    ]
    context = {"steps": steps, "next": reverse(f"experiment_{step}", args=[opened.id])}
    return _show(request, "planned", opened, {**context, "strategy": offered_by(opened)})


def _going_on(request: DiaryRequest, opened: OpenExperiment) -> HttpResponse:
    plan = opened.payload.plan
    flags = Signs(request.diary).urgent()
    context = {
        "names": names(opened),
        "today": instruction_words(plan, opened.instruction, opened.day),
        "cards": alert_cards(flag.code for flag in flags),
        "line": emergency_line(),
        "stretches": stretch_rows(plan, opened.day),
        "deviations": sorted(opened.payload.deviations.items(), reverse=True),
    }
    return _show(request, "going_on", opened, context)


def names(opened: OpenExperiment) -> dict[str, Any]:
    """Return what a plan calls its things: the symptom, and how it is laid out."""
    said = opened.payload
    labels = {code: tag.label for code, tag in vocabulary().items()}
    decided = said.decided_on or opened.day
    shape = shape_of(said, decided)
    return {
        "outcome": outcome_in_words(said, labels),
        "shape_words": shape_in_words(shape) if shape else "",
    }


def not_now(found: Screening) -> dict[str, Any]:
    """Return why a test cannot begin, whom to talk to, and what is left to be asked."""
    return {
        "reasons": reason_words(found.reasons),
        "cards": sorted(alert_cards(flags_of(found.reasons)), key=lambda c: place_of(c.tier)),
        "asks_checklist": "checklist" in found.to_ask,
        "asks_more": [code for code in found.to_ask if code != "checklist"],
        "is_stopped": any(reason.is_hard for reason in found.reasons),
        "line": emergency_line(),
    }


def _show(
    request: DiaryRequest, page: str, opened: OpenExperiment, context: dict[str, Any]
) -> HttpResponse:
    context = {"experiment": opened, "said": opened.payload, **context, **PAGE}
    return render(request, f"diary/experiments/{page}.html", context)


@diary_required
@require_POST
def experiment_delete(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Delete an experiment; it can be brought back right away."""
    row = experiment_row_or_404(request.diary, id)
    try:
        delete_experiment(row=row, now=request.diary.now)
    except RecordHasChanged:  # saved elsewhere at this very moment: look, then decide
        return redirect("experiment", id)
    return redirect(f"{reverse('experiments')}?deleted={id}")


@diary_required
@require_POST
def experiment_undo(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Bring a deleted experiment back, unless another one goes on now."""
    row = experiment_row_or_404(request.diary, id)
    try:
        restore_experiment(diary=request.diary, row=row)
    except AnotherIsGoingOn:
        messages.warning(
            request,
            _("Another test goes on now. It has to end, or be stopped, before this one can."),
        )
        return redirect("experiments")
    except RecordHasChanged:  # saved elsewhere at this very moment: it shows what stands
        pass
    return redirect("experiment", id)
