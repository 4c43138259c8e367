"""The list of guides, and one guide."""

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.alphabet import letters_of
from education.frame import in_frame
from education.kept_articles import KeptArticle, kept_article
from education.languages import language
from education.metadata.head import Head
from education.metadata.lists import item_list
from education.models import ArticlePage, EducationIndexPage
from education.published import content_version, reader_page
from education.rendering import render_article, up_to_date
from education.restrictions import is_private


@require_safe
@reader_page
def articles(request: HttpRequest) -> HttpResponse:
    """List the topics, and every guide from A to Z."""
    guides = listings.articles()
    page = EducationIndexPage.objects.live().filter(locale__language_code=language()).first()
    title = (page and page.title) or _("Guides")
    description = (page and page.intro) or _("All guides, by topic and from A to Z.")
    crumbs = [(_("Home"), "/")]
    context = {
        "page": page,
        "guides": guides,
        "topics": listings.topics(guides),
        "letters": letters_of(guides),
        "section": "guides",
        "crumbs": crumbs,
        "head": Head(title, description, "/articles/", "CollectionPage", crumbs, _listed(guides)),
    }
    return render(request, "education/pages/index.html", context)


@require_safe
@reader_page
def a_to_z(request: HttpRequest) -> HttpResponse:
    """List every guide under its letter; letters without a guide lead nowhere."""
    guides = listings.articles()
    title, description = (
        _("Guides A to Z"),
        _("Every guide of ours by the first letter of its title."),
    )
    crumbs = [(_("Home"), "/"), (_("Guides"), "/articles/")]
    path = "/articles/a-z/"
    context = {
        "guides": guides,
        "letters": letters_of(guides),
        "section": "guides",
        "crumbs": crumbs,
        "head": Head(title, description, path, "CollectionPage", crumbs, _listed(guides)),
    }
    return render(request, "education/pages/a_to_z.html", context)


def _listed(guides: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return item_list((guide["title"], f"/articles/{guide['slug']}/") for guide in guides)


@require_safe
@reader_page
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one guide, from what was rendered when it was published: one query."""
    kept = public_article(slug)
    rendered, due = kept.rendered, kept.next_review_on
    if rendered is None or not up_to_date(rendered):
        rendered = _render_now(kept.pk, content_version())
    overdue = due is not None and due < timezone.localdate()
    return HttpResponse(in_frame(request, slug, rendered, overdue=overdue))


def public_article(slug: str) -> KeptArticle:
    """Return the live article at this address, if it is private to nobody."""
    kept = kept_article(slug)
    if kept is None or is_private(kept.path):
        raise Http404
    return kept


@lru_cache(maxsize=128)  # the version is part of the key, and of nothing else
def _render_now(pk: int, version: int) -> dict[str, Any]:
    return render_article(ArticlePage.objects.get(pk=pk))
