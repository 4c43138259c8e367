"""One article while it is rendered: its papers' numbers, its red flags, the words to explain."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from education.contents import Contents
from education.domain.regions import region
from education.domain.urgency import EMERGENCY, SAME_DAY, TIERS
from education.languages.rows import in_language
from education.languages.state import Translated, other_language
from education.limits import limits_of
from education.reader_html import Terms, reader_html
from education.related import related_to
from education.restrictions import is_private
from education.strategies.offered import Offer, offer_of

AT_ONCE = {EMERGENCY, SAME_DAY}
# Of the most urgent signs, above the fold; the template cuts there.
NAMED_AT_THE_TOP = 3


class Reading:
    """What the templates of an article know as ``article``."""

    def __init__(self, page: Any, *, preview: bool = False) -> None:
        self.page = page
        self.contents = Contents(page, preview=preview)
        self.citations = self.contents.citations()
        self.numbers = {
            reference.number: self.citations.number(reference)
            for reference in self.contents.shown("reference")
        }
        self._anchored: set[int] = set()
        self.terms = Terms(_terms(page.locale_id))
        self.translation = Translated.of(page)
        self.headline = self.claim(page.headline_claim)
        self.by_tier = self._by_tier()
        self.less_urgent = [card for card in self.by_tier if card["tier"] not in AT_ONCE]

    def shown(self, rows: Iterable[Any] | None) -> list[Any]:
        """Return those of ``rows`` that a reader may see."""
        found = (self.contents.for_reader(row) for row in rows or ())
        return [row for row in found if row is not None]

    def html(self, source: Any) -> str:
        """Return a rich text as it reads in this article."""
        withdrawn = self.citations.withdrawn()
        return reader_html(
            source_of(source), terms=self.terms, numbers=self.numbers, withdrawn=withdrawn
        )

    def claim(self, claim: Any) -> dict[str, Any] | None:
        """Return a claim as its card takes it, or ``None`` when readers may not see it."""
        claim = self.contents.for_reader(claim)
        if claim is None:
            return None
        links = list(claim.claim_references.select_related("reference"))
        labels = self.citations.labels(link.reference for link in links)
        card = claim_card(claim, references=labels)
        return {**card, "stances": self.citations.by_stance(links)}

    def offers(self, strategies: Iterable[Any] | None) -> list[Offer]:
        """Return what readers may be invited to try, in order."""
        preview = self.contents.preview
        shown = self.shown(strategies)
        return [
            offer_of(row) for row in shown if row.is_offered or (preview and row.evidence_allows)
        ]

    def anchor(self, claim: Any) -> str:
        """Return the anchor of a claim's card: the first card of a claim has it, no later one."""
        first = claim.pk not in self._anchored
        self._anchored.add(claim.pk)
        return f"claim-{claim.slug}" if first else ""

    def byline(self) -> dict[str, list[Any]]:
        """Return the contributors by role: author, clinical_reviewer."""
        by_role: dict[str, list[Any]] = {"author": [], "clinical_reviewer": []}
        for contributor in self.contents.shown("contributor"):
            by_role[contributor.role].append(contributor)
        return by_role

    @cached_property
    def read_next(self) -> list[Any]:
        """Return the articles the editor chose to read next: live, and private to nobody."""
        chosen = in_language(self.contents.shown("articlepage"), self.page.locale_id)
        return [page for page in chosen if not is_private(page.path)]

    @cached_property
    def related(self) -> list[Any]:
        """Return further articles, by the claims and tags they share with this one."""
        return related_to(self.page, but={page.pk for page in self.read_next})

    def uses(self) -> list[str]:
        """Return "model:id" of every row this rendering depends on."""
        return sorted({*self.contents.keys(), *(f"articlepage:{page.pk}" for page in self.related)})

    def limits(self) -> list[str]:
        """Return what the page cannot tell its reader, one sentence each."""
        return limits_of(self.page, self.contents.shown("claim"))

    def crumbs(self) -> list[tuple[str, str]]:
        """Return (label, address) of what stands above this article."""
        topics = self.shown([self.page.topic])
        above = [(topic.name, f"/topics/{topic.slug}/") for topic in topics]
        return [(_("Home"), "/"), (_("Guides"), "/articles/"), *above]

    def contents_list(self) -> list[tuple[str, str]]:
        """Return (label, anchor) of everything the page's contents list leads to."""
        sections = [section.value for section in self.page.sections]
        parts = (
            (_("When to get help"), "help", bool(self.by_tier)),
            *((section["heading"], section.get("anchor"), True) for section in sections),
            (_("Questions and answers"), "qa", bool(self.page.questions)),
            (_("What this page cannot tell you"), "limits", True),
            (_("Papers"), "refs", bool(len(self.citations))),
            (_("Read next"), "next", bool(self.read_next or self.related)),
            (_("What changed"), "changes", True),
        )
        return [(label, anchor) for label, anchor, there in parts if anchor and there]

    def _by_tier(self) -> list[dict[str, Any]]:
        flags, actions = self.contents.shown("redflag"), region(settings.REGION).actions
        cards = [
            {"tier": tier, "title": _(actions[tier]), "flags": [f for f in flags if f.tier == tier]}
            for tier in TIERS
        ]
        for card in cards:
            card["more"] = max(0, len(card["flags"]) - NAMED_AT_THE_TOP)
        return [card for card in cards if card["flags"]]


def claim_card(claim: Any, *, references: list[tuple[int, str]]) -> dict[str, Any]:
    """Return a claim as ``components/claim_card.html`` takes it."""
    return {
        "statement": claim.statement,
        "verdict": claim.verdict,
        "certainty": claim.shown_certainty,
        "lost_its_papers": claim.lost_its_papers,
        "why": claim.why,
        "applies_to": claim.applies_to,
        "references": references,
        "anchor": "",
        "url": f"/claims/{claim.slug}/",
        "other_language": other_language(claim),
    }


def source_of(value: Any) -> str:
    """Return the source of a rich text, whether it comes from a block or from a field."""
    return str(getattr(value, "source", value) or "")


def _terms(language: int) -> Any:
    # By name: the models call this module when they are published.
    return apps.get_model("education", "GlossaryTerm").objects.filter(live=True, locale=language)
