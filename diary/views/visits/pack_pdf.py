"""The pack of a visit as PDF."""

import logging
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.typeset.pack import PAPERS, Paper, pack_pdf
from diary.views.access import DiaryRequest, diary_required
from diary.views.visits.pack import source_or_404
from diary.wording.visits import pack_document
from education.typesetting.press import TypesetFault

LOG = logging.getLogger(__name__)
TRY_AGAIN_SECONDS = "60"


@diary_required
@require_safe
def visit_pack_pdf(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Send the pack as PDF; when it cannot be made, say what to do instead."""
    source = source_or_404(request, id)
    try:
        pdf = pack_pdf(pack_document(source), paper=_paper(request), made_at=source.made_at)
    except TypesetFault as fault:
        # Its words may repeat a letter of the pack: they reach no log.
        LOG.error("A pack could not be set: %s", type(fault).__name__)
        return _no_pdf(request, id)
    headers = {"Content-Disposition": 'inline; filename="visit-pack.pdf"'}
    return HttpResponse(pdf.content, content_type="application/pdf", headers=headers)


def _paper(request: DiaryRequest) -> Paper:
    asked = request.GET.get("paper")
    return next((paper for paper in PAPERS if paper == asked), PAPERS[0])


def _no_pdf(request: DiaryRequest, id: UUID) -> HttpResponse:
    context = {"id": id, "section": "diary", "tab": "visit"}
    status = HTTPStatus.SERVICE_UNAVAILABLE
    page = render(request, "diary/visits/no_pdf.html", context, status=status)
    page.headers["Retry-After"] = TRY_AGAIN_SECONDS
    return page
