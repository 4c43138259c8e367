"""What is the patient's own: everything, as a file to take along."""

from django.db.models import Count
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_safe

from diary.actions.archive.contents import hand_out
from diary.actions.archive.schemas import schemas
from diary.entry_kinds import ENTRY_KINDS
from diary.models import ChecklistRun, Entry
from diary.views.access import DiaryRequest, diary_to_take_along

NAMED_HERE = {"symptom": gettext_lazy("Symptoms")}
"""Where a button says "other symptom", beside those that are tracked, a count says all of them."""


@diary_to_take_along
@require_safe
def export_diary(request: DiaryRequest) -> HttpResponse:
    """Say what is in the file before it is made."""
    patient = request.diary.patient
    rows = Entry.objects.owned_by(patient).values_list("kind").annotate(Count("id")).order_by()
    count = dict(rows)
    context = {
        "kinds": [
            (NAMED_HERE.get(kind, row.label), count[kind])
            for kind, row in ENTRY_KINDS.items()
            if kind in count
        ],
        "checklists": ChecklistRun.objects.owned_by(patient).count(),
        "section": "diary",
    }
    return render(request, "diary/export.html", context)


@diary_to_take_along
@require_GET
def download_diary(request: DiaryRequest) -> HttpResponseBase:
    """Send everything as one ZIP file, made while it is sent."""
    diary = request.diary
    file = hand_out(diary=diary, user_agent=request.headers.get("user-agent", ""))
    answer = StreamingHttpResponse(file, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="diary-{diary.today}.zip"'
    return answer


@require_safe
def diary_schema(request: HttpRequest, name: str) -> HttpResponse:
    """Show what is in the file, as a JSON Schema for everybody."""
    if name not in schemas():
        raise Http404
    return JsonResponse(schemas()[name], json_dumps_params={"ensure_ascii": False, "indent": 1})
