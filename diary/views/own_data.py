"""What is the patient's own: everything, as a file."""

from django.http import HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from diary.actions.export import export_parts
from diary.views.access import DiaryRequest, diary_required


@diary_required
@require_safe
def export_diary(request: DiaryRequest) -> HttpResponseBase:
    """Send the whole diary as one JSON file, streamed."""
    diary = request.diary
    response = StreamingHttpResponse(
        export_parts(patient=diary.patient, now=diary.now), content_type="application/json"
    )
    response["Content-Disposition"] = f'attachment; filename="diary-{diary.today}.json"'
    return response
