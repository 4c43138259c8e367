"""Medical words in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.addresses import absolute
from education.published import reader_page


@require_safe
@reader_page
def glossary(request: HttpRequest) -> HttpResponse:
    """List every word that the guides explain."""
    context = {
        "terms": listings.glossary(),
        "section": "guides",
        "crumbs": [(_("Home"), "/"), (_("Guides"), "/articles/")],
        "canonical": absolute("/glossary/"),
    }
    return render(request, "education/pages/glossary.html", context)
