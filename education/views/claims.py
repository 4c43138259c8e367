"""All claims we have checked, and one claim with its papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.addresses import absolute
from education.citations import Citations
from education.models import ArticlePage, Claim
from education.published import reader_page


@require_safe
@reader_page
def claims(request: HttpRequest) -> HttpResponse:
    """List every claim with its verdict and how sure we are."""
    context = {
        "claims": listings.claims(),
        "section": "guides",
        "crumbs": [(_("Home"), "/"), (_("Guides"), "/articles/")],
        "canonical": absolute("/claims/"),
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
    context = {
        "claim": found,
        "papers": list(zip(Citations(link.reference for link in links), links, strict=False)),
        "guides": guides.distinct().order_by("title").values("title", "slug", "deck"),
        "section": "guides",
        "crumbs": [(_("Home"), "/"), (_("Claims we have checked"), "/claims/")],
        "canonical": absolute(f"/claims/{slug}/"),
    }
    return render(request, "education/pages/claim.html", context)
