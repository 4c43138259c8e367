"""Two texts of one entry side by side: nothing is overwritten until the patient chooses."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from diary.entry_kinds import EntryKind
from diary.forms.base import EntryForm
from diary.forms.day import DayForm
from diary.models import Entry
from diary.vault import open_entries
from diary.views.access import DiaryRequest
from diary.views.saved import day_url

HOUSEKEEPING = {"id", "seen", "was", "csrfmiddlewaretoken"}


def show_conflict(
    request: DiaryRequest, kind: EntryKind, form: EntryForm, current: Entry
) -> HttpResponse:
    """Show what is saved beside what was written; the second is kept in the page, ready to be sent."""
    opened = open_entries(request.diary.patient, [current])
    saved = form.answers(opened[0].payload) if opened else []
    mine = form.answers(form.payload())
    texts = dict(saved)
    context = {
        "kind": kind,
        "current": current,
        "rows": [
            (label, texts.get(label, ""), said) for label, said in mine if said or texts.get(label)
        ],
        "hidden": _to_send_again(request, form, opened[0] if opened else None),
        "send_to": reverse("edit_entry", args=[current.id]),
        "back": day_url(request.diary.today, current.local_date),
        "section": "diary",
        "tab": "today",
    }
    return render(request, "diary/conflict.html", context, status=HTTPStatus.CONFLICT)


def show_day_taken(request: DiaryRequest, day: date, form: EntryForm | None = None) -> HttpResponse:
    """Say that a deleted day cannot come back beside the one written since; what was typed is kept."""
    typed = form.answers(form.payload()) if form else []
    context = {
        "day": day,
        "typed": [row for row in typed if row[1]],
        "hidden": _sent(request),
        "section": "diary",
        "tab": "today",
    }
    return render(request, "diary/day_taken.html", context, status=HTTPStatus.CONFLICT)


def _to_send_again(request: DiaryRequest, form: EntryForm, saved: Any) -> list[tuple[str, str]]:
    """Return the fields that would save this person's own text, answering the version shown here.

    Of a day, what was added or changed leaves alone the answers that it does not touch.
    """
    sent = _sent(request)
    if isinstance(form, DayForm) and saved is not None:
        there = type(form)(setting=form.setting, entry=saved)
        kept = {f.html_name: f.value() for f in there.visible_fields() if f.value() is not None}
        touched = _touched(form, sent)
        said = [(name, value) for name, value in sent if name in touched]
        sent = [*((n, str(v)) for n, v in kept.items() if n not in touched), *said]
    return [*sent, ("seen", str(saved.version if saved else 0))]


def _touched(form: DayForm, sent: Sequence[tuple[str, str]]) -> set[str]:
    """Return the questions that were answered here, or answered otherwise than before."""
    base = form.base()
    if form.entry is None:
        return {name for name, value in sent if value != ""}
    if base is None:
        return {name for name, _value in sent}
    before, now = form.values_of(base), form.values_of(form.payload())
    return {name for name, _value in sent if name == "date" or before.get(name) != now.get(name)}


def _sent(request: DiaryRequest) -> list[tuple[str, str]]:
    """Return every answer of the form that was sent, also the second of two to one question."""
    lists = request.POST.lists()
    return [(n, v) for n, values in lists for v in values if n not in HOUSEKEEPING]
