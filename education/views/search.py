"""Search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from education.search import clean_query, find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words in the address, or ask for words."""
    query = clean_query(request.GET.get("q", ""))
    context = {"query": query, "found": find(query), "section": "guides"}
    response = render(request, "education/pages/search.html", context)
    # What people look for may say how they are: nobody on the way keeps it.
    response.headers["Cache-Control"] = "private, no-store"
    return response
