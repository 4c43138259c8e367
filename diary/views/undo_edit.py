"""Taking back a change: the version before comes back as a new one, unless somebody wrote since."""

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diary.actions.changes import (
    NothingToTakeBack,
    can_be_taken_back,
    change_entry,
    what_was_before,
)
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged
from diary.domain.entries import EntryPayload
from diary.entry_kinds import ENTRY_KINDS
from diary.forms.base import EntryForm, Setting
from diary.forms.fields import SeenVersion
from diary.forms.merge import as_sent
from diary.models import Entry
from diary.vault import OpenEntry, open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.conflict import show_conflict, show_day_taken
from diary.views.past import setting_for
from diary.views.saved import answer_to_save, place_url


class Changed(NamedTuple):
    """A change that can be taken back: which entry, and the version it made."""

    id: UUID
    version: int


def just_changed(request: DiaryRequest) -> Changed | None:
    """Return the change that was saved a moment ago, to offer to take it back."""
    try:
        id = UUID(request.GET.get("changed", ""))
    except ValueError:
        return None
    diary = request.diary
    rows = Entry.objects.owned_by(diary.patient).kept().filter(id=id)
    version = rows.values_list("version", flat=True).first()
    if version is None:
        return None
    kept = can_be_taken_back(patient=diary.patient, id=id, replaced_by=version, now=diary.now)
    return Changed(id, version) if kept else None


@diary_required
@require_POST
def undo_edit(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Bring back what an entry said before the change that was shown; that can be undone as well."""
    diary = request.diary
    row = Entry.objects.owned_by(diary.patient).filter(id=id).first()
    if row is None:
        raise Http404
    row.patient = diary.patient
    there = next(iter(open_entries(diary.patient, [row])), None)
    if there is None:
        return redirect("edit_entry", id)  # which says that it does not open
    seen = SeenVersion().clean(request.POST.get("seen", ""))
    try:
        before = what_was_before(patient=diary.patient, id=id, replaced_by=seen, now=diary.now)
    except NothingToTakeBack:
        messages.warning(request, _("This change cannot be taken back any more."))
        return redirect(place_url(diary.today, row.kind, row.local_date))
    return _bring_back(request, row, there, before, seen)


def _bring_back(
    request: DiaryRequest, row: Entry, there: OpenEntry, before: EntryPayload, seen: int
) -> HttpResponse:
    if row.deleted_at:
        return _show_both(request, row, there, before)
    diary = request.diary
    try:
        done = change_entry(
            patient=diary.patient, before=there, payload=before, seen=seen, now=diary.now
        )
    except RecordHasChanged as conflict:
        return _show_both(request, conflict.current, there, before)
    except DayIsAlreadyWritten:
        return show_day_taken(request, before.local_day())
    return answer_to_save(request, [(done.id, before)], changed=done.id)


def _show_both(
    request: DiaryRequest, current: Entry, there: OpenEntry, before: EntryPayload
) -> HttpResponse:
    """Show what is saved now beside what was to come back; nothing is overwritten."""
    kind = ENTRY_KINDS[current.kind]
    setting = setting_for(request.diary, current.kind, current.local_date)
    said = OpenEntry(
        there.id,
        there.kind,
        before.local_day(),
        before.happened_at(),
        there.version,
        before,
    )
    form = kind.form(_as_sent(kind.form, setting, said), setting=setting, entry=there)
    if form.is_valid():
        return show_conflict(request, kind, form, current)
    messages.warning(request, _("This was changed since. Nothing was overwritten."))
    return redirect("edit_entry", current.id)


def _as_sent(form: type[EntryForm], setting: Setting, said: OpenEntry) -> QueryDict:
    """Return what a browser sends of the form of an entry that is left as it is."""
    data = QueryDict(mutable=True)
    for field in form(setting=setting, entry=said).visible_fields():
        data.setlist(field.html_name, as_sent(field))
    return data
