"""Two texts of one entry side by side: nothing is overwritten until the patient chooses."""

from collections.abc import Callable, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from diary.domain.entries import Day, EntryPayload
from diary.domain.merging import merge_days
from diary.entry_kinds import EntryKind
from diary.forms.base import EntryForm
from diary.forms.day import DayForm
from diary.forms.merge import PREFIX, Answer, ChooseForm, answers_of
from diary.models import Entry
from diary.vault import open_entries
from diary.views.access import DiaryRequest
from diary.views.saved import day_url

HOUSEKEEPING = {"id", "seen", "was", "csrfmiddlewaretoken", "merge", "asked"}
Save = Callable[[DiaryRequest, EntryKind, EntryForm], HttpResponse]


def show_conflict(
    request: DiaryRequest,
    kind: EntryKind,
    form: EntryForm,
    current: Entry,
    choose: ChooseForm | None = None,
) -> HttpResponse:
    """Show what is saved beside what was written; the second is kept in the page, ready to be sent.

    ``choose`` holds what was chosen answer by answer, when that could not be saved.
    """
    saved = next(iter(open_entries(request.diary.patient, [current])), None)
    theirs = form.answers(saved.payload) if saved else []
    mine = form.answers(form.payload())
    texts = dict(theirs)
    offered = choose
    if offered is None and saved and not current.deleted_at:
        offered = ChooseForm(asked=_asked(form, saved.payload))
    asked = offered.asked if offered else ()
    context = {
        "kind": kind,
        "current": current,
        "rows": [
            (label, texts.get(label, ""), said) for label, said in mine if said or texts.get(label)
        ],
        "choose": offered if asked else None,
        "rest": _rest(form, saved.payload, asked) if saved and asked else [],
        "hidden": _to_send_again(form, saved),
        "send_to": reverse("edit_entry", args=[current.id]),
        "back": day_url(request.diary.today, current.local_date),
        "section": "diary",
        "tab": "today",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if choose else HTTPStatus.CONFLICT
    return render(request, "diary/conflict.html", context, status=status)


def save_chosen(
    request: DiaryRequest, kind: EntryKind, form: EntryForm, current: Entry, save: Save
) -> HttpResponse:
    """Save the answers that were chosen from both versions, if they fit together.

    ``form`` holds what this person wrote, with the version that stood beside it; theirs is read again, and
    is the one that was shown when the version is. ``save`` asks for the version once more.
    """
    theirs = form.entry
    if theirs is None or current.deleted_at or form.seen_version() != theirs.version:
        return show_conflict(request, kind, form, current)
    named = set(request.POST.getlist("asked"))
    found = answers_of(form, form.payload(), theirs.payload)
    choose = ChooseForm(
        request.POST, asked=[answer for answer in found if answer.differs and answer.name in named]
    )
    if choose.is_valid():
        there = type(form)(setting=form.setting, entry=theirs)
        sent = choose.put_together(request.POST, there)
        mixed = type(form)(sent, setting=form.setting, entry=theirs)
        if mixed.is_valid():
            return save(request, kind, mixed)
        choose.say_misfit(mixed)
    return show_conflict(request, kind, form, current, choose)


def show_day_taken(request: DiaryRequest, day: date, form: EntryForm | None = None) -> HttpResponse:
    """Say that a deleted day cannot come back beside the one written since; what was typed is kept."""
    typed = form.answers(form.payload()) if form else []
    context = {
        "day": day,
        "typed": [row for row in typed if row[1]],
        "hidden": _sent(request.POST),
        "section": "diary",
        "tab": "today",
    }
    return render(request, "diary/day_taken.html", context, status=HTTPStatus.CONFLICT)


def _asked(form: EntryForm, theirs: EntryPayload) -> list[Answer]:
    """Return the answers to choose from: those that differ; of a day, those that contradict each other."""
    mine = form.payload()
    differing = [answer for answer in answers_of(form, mine, theirs) if answer.differs]
    if (merged := _merged(form, mine, theirs)) is None:
        return differing
    return [answer for answer in differing if answer.fields[0] in merged.conflicts]


def _merged(form: EntryForm, mine: EntryPayload, theirs: EntryPayload) -> Any:
    """Return both versions of a day in one, None where it is not known what each of them changed."""
    if not (isinstance(form, DayForm) and isinstance(mine, Day) and isinstance(theirs, Day)):
        return None
    base = form.base() if form.entry else None
    if mine.local_date != theirs.local_date or (form.entry and base is None):
        return None
    return merge_days(base, mine, theirs)


def _rest(form: EntryForm, theirs: EntryPayload, asked: Sequence[Answer]) -> list[tuple[str, str]]:
    """Return the answers that are not in question, as they will be saved."""
    mine = form.payload()
    merged = _merged(form, mine, theirs)
    names = {answer.name for answer in asked}
    kept = answers_of(form, merged.day if merged else mine, theirs)
    return [(said.label, said.mine) for said in kept if said.mine and said.name not in names]


def _to_send_again(form: EntryForm, saved: Any) -> list[tuple[str, str]]:
    """Return the fields that would save this person's own text, answering the version shown here.

    Of a day, what was added or changed leaves alone the answers that it does not touch.
    """
    sent = _sent(form.data)
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


def _sent(data: QueryDict) -> list[tuple[str, str]]:
    """Return every answer of the form that was sent, also the second of two to one question."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in HOUSEKEEPING and not name.startswith(PREFIX)
        for value in values
    ]
