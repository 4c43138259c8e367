"""The page of one visit: what is ready, what is missing, what to do next; delete it, and bring it back."""

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diary.actions.store import RecordHasChanged
from diary.actions.visits import delete_visit, restore_visit
from diary.domain.visits.readiness import is_ready, next_step, steps_of, was_told
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from diary.views.visits.opened import OpenVisit, open_visit, visit_row_or_404
from diary.views.visits.sources import period
from diary.wording.visit_steps import said_in_short, step_words

PAGE = {"section": "diary", "tab": "visit"}


@diary_required
@require_safe
def visit(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show one visit; a deleted one can be brought back."""
    diary = request.diary
    opened = open_visit(diary, visit_row_or_404(diary, id))
    if opened.deleted_at:
        return render(request, "diary/visits/deleted.html", {"visit": opened, **PAGE})
    said, next_one = opened.payload, next_step(opened.payload, now=diary.now)
    context = {
        "visit": opened,
        "steps": _steps(opened),
        "next": {**step_words(next_one), "href": _address(next_one, opened)} if next_one else None,
        "is_ready": is_ready(said),
        "was_told": was_told(said),
        "followed": [
            (f.own_label or vocabulary().label(f.tag or ""), f.until) for f in said.followed
        ],
        "is_blank": said.sections is not None and not _has_entries(diary, said),
        **PAGE,
    }
    return render(request, "diary/visits/visit.html", context)


@diary_required
@require_POST
def visit_delete(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Delete a visit; it can be brought back right away."""
    row = visit_row_or_404(request.diary, id)
    try:
        delete_visit(visit=row, now=request.diary.now)
    except RecordHasChanged:  # saved elsewhere at this very moment: look, then decide
        return redirect("visit", id)
    return redirect(f"{reverse('visits')}?deleted={id}")


@diary_required
@require_POST
def visit_undo(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Bring a deleted visit back."""
    row = visit_row_or_404(request.diary, id)
    with suppress(RecordHasChanged):  # saved elsewhere at this very moment: it shows what stands
        restore_visit(visit=row, now=request.diary.now)
    return redirect("visit", id)


def _steps(opened: OpenVisit) -> list[dict[str, Any]]:
    return [
        {
            **step_words(step.code),
            "code": step.code,
            "is_done": step.is_done,
            "is_optional": step.is_optional,
            "href": _address(step.code, opened),
            "said": said_in_short(step.code, opened.payload),
        }
        for step in steps_of(opened.payload)
    ]


def _address(code: str, opened: OpenVisit) -> str:
    return reverse(f"visit_{code}", args=[opened.id])


def _has_entries(diary: OpenDiary, said: Any) -> bool:
    first, last = period(said, diary.today)
    return has_entries(diary, first, last)


def has_entries(diary: OpenDiary, first: date, last: date) -> bool:
    """Say whether anything was written about these local days."""
    return Entry.objects.owned_by(diary.patient).kept().between(first, last).exists()
