"""The page of the hazard log."""

from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from education.domain.hazard_log import HazardLogFault, read_hazards

LOG = Path("docs") / "hazard-log.md"


@require_safe
def hazard_log(request: HttpRequest) -> HttpResponse:
    """List every hazard with its controls, the tests that show them, and the risk that is left."""
    try:
        hazards = read_hazards((settings.BASE_DIR / LOG).read_text(encoding="utf-8"))
    except (OSError, HazardLogFault):
        hazards = ()
    status = HTTPStatus.OK if hazards else HTTPStatus.SERVICE_UNAVAILABLE
    context = {"hazards": hazards, "file": LOG}
    return render(request, "education/cms/hazards.html", context, status=status)
