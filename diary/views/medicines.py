"""Medicines: what is taken now, a dose by one tap, what was stopped and why."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diary.actions.medicines import record_dose, say_class
from diary.actions.store import RecordHasChanged
from diary.domain.entries import Dose, Medicine
from diary.forms.choices import MEDICINE_CLASSES
from diary.forms.fields import ClientId, SeenVersion
from diary.models import Entry
from diary.snapshots.vocabulary import vocabulary
from diary.vault import open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.courses import courses_of
from diary.views.lines import entry_lines
from diary.views.saved import answer_to_save, just_deleted, saved_url
from diary.views.undo_edit import just_changed


@diary_required
@require_safe
def medicines(request: DiaryRequest) -> HttpResponse:
    """Show the courses, and the doses of today."""
    diary = request.diary
    rows = Entry.objects.owned_by(diary.patient).kept().of_kind(Dose.kind).on(diary.today)
    doses = open_entries(diary.patient, rows.oldest_first().sealed_rows())
    made = request.GET.get("undo", "")
    context = {
        "courses": courses_of(diary, doses),
        "doses": entry_lines(doses, vocabulary(), diary.profile.zone),
        "saved": "saved" in request.GET,
        "changed": just_changed(request),
        "undo": next((e.id for e in doses if e.version == 1 and str(e.id) == made), None),
        "page": {"day": diary.today},
        "deleted": just_deleted(request, diary.patient),
        "section": "diary",
        "tab": "medicines",
    }
    return render(request, "diary/medicines.html", context)


@diary_required
@require_POST
def take_medicine(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Record a dose as taken, or left out, now; also of a course that was deleted on another device."""
    diary = request.diary
    row = _course_or_404(request, id)
    opened = open_entries(diary.patient, [row])
    dose, _said = record_dose(
        diary=diary,
        id=ClientId().clean(request.POST.get("id", "")),
        medicine_id=row.id,
        name=opened[0].payload.name if opened else None,  # type: ignore[attr-defined]
        skipped=request.POST.get("dose") == "skipped",
    )
    is_today = request.POST.get("back") == "today"
    saved = saved_url(diary.today, diary.today) if is_today else f"{reverse('medicines')}?saved=1"
    return redirect(f"{saved}&undo={dose.id}")


@diary_required
@require_POST
def medicine_class(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Take the answer to which class a medicine is of."""
    row = _course_or_404(request, id)
    opened = open_entries(request.diary.patient, [row])
    answer = request.POST.get("class", "")
    if not opened or answer not in dict(MEDICINE_CLASSES) or row.deleted_at:
        return redirect("edit_entry", id)
    course: Medicine = opened[0].payload  # type: ignore[assignment]
    try:
        row, said = say_class(
            patient=request.diary.patient,
            course=(row.id, course),
            medicine_class=answer,  # type: ignore[arg-type]
            seen=SeenVersion().clean(request.POST.get("seen", "")),
            now=request.diary.now,
        )
    except RecordHasChanged:
        return redirect("edit_entry", id)  # where what is there now can be read
    return answer_to_save(request, [(row.id, said)])


def _course_or_404(request: DiaryRequest, id: UUID) -> Entry:
    rows = Entry.objects.owned_by(request.diary.patient).of_kind(Medicine.kind)
    row = rows.filter(id=id).first()
    if row is None:
        raise Http404
    row.patient = request.diary.patient
    return row
