"""Add, change, delete and bring back one entry."""

from datetime import date
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from diary.actions.changes import change_entry
from diary.actions.days import DayDoesNotOpen, entry_of_day, record_day
from diary.actions.entries import delete_entry as put_away
from diary.actions.entries import record_entry, restore_entry
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged, RecordIsGone
from diary.domain.entries import Day, EntryPayload, Meal
from diary.entry_kinds import ENTRY_KINDS, EntryKind
from diary.forms.base import EntryForm
from diary.forms.day import DayForm
from diary.forms.medicine import MedicineForm
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntry, open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.conflict import save_chosen, show_conflict, show_day_taken
from diary.views.gone import show_gone
from diary.views.lines import entry_line
from diary.views.meals import meals_to_have_again
from diary.views.past import setting_for
from diary.views.saved import answer_to_save, place_url
from diary.views.signed_out import typed_in
from diary.views.unreadable import show_unreadable

PAGE = {"section": "diary", "tab": "today"}


@diary_required
@require_http_methods(["GET", "POST"])
def add_entry(request: DiaryRequest, kind: str) -> HttpResponse:
    """Ask for one entry of a kind and add it to the patient's diary."""
    entry_kind = _kind_or_404(kind)
    diary = request.diary
    day = _asked_day(request)
    there = (
        entry_of_day(diary.patient, day) if kind == Day.kind and request.method == "GET" else None
    )
    if there is not None:
        return redirect("edit_entry", there.id)
    setting = setting_for(diary, kind, day)
    form = entry_kind.form(request.POST or None, setting=setting, day=day)
    if request.method == "POST" and form.is_valid():
        return _save(request, entry_kind, form)
    if before := _to_copy(request, kind):
        form.begin_with(before.payload)
    return _show_form(request, entry_kind, form, day)


@diary_required
@require_http_methods(["GET", "POST"])
def edit_entry(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show one entry with what was said, and change it; a deleted one can be brought back."""
    row = _row_or_404(request.diary, id)
    opened = open_entries(request.diary.patient, [row])
    kind = ENTRY_KINDS[row.kind]
    if not opened:
        return show_unreadable(request, row, typed_in(request, row.kind))
    entry = opened[0]
    if row.deleted_at and request.method == "GET":
        return _show_entry(request, kind, row, entry)
    setting = setting_for(request.diary, row.kind, entry.local_date)
    form = kind.form(request.POST or None, setting=setting, entry=entry)
    if request.method == "POST" and form.is_valid():
        if "merge" in request.POST:
            return save_chosen(request, kind, form, row, _save)
        return _save(request, kind, form)
    if isinstance(form, MedicineForm) and "stop" in request.GET:
        form.begin_to_stop()
    return _show_form(request, kind, form, entry.local_date)


@diary_required
@require_POST
def delete_entry(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Put an entry away, and offer to bring it back."""
    row = _row_or_404(request.diary, id)
    try:
        put_away(entry=row, now=request.diary.now)
    except RecordHasChanged:
        return redirect("edit_entry", id)  # where what is there now can be read
    return redirect(f"{place_url(request.diary.today, row.kind, row.local_date)}?deleted={row.id}")


@diary_required
@require_POST
def undo_delete(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Bring a deleted entry back: it is answered as if it was saved now."""
    row = _row_or_404(request.diary, id)
    try:
        restore_entry(entry=row, now=request.diary.now)
    except DayIsAlreadyWritten:
        return show_day_taken(request, row.local_date)
    except RecordHasChanged:
        return redirect("edit_entry", id)
    opened = open_entries(request.diary.patient, [row])
    if not opened:
        return redirect(place_url(request.diary.today, row.kind, row.local_date))
    return answer_to_save(request, [(row.id, opened[0].payload)])


def _save(request: DiaryRequest, kind: EntryKind, form: EntryForm) -> HttpResponse:
    payload = form.payload()
    try:
        row = _write(request.diary, form, payload)
    except RecordHasChanged as conflict:
        return show_conflict(request, kind, form, conflict.current)
    except DayIsAlreadyWritten:
        return show_day_taken(request, payload.local_day(), form)
    except DayDoesNotOpen as unreadable:
        return show_unreadable(request, unreadable.current, form.answers(payload))
    except RecordIsGone:
        return show_gone(request, form.answers(payload))
    made, changed = (None, row.id) if form.entry else (row.id if row.version == 1 else None, None)
    return answer_to_save(request, [(row.id, payload)], undo=made, changed=changed)


def _write(diary: OpenDiary, form: EntryForm, payload: EntryPayload) -> Entry:
    common = {"patient": diary.patient, "payload": payload, "now": diary.now}
    if form.entry:
        base = form.base() if isinstance(form, DayForm) else None
        return change_entry(**common, before=form.entry, seen=form.seen_version(), base=base)
    record = record_day if isinstance(payload, Day) else record_entry
    return record(**common, id=form.row_id())


def _show_form(
    request: DiaryRequest, kind: EntryKind, form: EntryForm, day: date | None
) -> HttpResponse:
    day = day or request.diary.today
    offers_again = form.kind == Meal.kind and form.entry is None
    context = {
        "kind": kind,
        "form": form,
        "entry": form.entry,
        "day": day,
        "back": place_url(request.diary.today, kind.kind, day),
        "is_today": day == request.diary.today,
        "again": meals_to_have_again(form.setting.past(), day) if offers_again else None,
        **PAGE,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/entry_form.html", context, status=status)


def _show_entry(
    request: DiaryRequest, kind: EntryKind, row: Entry, entry: OpenEntry
) -> HttpResponse:
    diary = request.diary
    context = {
        "kind": kind,
        "row": row,
        "line": entry_line(entry, vocabulary(), diary.profile.zone)._replace(edit_word=""),
        "back": place_url(diary.today, row.kind, row.local_date),
        **PAGE,
    }
    return render(request, "diary/entry.html", context)


def _row_or_404(diary: OpenDiary, id: UUID) -> Entry:
    row = Entry.objects.owned_by(diary.patient).filter(id=id).first()
    if row is None:
        raise Http404
    row.patient = diary.patient
    return row


def _kind_or_404(kind: str) -> EntryKind:
    entry_kind = ENTRY_KINDS.get(kind)
    if entry_kind is None:
        raise Http404
    return entry_kind


def _to_copy(request: DiaryRequest, kind: str) -> OpenEntry | None:
    """Return the entry that a new one of the same kind begins with, if the address names one."""
    try:
        asked = UUID(request.GET.get("again", ""))
    except ValueError:
        return None
    rows = Entry.objects.owned_by(request.diary.patient).kept().of_kind(kind).filter(id=asked)
    return next(iter(open_entries(request.diary.patient, rows)), None)


def _asked_day(request: DiaryRequest) -> date:
    """Return the day to add to: today, unless the address names one that has been."""
    today = request.diary.today
    try:
        return min(date.fromisoformat(request.GET.get("day", "")), today)
    except ValueError:
        return today
