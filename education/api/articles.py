"""The list of articles, at ``pages/`` as Wagtail has it, and one article whole."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet

from education.addresses import absolute
from education.api.article import Article
from education.api.published import PublishedViewSet, Say, said
from education.models import ArticleLink, ArticlePage


def _of_article(part: str) -> Say:
    def say(page: Any) -> Any:
        article = page.__dict__.setdefault("_api_article", Article(page))
        return getattr(article, part)()

    return say


def _topic_of(page: Any) -> dict[str, str] | None:
    topic = page.topic
    return {"slug": topic.slug, "name": topic.name} if topic is not None and topic.live else None


class ArticlesAPIViewSet(PublishedViewSet):
    """Articles, at ``pages/`` as Wagtail has it. What is long is given of one article at a time."""

    list_name = "pages"
    model = ArticlePage
    body_fields: ClassVar = [
        *PublishedViewSet.body_fields,
        "title",
        "deck",
        *said(
            html_url=lambda page: absolute(f"/articles/{page.slug}/"),
            topic=_topic_of,
        ),
        "publisher",
        *said(reading_minutes=lambda page: page.reading_minutes_override or page.reading_minutes),
        "evidence_current_to",
        "last_reviewed_on",
        "next_review_on",
        *said(
            review_is_overdue=lambda page: Article(page).review_is_overdue(),
            **{
                part: _of_article(part)
                for part in (
                    "quick_answer", "intro", "main_points", "headline_claim", "sections", "questions",
                    "claims", "references", "red_flags", "byline", "changes", "notice",
                )
            },
        ),
    ]  # fmt: skip
    listing_default_fields: ClassVar = [
        "id", "slug", "title", "deck", "html_url", "topic", "reading_minutes", "last_reviewed_on",
        "next_review_on", "review_is_overdue", "detail_url", "locale", "last_published_at",
    ]  # fmt: skip
    detail_only_fields: ClassVar = [
        "quick_answer", "intro", "main_points", "headline_claim", "sections", "questions", "claims",
        "references", "red_flags", "byline", "changes", "notice",
    ]  # fmt: skip
    orders = (
        "title",
        "last_published_at",
        "first_published_at",
        "last_reviewed_on",
        "next_review_on",
    )
    filters: ClassVar = {
        "slug": "slug",
        "topic": "topic__slug",
        "locale": "locale__language_code",
    }

    asked: ClassVar = PublishedViewSet.asked | {"claim"}

    def get_queryset(self) -> QuerySet[ArticlePage]:
        """Return the articles that everybody may read, of one claim where its code is given."""
        rows = ArticlePage.objects.live().public().select_related("locale", "topic")
        if "claim" not in self.request.GET:
            return rows
        links = ArticleLink.objects.filter(kind="claim", code=self.request.GET["claim"])
        return rows.filter(Exists(links.filter(page=OuterRef("pk"))))
