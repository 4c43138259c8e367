"""Which articles readers can read now, and in which version."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, OuterRef, Subquery

from education.addresses import local
from education.models import ArticlePage, PublishedVersion
from education.restrictions import is_private


class LiveArticle(NamedTuple):
    """One article as readers find it. ``version`` and ``live_from`` are of the version that is live."""

    title: str
    address: str
    version: int | None
    live_from: datetime | None
    reviewed_on: date | None = None

    def since(self, older: int) -> str:
        """Return the address of what differs from an older version."""
        return f"{self.address}history/{older}/to/{self.version}/"


def live_articles(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], LiveArticle]:
    """Return the articles of these slugs and languages that are live and public, with one query."""
    wanted = set(named)
    if not wanted:
        return {}
    newest = PublishedVersion.objects.filter(page=OuterRef("pk")).order_by("-number")
    rows = ArticlePage.objects.filter(live=True, slug__in={slug for slug, _language in wanted})
    rows = rows.annotate(
        language=F("locale__language_code"),
        version=Subquery(newest.values("number")[:1]),
        live_from=Subquery(newest.values("live_from")[:1]),
    ).values_list("slug", "language", "path", "title", "version", "live_from", "last_reviewed_on")
    return {
        (slug, language): LiveArticle(title, local(f"/articles/{slug}/", language), *version)
        for slug, language, path, title, *version in rows
        if (slug, language) in wanted and not is_private(path)
    }
