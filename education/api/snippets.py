"""The lists of claims, of the glossary and of topics."""

from typing import Any, ClassVar

from django.db.models import QuerySet

from education.addresses import absolute
from education.api.article import claim_of
from education.api.published import PublishedViewSet, said
from education.models import (
    ArticlePage,
    Certainty,
    Claim,
    ClaimReference,
    GlossaryTerm,
    Topic,
    Verdict,
)


def _papers_of(claim: Claim) -> list[dict[str, Any]]:
    links = ClaimReference.objects.filter(claim=claim, reference__live=True)
    links = links.select_related("reference").order_by("sort_order", "pk")
    papers: list[dict[str, Any]] = claim_of(claim, list(links))["references"]
    return papers


def _articles_of(claim: Claim) -> list[dict[str, str]]:
    rows = ArticlePage.objects.live().public().filter(locale=claim.locale)
    rows = rows.filter(explained__kind="claim", explained__code=claim.code).distinct()
    return [
        {"slug": slug, "title": title, "html_url": absolute(f"/articles/{slug}/")}
        for slug, title in rows.order_by("title").values_list("slug", "title")
    ]


class ClaimsAPIViewSet(PublishedViewSet):
    """Claims with verdict and certainty; one claim with its reasons, papers and articles."""

    list_name = "claims"
    model = Claim
    body_fields: ClassVar = [
        *PublishedViewSet.body_fields,
        "code",
        "statement",
        *said(html_url=lambda claim: absolute(f"/claims/{claim.slug}/")),
        "verdict",
        *said(
            verdict_text=lambda claim: str(Verdict(claim.verdict).label),
            certainty=lambda claim: claim.shown_certainty,
            certainty_text=lambda claim: str(Certainty(claim.shown_certainty).label),
        ),
        "why",
        "applies_to",
        *said(references=_papers_of, articles=_articles_of),
    ]
    listing_default_fields: ClassVar = [
        "id", "slug", "code", "statement", "html_url", "verdict", "verdict_text", "certainty",
        "certainty_text", "detail_url", "locale", "last_published_at",
    ]  # fmt: skip
    detail_only_fields: ClassVar = ["references", "articles"]
    orders = ("code", "statement", "verdict", "last_published_at")
    filters: ClassVar = {
        "slug": "slug",
        "code": "code",
        "verdict": "verdict",
        "locale": "locale__language_code",
    }

    def get_queryset(self) -> QuerySet[Claim]:
        return super().get_queryset().with_shown_certainty()


class GlossaryAPIViewSet(PublishedViewSet):
    """Medical words in plain words."""

    list_name = "glossary"
    model = GlossaryTerm
    body_fields: ClassVar = [
        *PublishedViewSet.body_fields,
        "term",
        "meaning",
        "spoken",
        *said(html_url=lambda term: absolute(f"/glossary/#{term.slug}")),
    ]
    listing_default_fields: ClassVar = [
        "id", "slug", "term", "meaning", "spoken", "html_url", "detail_url", "locale",
    ]  # fmt: skip
    orders = ("term", "last_published_at")
    filters: ClassVar = {"slug": "slug", "term": "term__iexact", "locale": "locale__language_code"}


class TopicsAPIViewSet(PublishedViewSet):
    """The shelves that articles stand on."""

    list_name = "topics"
    model = Topic
    body_fields: ClassVar = [
        *PublishedViewSet.body_fields,
        "name",
        "summary",
        *said(html_url=lambda topic: absolute(f"/topics/{topic.slug}/")),
    ]
    listing_default_fields: ClassVar = [
        "id", "slug", "name", "summary", "html_url", "detail_url", "locale",
    ]  # fmt: skip
    orders = ("name", "last_published_at")
    filters: ClassVar = {"slug": "slug", "locale": "locale__language_code"}
    asked: ClassVar = PublishedViewSet.asked - {"search"}
