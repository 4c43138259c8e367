"""Renders live articles again: when something they show changes, and after an upgrade."""

from typing import Any

from education.contents import name_of
from education.finding.indexing import index_row
from education.history.record import record_what_it_shows
from education.models import ArticlePage
from education.published import bump_content_version
from education.related import closest, public_codes
from education.rendering import render_article, up_to_date

# A new word may stand in any article of its language.
ANYWHERE = {"glossaryterm"}


def render_articles_using(shown: Any) -> int:
    """Render every live article that shows ``shown``, a snippet or an article; return how many.

    Call it in the transaction that publishes it or takes it down. It changes what is kept to be
    served, never the article's words, so it needs no signature of its own.
    """
    key = f"{name_of(shown)}:{shown.pk}"
    anywhere = name_of(shown) in ANYWHERE
    live = ArticlePage.objects.live()
    if anywhere:
        live = live.filter(locale_id=shown.locale_id)
    kept = live.values_list("pk", "rendered")
    stale = [pk for pk, rendered in kept if anywhere or key in (rendered or {}).get("uses", ())]
    for page in ArticlePage.objects.filter(pk__in=stale):
        before = page.rendered
        keep_rendering(page)
        record_what_it_shows(page, before, shown)
        if not anywhere:
            index_row(page)
    return len(stale)


def render_related_to(page: ArticlePage) -> int:
    """Render the live articles that come to list ``page`` as related; return how many.

    Those that list it already are found by ``render_articles_using``.
    """
    codes = public_codes(page.locale_id)
    own, key = codes.get(page.pk, set()), f"{name_of(page)}:{page.pk}"
    near = [pk for pk, theirs in codes.items() if pk != page.pk and theirs & own]
    stale = [
        other
        for other in ArticlePage.objects.live().filter(pk__in=near)
        if key not in (other.rendered or {}).get("uses", ())
        and page.pk in closest(codes[other.pk], codes, but={other.pk})
    ]
    for other in stale:
        keep_rendering(other)
    return len(stale)


def render_after_privacy(path: str) -> None:
    """Render what lists the articles at or under a tree path, which became private or public."""
    for page in ArticlePage.objects.live().filter(path__startswith=path):
        render_articles_using(page)
        render_related_to(page)
    bump_content_version()


def render_after_upgrade() -> int:
    """Render every live article that an older version of the software rendered; return how many."""
    pages = [page for page in ArticlePage.objects.live() if not up_to_date(page.rendered)]
    for page in pages:
        keep_rendering(page)
    if pages:
        bump_content_version()
    return len(pages)


def keep_rendering(page: ArticlePage) -> None:
    """Render ``page`` as it now stands in the database, and keep the result."""
    page.rendered = render_article(page)
    ArticlePage.objects.filter(pk=page.pk).update(rendered=page.rendered)
