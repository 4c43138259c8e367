"""Search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from education.finding.facets import address_of, choice_of, facets_of
from education.finding.searching import Search, clean_query
from education.finding.shelf import shelf
from education.finding.unanswered import count_unanswered


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words in the address, or ask for words."""
    known = shelf(get_language())
    choice = choice_of(request.GET, (topic["slug"] for topic in known.topics.values()))
    asked = Search(known, clean_query(request.GET.get("q", "")), choice)
    context = {
        "query": asked.query,
        "search": asked,
        "suggestions": known.settings.suggested(),
        "section": "guides",
    }
    if asked.typed:
        context |= {
            "page": asked.page(request.GET.get("page", "")),
            "facets": facets_of(asked),
            "page_query": f"{address_of(asked)}&",
        }
    response = render(request, "education/pages/search.html", context)
    if request.method == "GET" and asked.typed and not asked.scores:
        count_unanswered(asked.query, known.language, today=timezone.localdate())
    # What people look for may say how they are: nobody on the way keeps it.
    response.headers["Cache-Control"] = "private, no-store"
    return response
