"""Guides on one topic."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.languages import language
from education.metadata.head import Head
from education.metadata.lists import item_list
from education.models import Topic
from education.published import reader_page


@require_safe
@reader_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """List the guides of one topic."""
    shelf = get_object_or_404(Topic, slug=slug, live=True, locale__language_code=language())
    key = shelf.translation_key
    guides = [guide for guide in listings.articles() if guide["topic__translation_key"] == key]
    about = item_list((guide["title"], f"/articles/{guide['slug']}/") for guide in guides)
    crumbs = [(_("Home"), "/"), (_("Guides"), "/articles/")]
    path = f"/topics/{slug}/"
    context = {
        "topic": shelf,
        "guides": guides,
        "section": "guides",
        "crumbs": crumbs,
        "head": Head(shelf.name, shelf.summary, path, "CollectionPage", crumbs, about),
    }
    return render(request, "education/pages/topic.html", context)
