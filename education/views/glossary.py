"""Medical words in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.metadata.head import Head
from education.metadata.lists import term_set
from education.published import reader_page


@require_safe
@reader_page
def glossary(request: HttpRequest) -> HttpResponse:
    """List every word that the guides explain."""
    title = _("Words explained")
    description = _("Medical words that our guides use, in plain words.")
    crumbs = [(_("Home"), "/"), (_("Guides"), "/articles/")]
    terms = list(listings.glossary())
    about = term_set(title, terms)
    context = {
        "terms": terms,
        "section": "guides",
        "crumbs": crumbs,
        "head": Head(title, description, "/glossary/", "CollectionPage", crumbs, about),
    }
    return render(request, "education/pages/glossary.html", context)
