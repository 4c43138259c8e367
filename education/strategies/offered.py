"""A strategy as an article offers it to its readers."""

from dataclasses import dataclass
from typing import Any

from education.languages.state import other_language


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one claim: its words, address, verdict and how sure readers are told we are."""

    statement: str
    address: str
    verdict: str
    certainty: str
    lang: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to try; ``who_should_not`` are sentences, ``lang`` is empty in the language being read."""

    code: str
    name: str
    what_to_do: str
    compare_with: str
    claims: tuple[Said, ...]
    not_known: str
    who_should_not: tuple[str, ...]
    ask_first: str
    with_dietitian: bool
    own_choice: str
    lang: str


def offer_of(strategy: Any) -> Offer:
    """Return what readers are told of a strategy. The caller knows that it may be offered."""
    return Offer(
        code=strategy.code,
        name=strategy.name,
        what_to_do=strategy.what_to_do,
        compare_with=strategy.compare_with,
        claims=tuple(_said(claim) for claim in strategy.live_claims()),
        not_known=strategy.not_known,
        who_should_not=tuple(str(words) for words in strategy.told_not_to()),
        ask_first=strategy.ask_first,
        with_dietitian=strategy.with_dietitian,
        own_choice=strategy.own_choice,
        lang=other_language(strategy),
    )


def _said(claim: Any) -> Said:
    return Said(
        statement=claim.statement,
        address=f"/claims/{claim.slug}/",
        verdict=claim.verdict,
        certainty=claim.shown_certainty,
        lang=other_language(claim),
    )
