"""All claims we have checked, and one claim with its papers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.citations import Citations
from education.metadata.graph import claim_review
from education.metadata.head import Head
from education.metadata.lists import item_list
from education.models import ArticlePage, Claim
from education.published import reader_page

LONGEST_DESCRIPTION = 300


@require_safe
@reader_page
def claims(request: HttpRequest) -> HttpResponse:
    """List every claim with its verdict and how sure we are."""
    title = _("Claims we have checked")
    description = _("What people say about the gut, what studies show, and how sure anyone can be.")
    crumbs = [(_("Home"), "/"), (_("Guides"), "/articles/")]
    checked = listings.claims()
    about = item_list((row["statement"], f"/claims/{row['slug']}/") for row in checked)
    context = {
        "claims": checked,
        "section": "guides",
        "crumbs": crumbs,
        "head": Head(title, description, "/claims/", "CollectionPage", crumbs, about),
    }
    return render(request, "education/pages/claims.html", context)


@require_safe
@reader_page
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one claim: verdict, certainty, why, papers, and the guides that discuss it."""
    found = get_object_or_404(Claim, slug=slug, live=True)
    links = found.claim_references.select_related("reference").filter(reference__live=True)
    guides = ArticlePage.objects.live().public()
    guides = guides.filter(explained__kind="claim", explained__code=found.code)
    crumbs = [(_("Home"), "/"), (_("Claims we have checked"), "/claims/")]
    context = {
        "claim": found,
        "papers": list(zip(Citations(link.reference for link in links), links, strict=False)),
        "guides": guides.distinct().order_by("title").values("title", "slug", "deck"),
        "section": "guides",
        "crumbs": crumbs,
        "head": _head(found, links, crumbs),
    }
    return render(request, "education/pages/claim.html", context)


def _head(claim: Claim, links: Any, crumbs: list[tuple[str, str]]) -> Head:
    path = f"/claims/{claim.slug}/"
    papers = [link.reference for link in links]
    description = Truncator(f"{claim.get_verdict_display()}. {claim.why}").chars(
        LONGEST_DESCRIPTION
    )
    review = claim_review(claim, claim.why, path, papers)
    return Head(claim.statement, description, path, "MedicalWebPage", crumbs, [review])
