"""Our own viewer of SMART Health Links: a page that knows nobody; what it opens, it opens in the browser."""

from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from education.languages import codes


@require_safe
def viewer(request: HttpRequest) -> HttpResponse:
    """Open links of this site; the page may speak to nobody else."""
    return render(request, "diary/sharing/viewer.html", _context(elsewhere=False))


@csp_update({"connect-src": ["https:"]})  # type: ignore[arg-type]
@require_safe
def viewer_elsewhere(request: HttpRequest) -> HttpResponse:
    """Open links of other sites, on a page of its own: no pack of ours is ever opened here."""
    return render(request, "diary/sharing/viewer.html", _context(elsewhere=True))


def _context(*, elsewhere: bool) -> dict[str, Any]:
    return {"elsewhere": elsewhere, "there": codes()}
