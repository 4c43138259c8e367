"""Taking back what was saved a moment ago: what it was is found again by its id, and nothing is kept for it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from diary.actions.entries import take_back
from diary.actions.store import RecordHasChanged
from diary.domain.entries import Symptom
from diary.views.access import DiaryRequest
from diary.views.day_page import DayPage, scores_in_words
from diary.views.saved import day_url


def saved_just_now(request: DiaryRequest, page: DayPage) -> dict[str, Any]:
    """Return what the page says of a save: that it was one, which scores, and what undoes it."""
    made = _id(request.GET.get("undo", ""))
    entries = page.saved_by(made)
    said = (entry.payload for entry in entries)
    scores = {s.tag: s.severity_0_10 for s in said if isinstance(s, Symptom) and s.tag}
    in_order = [code for code in page.diary.profile.tracked if code in scores]
    in_order += [code for code in scores if code not in in_order]
    return {
        "saved": "saved" in request.GET,
        "saved_scores": scores_in_words((code, scores[code]) for code in in_order),
        "undo": made if entries else None,
    }


def take_back_save(request: DiaryRequest, page: DayPage) -> HttpResponse:
    """Put away what one save made; a single entry can be brought back as any deleted one."""
    ids = [entry.id for entry in page.saved_by(_id(request.POST["undo"]))]
    here = day_url(page.diary.today, page.day)
    try:
        done = take_back(patient=page.diary.patient, ids=ids, now=page.diary.now)
    except RecordHasChanged:
        done = 0
    if not done:
        messages.warning(
            request, _("There is nothing to take back: it was changed or deleted since.")
        )
        return redirect(here)
    if len(ids) == 1:
        return redirect(f"{here}?deleted={ids[0]}")
    messages.success(request, _("Taken back: these scores are no longer in your diary."))
    return redirect(here)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
