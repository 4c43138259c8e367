"""Finds guides, claims and words. What somebody looks for is kept nowhere."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.search.backends import get_search_backend

from education.models import ArticlePage, Claim, GlossaryTerm

LONGEST_QUERY = 100
MOST_RESULTS = 30


@dataclass(frozen=True)
class Found:
    """What a search found; empty lists when nothing was."""

    guides: list[Any] = field(default_factory=list)
    claims: list[Any] = field(default_factory=list)
    terms: list[Any] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.guides) + len(self.claims) + len(self.terms)


def clean_query(typed: str) -> str:
    """Return what to look for: one line, no control characters, at most 100 letters."""
    printable = "".join(letter if letter.isprintable() else " " for letter in typed)
    return " ".join(printable.split())[:LONGEST_QUERY].strip()


def find(query: str) -> Found:
    """Return live guides, claims and words that match a cleaned query."""
    # Words alone reach the search engines: quotes and operators are syntax to them, and break them.
    words = " ".join(re.findall(r"\w+", query.replace("_", " ")))
    if not words:
        return Found()
    backend = get_search_backend()
    guides = backend.search(words, ArticlePage.objects.live().public())[:MOST_RESULTS]
    # Snippets are searched first and sieved after: "live" is no search field of theirs.
    claims = backend.search(words, Claim.objects.all())[: 2 * MOST_RESULTS]
    shown = Claim.objects.filter(live=True).with_shown_certainty()
    shown = shown.in_bulk([claim.pk for claim in claims])
    terms = GlossaryTerm.objects.filter(live=True)
    terms = terms.filter(Q(term__icontains=query) | Q(meaning__icontains=query))
    return Found(
        guides=list(guides),
        claims=[shown[claim.pk] for claim in claims if claim.pk in shown][:MOST_RESULTS],
        terms=list(terms[:MOST_RESULTS]),
    )
