"""The parts that every page's JSON-LD is made of, in schema.org's types.

A block of data is not run, so the policy that forbids inline scripts lets it stand (tried in Chromium).
"""

from collections.abc import Iterable
from typing import Any

from django.utils.html import json_script
from django.utils.translation import get_language

from education.addresses import absolute

SCHEMA = "https://schema.org"
Node = dict[str, Any]


def json_ld(nodes: Iterable[Node]) -> str:
    """Return nodes as one data block of HTML, safe whatever an editor typed; what is empty is left out."""
    graph = [_filled(node) for node in nodes]
    block = json_script({"@context": SCHEMA, "@graph": graph})
    return block.replace("application/json", "application/ld+json", 1)


def clinic() -> Node:
    """Return the clinic as other nodes name it; the front page says who it is."""
    return {"@type": "MedicalClinic", "@id": absolute("/#clinic")}


def site() -> Node:
    return {"@type": "WebSite", "@id": absolute("/#site")}


def web_page(kind: str, path: str, title: str, description: str) -> Node:
    """Return a page of one of schema.org's kinds of page."""
    return {
        "@type": kind,
        "@id": absolute(path),
        "url": absolute(path),
        "name": title,
        "description": description,
        "inLanguage": get_language(),
        "isPartOf": site(),
        "publisher": clinic(),
    }


def breadcrumbs(crumbs: Iterable[tuple[str, str]], title: str, path: str) -> list[Node]:
    """Return the way down to a page, the page itself last; nothing for a page that stands alone."""
    steps = [*crumbs, (title, path)]
    if len(steps) == 1:
        return []
    items = [
        {
            "@type": "ListItem",
            "position": at,
            "name": str(label),
            "item": {"@type": "WebPage", "@id": absolute(step), "url": absolute(step)},
        }
        for at, (label, step) in enumerate(steps, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def named(contributor: Any) -> Node:
    """Return a contributor by name alone."""
    kind = "Organization" if contributor.is_organisation else "Person"
    return {"@type": kind, "name": contributor.name}


def paper(reference: Any) -> Node:
    """Return a paper, with its place among all papers where it has one."""
    places = [
        f"https://doi.org/{reference.doi}" if reference.doi else "",
        f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/" if reference.pmid else "",
    ]
    known = [place for place in places if place]
    return {"@type": "ScholarlyArticle", "name": reference.title, "sameAs": known}


def claim_review(claim: Any, why: str, path: str, papers: Iterable[Any]) -> Node:
    """Return what we say of a claim; the verdict is a word, and how sure we are stands in the body."""
    return {
        "@type": "ClaimReview",
        "url": absolute(path),
        "claimReviewed": claim.statement,
        "itemReviewed": {"@type": "Claim", "text": claim.statement},
        "author": clinic(),
        "datePublished": _day(claim.first_published_at),
        "dateModified": _day(claim.last_published_at),
        "reviewBody": why,
        "reviewRating": {"@type": "Rating", "alternateName": str(claim.get_verdict_display())},
        "citation": [paper(work) for work in papers if not work.retracted],
    }


def _day(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _filled(node: Any) -> Any:
    if isinstance(node, dict):
        kept = {name: _filled(value) for name, value in node.items()}
        return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
    return [_filled(value) for value in node] if isinstance(node, list) else node
