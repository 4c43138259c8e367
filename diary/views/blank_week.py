"""A week of the diary on paper: blank, for everybody; with what is tracked, for who keeps one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diary.domain.month import weeks_of
from diary.domain.profile import WeekStart
from diary.forms.choices import STOOL_FORMS
from diary.snapshots.alert_cards import emergency_line
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from education.published import reader_page

BLANK_SYMPTOMS = 4
MANY_SYMPTOMS = 5
"""With more than these, the other rows are lower: the table stays on one sheet."""
ANY_YEAR, ANY_MONTH = 2024, 1
"""The names of weekdays are read from the first week of a month; which month does not matter."""
DAYS_IN_LARGE_PRINT = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One row to fill in. ``kind`` says how much room: score, write, tall, tick."""

    label: str
    hint: str
    kind: str


@require_safe
@reader_page
def blank_diary(request: HttpRequest) -> HttpResponse:
    """Show a blank week to anybody, to be printed."""
    return _show(request, symptoms=[""] * BLANK_SYMPTOMS, starts="monday")


@require_safe
@reader_page
def blank_diary_large(request: HttpRequest) -> HttpResponse:
    """Show it in large print."""
    return _show(request, symptoms=[""] * BLANK_SYMPTOMS, starts="monday", is_large=True)


@diary_required
@require_safe
def blank_week(request: DiaryRequest) -> HttpResponse:
    """Show a blank week with what this patient tracks."""
    return _own(request, is_large=False)


@diary_required
@require_safe
def blank_week_large(request: DiaryRequest) -> HttpResponse:
    """Show it in large print."""
    return _own(request, is_large=True)


def _own(request: DiaryRequest, *, is_large: bool) -> HttpResponse:
    profile, words = request.diary.profile, vocabulary()
    symptoms = [words.label(code) for code in profile.tracked] or [""] * BLANK_SYMPTOMS
    return _show(request, symptoms=symptoms, starts=profile.week_starts, is_large=is_large)


def _show(
    request: HttpRequest, *, symptoms: Sequence[str], starts: WeekStart, is_large: bool = False
) -> HttpResponse:
    own = hasattr(request, "diary")
    plain, large = (
        ("blank_week", "blank_week_large") if own else ("blank_diary", "blank_diary_large")
    )
    context: dict[str, Any] = {
        "lines": _lines(symptoms),
        "sheets": _sheets(weeks_of(ANY_YEAR, ANY_MONTH, starts)[0], is_large=is_large),
        "is_large": is_large,
        "is_many": len(symptoms) > MANY_SYMPTOMS,
        "line": emergency_line(),
        "other": reverse(plain if is_large else large),
        "forms": [(str(number), *str(label).split("\n")) for number, label in STOOL_FORMS],
        "own": own,
        "section": "diary",
        "tab": "more" if own else "",
    }
    return render(request, "diary/blank_week.html", context)


def _sheets(week: Sequence[date], *, is_large: bool) -> list[Sequence[date]]:
    if not is_large:
        return [week]
    return [week[:DAYS_IN_LARGE_PRINT], week[DAYS_IN_LARGE_PRINT:]]


def _lines(symptoms: Sequence[str]) -> list[Line]:
    """Return the rows: symptoms first, as on the page of a day, and the tick last."""
    scored = [Line(name or _("Symptom:"), _("0 to 10"), "score") for name in symptoms]
    return [
        *scored,
        Line(_("Poo"), _("Time, form 1 to 7, any blood"), "tall"),
        Line(_("Food and drink"), "", "tall"),
        Line(_("Medicines"), _("Name, dose, time"), "write"),
        Line(_("Sleep, stress"), _("Hours; 0 to 10"), "score"),
        Line(_("Notes"), "", "write"),
        Line(_("Nothing more today"), _("Tick it on quiet days too"), "tick"),
    ]
