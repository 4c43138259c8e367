"""The emergency page: no script, no sign-in, no session, no database."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from education.emergency_page import emergency_page
from education.languages import language


@require_safe
def emergency(request: HttpRequest) -> HttpResponse:
    """Serve the page from disk."""
    return HttpResponse(emergency_page(language()))
