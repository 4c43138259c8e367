"""What stands in a box of its own on paper: what to note, and what to try."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from education.leaflet.rich_text import Block, paragraph
from education.models import Certainty, Verdict
from education.strategies.offered import Offer


def box(heading: object, blocks: list[Block]) -> Block:
    return {"kind": "box", "heading": str(heading), "blocks": blocks}


def listed(texts: Any) -> Block:
    return {"kind": "list", "items": [[paragraph(text)] for text in texts]}


def quoted(words: str) -> str:
    """Return words in quotation marks; marks inside them become single ones."""
    return "“" + words.replace("“", "‘").replace("”", "’") + "”"


def offer_box(offer: Offer) -> Block:
    """Return what to know before trying something. The way into the diary is left out: paper has no link."""
    return box(offer.name, list(_before_trying(offer)))


def _before_trying(offer: Offer) -> Iterator[Block]:
    yield paragraph(f"{offer.what_to_do} {_('Compare with:')} {offer.compare_with}")
    yield paragraph(_("What the evidence says"), bold=True)
    yield listed(_said(claim) for claim in offer.claims)
    if offer.not_known:
        yield paragraph(offer.not_known)
    if offer.with_dietitian:
        yield paragraph(_("Only with a dietitian."), bold=True)
    if offer.who_should_not or offer.ask_first:
        yield paragraph(_("Do not start without asking first if"), bold=True)
    if offer.who_should_not:
        yield listed(offer.who_should_not)
    yield from (paragraph(words) for words in (offer.ask_first, offer.own_choice) if words)


def _said(claim: Any) -> str:
    words = _("{claim} {verdict}. How sure we are: {certainty}.")
    return words.format(
        claim=quoted(claim.statement),
        verdict=Verdict(claim.verdict).label,
        certainty=Certainty(claim.certainty).label,
    )
