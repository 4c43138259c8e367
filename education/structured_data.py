"""What an article says of itself to machines: schema.org as JSON-LD.

A block of data is not run, so the policy that forbids inline scripts lets it stand (tried in Chromium).
"""

from typing import Any

from django.utils.html import json_script, strip_tags

from education.addresses import absolute

SCHEMA = "https://schema.org"


def structured_data(page: Any, byline: dict[str, list[Any]], claim: dict[str, Any] | None) -> str:
    """Return the data block of an article as HTML; safe whatever an editor typed."""
    graph = [_page(page, byline), *_questions(page), *_claim(page, claim)]
    block = json_script({"@context": SCHEMA, "@graph": graph})
    return block.replace("application/json", "application/ld+json", 1)


def _page(page: Any, byline: dict[str, list[Any]]) -> dict[str, Any]:
    return {
        "@type": "MedicalWebPage",
        "url": _address(page),
        "name": page.title,
        "description": page.search_description or page.deck,
        "inLanguage": page.locale.language_code,
        "author": [_named(contributor) for contributor in byline["author"]],
        "reviewedBy": [_named(contributor) for contributor in byline["clinical_reviewer"]],
        "lastReviewed": page.last_reviewed_on and page.last_reviewed_on.isoformat(),
    }


def _named(contributor: Any) -> dict[str, str]:
    kind = "Organization" if contributor.is_organisation else "Person"
    return {"@type": kind, "name": contributor.name}


def _questions(page: Any) -> list[dict[str, Any]]:
    answered = [
        {
            "@type": "Question",
            "name": question.value["question"],
            "acceptedAnswer": {"@type": "Answer", "text": question.value["short_answer"]},
        }
        for question in page.questions
    ]
    return [{"@type": "FAQPage", "url": _address(page), "mainEntity": answered}] if answered else []


def _claim(page: Any, claim: dict[str, Any] | None) -> list[dict[str, Any]]:
    if claim is None:
        return []
    verdict = page.headline_claim.get_verdict_display()
    return [
        {
            "@type": "ClaimReview",
            "url": _address(page),
            "claimReviewed": claim["statement"],
            "reviewBody": strip_tags(claim["why"]),
            "reviewRating": {"@type": "Rating", "alternateName": str(verdict)},
        }
    ]


def _address(page: Any) -> str:
    return absolute(f"/articles/{page.slug}/")
