"""Articles about the same things: found by the claims they discuss and the diary tags they explain."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps

from education.links import links_of

Code = tuple[str, str]

MOST = 4
# A claim in common says more than a symptom in common: many articles explain bloating.
WEIGHTS = {"claim": 3, "tag": 1}


def codes_of(page: Any) -> set[Code]:
    """Return (kind, code) of every claim and tag in an article's own words."""
    return {(link.kind, link.code) for link in links_of(page) if link.kind in WEIGHTS}


def public_codes(locale_id: int) -> dict[int, set[Code]]:
    """Return page id → codes of every public article in one language that has any."""
    rows = apps.get_model("education", "ArticleLink").objects.filter(kind__in=WEIGHTS)
    rows = rows.filter(page__in=_public(locale_id).values("pk"))
    by_page: dict[int, set[Code]] = defaultdict(set)
    for page_id, kind, code in rows.values_list("page_id", "kind", "code"):
        by_page[page_id].add((kind, code))
    return by_page


def closest(own: set[Code], others: dict[int, set[Code]], *, but: Iterable[int] = ()) -> list[int]:
    """Return the ids of the articles that share most with ``own``, the closest first; at most four."""
    shared = {
        pk: sum(WEIGHTS[kind] for kind, _code in own & codes)
        for pk, codes in others.items()
        if pk not in set(but) and own & codes
    }
    return sorted(shared, key=lambda pk: (-shared[pk], pk))[:MOST]


def related_to(page: Any, *, but: Iterable[int] = ()) -> list[Any]:
    """Return the public articles, in the page's language, that share most with it."""
    found = closest(codes_of(page), public_codes(page.locale_id), but={page.pk, *but})
    pages = _public(page.locale_id).in_bulk(found)
    return [pages[pk] for pk in found if pk in pages]


def _public(locale_id: int) -> Any:
    articles = apps.get_model("education", "ArticlePage").objects
    return articles.live().public().filter(locale_id=locale_id)
