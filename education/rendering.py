"""Renders an article once per publish, so that serving it expands no link and asks for no claim.

``render_article`` gives everything the public page shows that an editor decides; it is kept in
``ArticlePage.rendered``. What changes without a publish of the page:

* a claim, red flag, paper, term, tag, question, topic or contributor that it shows is published
  again: ``education.republishing`` renders the articles that use it again, in that transaction;
* the templates change with an upgrade, or the region does: ``fingerprint`` differs, and the page is
  rendered anew when it is asked for (``up_to_date``);
* the date (overdue or not) and the clinic's name are no part of it: serving adds them.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.template.loader import render_to_string
from django.template.utils import get_app_template_dirs
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from education.contents import Contents, papers_of
from education.domain.urgency import EMERGENCY, SAME_DAY, TIERS
from education.reader_html import Terms, reader_html
from education.wording import tier_title

SUMMARY = "education/partials/article_summary.html"
BODY = "education/partials/article_body.html"
OUR_APPS = ("education", "portal")
AT_ONCE = {EMERGENCY, SAME_DAY}


class Reading:
    """One article while it is rendered; the block templates know it as ``article``."""

    def __init__(self, page: Any, *, preview: bool = False) -> None:
        self.page = page
        self.contents = Contents(page, preview=preview)
        self.citations = self.contents.citations()
        self.numbers = {
            reference.number: self.citations.number(reference)
            for reference in self.contents.shown("reference")
        }
        self._anchored: set[int] = set()
        self.terms = Terms(_live("GlossaryTerm"))
        self.headline = self.claim(page.headline_claim)
        self.by_tier = self._by_tier()
        self.less_urgent = [card for card in self.by_tier if card["tier"] not in AT_ONCE]

    def shown(self, rows: Iterable[Any] | None) -> list[Any]:
        """Return those of ``rows`` that a reader may see."""
        return [row for row in rows or () if self.contents.shows(row)]

    def html(self, source: Any) -> str:
        """Return a rich text as it reads in this article."""
        return reader_html(source_of(source), terms=self.terms, numbers=self.numbers)

    def claim(self, claim: Any) -> dict[str, Any] | None:
        """Return a claim as its card takes it, or ``None`` when readers may not see it."""
        if not self.contents.shows(claim):
            return None
        return claim_card(claim, references=self.citations.labels(papers_of(claim)))

    def anchor(self, claim: Any) -> str:
        """Return the anchor of a claim's card: the first card of a claim has it, no later one."""
        first = claim.pk not in self._anchored
        self._anchored.add(claim.pk)
        return f"claim-{claim.slug}" if first else ""

    def contents_list(self) -> list[tuple[str, str]]:
        """Return (label, anchor) of everything the page's contents list leads to."""
        sections = [section.value for section in self.page.sections]
        parts = (
            (_("When to get help"), "help", bool(self.by_tier)),
            *((section["heading"], section["anchor"], True) for section in sections),
            (_("Questions and answers"), "qa", bool(self.page.questions)),
            (_("Papers"), "refs", bool(len(self.citations))),
            (_("What changed"), "changes", bool(self.page.changes.all())),
        )
        return [(label, anchor) for label, anchor, there in parts if there]

    def _by_tier(self) -> list[dict[str, Any]]:
        flags = self.contents.shown("redflag")
        cards = [
            {"tier": tier, "title": tier_title(tier), "flags": [f for f in flags if f.tier == tier]}
            for tier in TIERS
        ]
        return [card for card in cards if card["flags"]]


def render_article(page: Any, *, preview: bool = False) -> dict[str, Any]:
    """Return what the public page shows of ``page``: JSON values, HTML parts among them."""
    # The editor's own language is active while publishing; a page is in its own.
    with translation.override(page.locale.language_code):
        return _rendered(page, Reading(page, preview=preview))


def _rendered(page: Any, article: Reading) -> dict[str, Any]:
    body = render_to_string(BODY, {"page": page, "article": article})
    return {
        "fingerprint": fingerprint(),
        "uses": article.contents.keys(),
        "title": page.title,
        "description": page.search_description or page.deck or strip_tags(page.quick_answer),
        "deck": page.deck,
        "topic": _name_and_slug(page.topic) if article.contents.shows(page.topic) else None,
        "minutes": page.reading_minutes,
        "byline": _byline(article),
        "has_flags": bool(article.by_tier),
        "summary": render_to_string(SUMMARY, {"page": page, "article": article}),
        "body": body,
    }


def up_to_date(rendered: Any) -> bool:
    """Say whether a stored rendering was made by this version of the software, in this region."""
    return isinstance(rendered, dict) and rendered.get("fingerprint") == fingerprint()


def claim_card(claim: Any, *, references: list[tuple[int, str]]) -> dict[str, Any]:
    """Return a claim as ``components/claim_card.html`` takes it."""
    return {
        "statement": claim.statement,
        "verdict": claim.verdict,
        "certainty": claim.certainty,
        "why": claim.why,
        "applies_to": claim.applies_to,
        "references": references,
        "anchor": "",
        "url": f"/claims/{claim.slug}/",
    }


def source_of(value: Any) -> str:
    """Return the source of a rich text, whether it comes from a block or from a field."""
    return str(getattr(value, "source", value) or "")


@cache
def fingerprint() -> str:
    """Return a short hash of all that turns an article into HTML: templates, code, region."""
    digest = hashlib.sha256(settings.REGION.encode())
    folders = [Path(folder) for folder in get_app_template_dirs("templates")]
    ours = [folder for folder in folders if folder.parent.name in OUR_APPS]
    sources = [path for folder in ours for path in folder.rglob("*.html")]
    sources += Path(__file__).parent.glob("*.py")
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _byline(article: Reading) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {"author": [], "clinical_reviewer": []}
    for contributor in article.contents.shown("contributor"):
        names[contributor.role].append(contributor.name)
    return names


def _name_and_slug(topic: Any) -> dict[str, str]:
    return {"name": topic.name, "slug": topic.slug}


def _live(model: str) -> Any:
    # By name: the models call this module when they are published.
    return apps.get_model("education", model).objects.filter(live=True)
