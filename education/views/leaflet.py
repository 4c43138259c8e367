"""An article as a PDF to print, in two sizes."""

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from education.addresses import absolute
from education.leaflet.kept import leaflet
from education.published import reader_page
from education.typesetting.press import TypesetFault
from education.views.articles import public_article

LOG = logging.getLogger(__name__)
PAGE = "education/pages/no_leaflet.html"
TRY_AGAIN_SECONDS = "60"


@require_safe
@reader_page
def article_leaflet(request: HttpRequest, slug: str, *, size: str) -> HttpResponse:
    """Send the leaflet of a guide; when it cannot be made, say what to do instead."""
    kept = public_article(slug)
    due = kept.next_review_on
    overdue = due is not None and due < timezone.localdate()
    try:
        pdf = leaflet(kept.pk, size=size, overdue=overdue)
    except TypesetFault:
        LOG.exception("No leaflet")
        page = render(request, PAGE, {"section": "guides"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
        page.headers["Retry-After"] = TRY_AGAIN_SECONDS
        return page
    headers = {
        "Content-Disposition": f'inline; filename="{slug}-{size}.pdf"',
        "Link": f'<{absolute(f"/articles/{slug}/")}>; rel="canonical"',
    }
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
