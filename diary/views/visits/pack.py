"""The pack of a visit as its clinician will see it: to read before anything leaves, to print, as plain text."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.document import PackDocument, Points
from diary.domain.visits.plain_text import plain_text
from diary.domain.visits.source import PackSource
from diary.models.visit import Visit
from diary.vault import SealBroken
from diary.views.access import DiaryDoesNotOpen, DiaryRequest, diary_required
from diary.views.visits.sheets import rows_of
from diary.views.visits.sources import pack_source
from diary.wording.fhir import FHIR_JSON, pack_json
from diary.wording.visits import pack_document
from education.domain.regions import region
from education.domain.urgency import EMERGENCY
from education.languages.region import in_this_language


@diary_required
@require_safe
def visit_pack(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Show all that the clinician will see."""
    source = source_or_404(request, id)
    document = pack_document(source)
    context = {
        "section": "diary",
        "tab": "visit",
        "id": id,
        "pack": document,
        "sheets": [rows_of(part) for part in (document.sections, document.appendix) if part],
        "chosen": source.visit.sections is not None,
        "emergency": _action() if _is_emergency(document) else "",
    }
    return render(request, "diary/visits/pack.html", context)


@diary_required
@require_safe
def visit_pack_text(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Return the pack as plain text, to be copied into a record system."""
    text = plain_text(pack_document(source_or_404(request, id)))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="visit-pack.txt"'
    return answer


@diary_required
@require_safe
def visit_pack_fhir(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Return the pack for another program, as a FHIR document."""
    source = source_or_404(request, id)
    answer = HttpResponse(pack_json(source, pack_document(source)), content_type=FHIR_JSON)
    answer["Content-Disposition"] = 'attachment; filename="visit-pack.fhir.json"'
    return answer


def source_or_404(request: DiaryRequest, id: UUID) -> PackSource:
    """Return what the pack of a kept visit of this patient's is made from, now.

    Raises:
        DiaryDoesNotOpen: the visit is there and does not open; ``patient_required`` answers.
    """
    diary = request.diary
    row = Visit.objects.owned_by(diary.patient).kept().filter(id=id).first()
    if row is None:
        raise Http404
    try:
        return pack_source(diary, row, made_at=diary.now)
    except (SealBroken, PayloadDoesNotFit) as error:
        raise DiaryDoesNotOpen from error


def _is_emergency(document: PackDocument) -> bool:
    blocks = (block for section in document.sections for block in section.blocks)
    return any(isinstance(block, Points) and block.urgency == EMERGENCY for block in blocks)


def _action() -> str:
    return in_this_language(region(settings.REGION)).actions[EMERGENCY]
