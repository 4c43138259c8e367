"""All claims we have checked, and one claim with its papers and everything that uses it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.citations import cited_once
from education.evidence.narrowing import address, facets, narrowed
from education.evidence.used_by import guides_using, judgements, questions_about
from education.languages import language
from education.languages.state import Translated
from education.metadata.graph import claim_review
from education.metadata.head import Head
from education.metadata.lists import item_list
from education.models import Certainty, Claim, Verdict
from education.published import reader_page

LONGEST_DESCRIPTION = 300


@require_safe
@reader_page
def claims(request: HttpRequest, verdict: str = "", certainty: str = "") -> HttpResponse:
    """List every claim with its verdict and how sure we are, or those of one verdict or certainty."""
    if verdict not in {"", *Verdict.values} or certainty not in {"", *Certainty.values}:
        raise Http404
    title = _("Claims we have checked")
    description = _("What people say about the gut, what studies show, and how sure anyone can be.")
    crumbs = [(_("Home"), "/"), (_("Guides"), "/articles/")]
    rows = listings.claims()
    checked, path = narrowed(rows, verdict, certainty), address(verdict, certainty)
    about = item_list((row["statement"], f"/claims/{row['slug']}/") for row in checked)
    context = {
        "claims": checked,
        "facets": facets(rows, verdict, certainty) if rows else [],
        "is_narrowed": bool(verdict or certainty),
        "section": "guides",
        "crumbs": crumbs,
        "head": Head(title, description, path, "CollectionPage", crumbs, about),
    }
    return render(request, "education/pages/claims.html", context)


@require_safe
@reader_page
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one claim: verdict, certainty, why, papers, and everything that uses it."""
    rows = Claim.objects.with_shown_certainty().in_language(language())
    found = get_object_or_404(rows, slug=slug, live=True)
    links = found.claim_references.select_related("reference").filter(reference__live=True)
    crumbs = [(_("Home"), "/"), (_("Claims we have checked"), "/claims/")]
    context = {
        "claim": found,
        "translation": Translated.of(found, f"/claims/{slug}/"),
        "papers": cited_once(links),
        "guides": guides_using(found),
        "questions": questions_about(found),
        "judgements": judgements(found),
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
