"""Renders again the live articles that show a snippet, when that snippet changes."""

from typing import Any

from education.contents import name_of
from education.models import ArticlePage
from education.rendering import render_article

# A new word may stand in any article.
ANYWHERE = {"glossaryterm"}


def render_articles_using(snippet: Any) -> int:
    """Render every live article that shows ``snippet``; return how many.

    Call it in the transaction that publishes the snippet or takes it down. It changes what is
    kept to be served, never the article's words, so it needs no signature of its own.
    """
    key = f"{name_of(snippet)}:{snippet.pk}"
    anywhere = name_of(snippet) in ANYWHERE
    kept = ArticlePage.objects.live().values_list("pk", "rendered")
    stale = [pk for pk, rendered in kept if anywhere or key in (rendered or {}).get("uses", ())]
    for page in ArticlePage.objects.filter(pk__in=stale):
        keep_rendering(page)
    return len(stale)


def keep_rendering(page: ArticlePage) -> None:
    """Render ``page`` as it now stands in the database, and keep the result."""
    ArticlePage.objects.filter(pk=page.pk).update(rendered=render_article(page))
