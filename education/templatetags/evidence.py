"""What the previews of claims and papers ask for; drafts are shown."""

from typing import Any

from django import template

from education.citations import Citations, Listed, cited_once
from education.evidence.wording_check import Passage, doubtful_passages
from education.reading import claim_card

register = template.Library()


@register.simple_tag
def previewed_claim(claim: Any) -> dict[str, Any]:
    """Return a claim as its card takes it, with the certainty it will have once its papers are live."""
    links = list(claim.claim_references.all())
    citations = Citations(link.reference for link in links)
    card = claim_card(claim, references=citations.labels(link.reference for link in links))
    certainty = claim.drafted_certainty
    return {
        **card,
        "certainty": certainty,
        "lost_its_papers": certainty != claim.certainty,
        "stances": citations.by_stance(links),
        "url": "",
    }


@register.simple_tag
def wording_doubts(row: Any) -> list[Passage]:
    """Return the passages of a claim or an article whose words do not fit how sure we are."""
    return doubtful_passages(row)


@register.simple_tag
def numbered_papers(claim: Any) -> list[tuple[Listed, Any]]:
    """Return the papers of a claim with their numbers, each with its stance and note."""
    return cited_once(claim.claim_references.all())


@register.simple_tag
def listed_paper(reference: Any) -> Listed:
    """Return one paper as a list prints it, under its number on the site."""
    return next(iter(Citations([reference])))._replace(number=reference.number or 1)
