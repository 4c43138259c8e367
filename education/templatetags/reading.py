"""What the templates of articles ask for; ``article`` is a ``reading.Reading``, absent elsewhere."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from education import listings
from education.domain.urgency import place_of
from education.reader_html import reader_html
from education.reading import claim_card, source_of
from education.strategies.offered import Offer, offer_of

register = template.Library()


@register.simple_tag(takes_context=True)
def reader_text(context: Context, value: Any) -> SafeString:
    """Return a rich text as HTML of known tags only, with its papers linked and words explained."""
    article = context.get("article")
    html = article.html(value) if article else reader_html(source_of(value))
    return SafeString(html)


@register.simple_tag(takes_context=True)
def reader_claim(context: Context, claim: Any) -> dict[str, Any] | None:
    """Return a claim as its card takes it, or nothing when readers may not see it."""
    article = context.get("article")
    if article:
        return article.claim(claim)
    return claim_card(claim, references=[]) if claim and claim.live else None


@register.simple_tag(takes_context=True)
def claim_anchor(context: Context, claim: Any) -> str:
    """Return the anchor of this claim's card, the first time it is shown."""
    article = context.get("article")
    return article.anchor(claim) if article and claim else ""


@register.simple_tag(takes_context=True)
def shown(context: Context, rows: Iterable[Any] | None) -> list[Any]:
    """Return those of ``rows`` that a reader may see."""
    article = context.get("article")
    return article.shown(rows) if article else [row for row in rows or () if row and row.live]


@register.simple_tag(takes_context=True)
def offered(context: Context, strategies: Iterable[Any] | None) -> list[Offer]:
    """Return those of ``strategies`` that a reader may be invited to try."""
    article = context.get("article")
    if article:
        return article.offers(strategies)
    return [offer_of(row) for row in shown(context, strategies) if row.is_offered]


@register.simple_tag
def drafted_offer(strategy: Any) -> Offer:
    """Return a strategy as articles will offer it, whether or not it is live."""
    return offer_of(strategy)


@register.simple_tag(takes_context=True)
def urgent_first(context: Context, flags: Iterable[Any] | None) -> list[Any]:
    """Return those of ``flags`` that a reader may see, the most urgent first."""
    return sorted(shown(context, flags), key=lambda flag: place_of(flag.tier))


@register.simple_tag(takes_context=True)
def section_papers(context: Context, section: Any) -> list[tuple[int, str]]:
    """Return the numbers of the papers a section names beside those of its claims."""
    article = context.get("article")
    references = [row for row in section.get("references") or () if row]
    return article.citations.labels(references) if article else []


@register.simple_tag
def all_corrections() -> list[dict[str, Any]]:
    """Return every correction of every guide, newest first."""
    return listings.changes(corrections_only=True)


@register.simple_tag
def all_contributors() -> Iterable[Any]:
    """Return everybody who writes or checks."""
    return listings.contributors()
