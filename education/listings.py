"""The lists readers browse: guides, topics, claims, words, changes. Only what is live and public."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import get_language

from education.languages import language
from education.models import (
    ArticlePage,
    Claim,
    ClinicSettings,
    Contributor,
    GlossaryTerm,
    HomePage,
    PublishedChange,
    StandardPage,
    Topic,
)
from education.restrictions import is_private

_PAGE_FIELDS = ("page__live", "page__title", "page__slug", "page__path")
ARTICLE_FIELDS = (
    "pk",
    "title",
    "slug",
    "deck",
    "reading_minutes",
    "last_reviewed_on",
    "first_published_at",
    "last_published_at",
    "topic__translation_key",
    "headline_claim__translation_key",
)


def articles() -> list[dict[str, Any]]:
    """Return every guide, by title."""
    return list(_public().order_by("title").values(*ARTICLE_FIELDS))


def newest(most: int) -> list[dict[str, Any]]:
    """Return the guides published last, newest first."""
    rows = _public().filter(last_published_at__isnull=False).order_by("-last_published_at")
    return list(rows.values(*ARTICLE_FIELDS)[:most])


def topics(guides: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the topics that have guides: name, slug, summary and how many."""
    counts = Counter(guide["topic__translation_key"] for guide in guides)
    fields = ("translation_key", "name", "slug", "summary", "last_published_at")
    rows = _of_this_language(Topic).filter(translation_key__in=counts).values(*fields)
    return [{**row, "count": counts[row["translation_key"]]} for row in rows.order_by("name")]


def claims() -> list[dict[str, Any]]:
    """Return every claim we have checked, in the order of their codes."""
    fields = (
        "translation_key",
        "statement",
        "slug",
        "verdict",
        "shown_certainty",
        "last_published_at",
    )
    rows = _of_this_language(Claim).with_shown_certainty()
    return list(rows.order_by("code").values(*fields))


def own_question_first(
    claims: list[dict[str, Any]], guides: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return ``claims`` with the guide each is the question of, if any; those come first."""
    by_claim = {guide["headline_claim__translation_key"]: guide for guide in guides}
    rows = [{**claim, "guide": by_claim.get(claim["translation_key"])} for claim in claims]
    return sorted(rows, key=lambda row: row["guide"] is None)


def glossary() -> QuerySet[GlossaryTerm]:
    """Return every word explained, in the order of a dictionary: "FODMAP" stands after "fibre"."""
    return _of_this_language(GlossaryTerm).order_by(Lower("term"))


def changes(*, corrections_only: bool = False, most: int | None = None) -> list[dict[str, Any]]:
    """Return what changed in published guides, newest first, as it was published.

    Corrections are listed for good: also those of a guide that was taken down or deleted since; such
    a guide has no slug here. In another language, those in the clinic's own are listed besides.
    """
    rows = PublishedChange.objects.filter(language__in={settings.LANGUAGE_CODE, get_language()})
    rows = rows.filter(kind="correction") if corrections_only else rows.filter(page__live=True)
    fields = ("date", "kind", "what", "was_wrong", "article_title", *_PAGE_FIELDS)
    found = [_change(row) for row in rows.order_by("-date", "-pk").values(*fields)]
    return [row for row in found if corrections_only or row["slug"]][:most]


def _change(row: dict[str, Any]) -> dict[str, Any]:
    readable = row["page__live"] and not is_private(row["page__path"])
    title = row["page__title"] if readable else row["article_title"]
    return {**row, "title": title, "slug": row["page__slug"] if readable else ""}


def contributors() -> QuerySet[Contributor]:
    """Return everybody who writes or checks, with what they may gain."""
    return _of_this_language(Contributor).order_by("role", "name")


def clinic() -> dict[str, Any]:
    """Return the clinic's name and how to reach it; nothing before it is set up."""
    rows = ClinicSettings.objects.order_by("-site__is_default_site", "pk")
    return rows.values("name", "short_name", "address", "phone").first() or {}


def standing_pages() -> QuerySet[StandardPage]:
    """Return the pages about the site itself, such as how we review."""
    return _of_this_language(StandardPage).public().order_by("title")


def home_page() -> HomePage | None:
    """Return the front page as editors wrote it, or nothing before set-up."""
    return _of_this_language(HomePage).first()


def _public() -> QuerySet[ArticlePage]:
    return _of_this_language(ArticlePage).public()


def _of_this_language(model: Any) -> Any:
    return model.objects.filter(live=True, locale__language_code=language())
