"""The page that writes without a connection: public and empty, filled on the device."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from education.published import reader_page


@require_safe
@reader_page
def offline(request: HttpRequest) -> HttpResponse:
    """Show the page; it is the same for everybody, and knows nobody."""
    return render(request, "diary/offline.html", {"section": "diary"})
