"""What happens around going live and being taken down, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_unpublished

from education import restrictions
from education.emergency_page import write_emergency_page
from education.finding.indexing import index_after_upgrade, index_row
from education.history.record import record_publication, record_what_is_missing
from education.languages.following import follow, show_choice_of_languages
from education.links import links_of
from education.models import ArticleLink, ArticlePage, ClinicSettings, RedFlag, Tier
from education.models.four_eyes import PUBLISHING
from education.models.guard import signatures_of
from education.models.snippet import ReviewedSnippet
from education.published import bump_content_version
from education.rendering import render_article
from education.republishing import (
    keep_rendering,
    render_after_privacy,
    render_after_upgrade,
    render_articles_using,
    render_related_to,
)


def connect() -> None:
    """Make the guard call this module; the site does so once, when it starts."""
    PUBLISHING.before_live = before_live
    PUBLISHING.after_change = after_change
    restrictions.connect()
    for signal in (post_save, post_delete):  # after the version is new: see restrictions
        signal.connect(privacy_changed, sender=PageViewRestriction, dispatch_uid="render_privacy")
    # Wagtail takes pages down through its own Page class, whose save() is not ours.
    page_unpublished.connect(page_taken_down)
    # Every upgrade migrates, so readers never wait for an article to be rendered anew.
    post_migrate.connect(upgraded, dispatch_uid="render_after_upgrade")


@contextmanager
def shown_at_the_end() -> Iterator[None]:
    """While the block publishes much at once, render what shows it once, when all of it is there.

    For the first load of a clinic, where nobody reads yet: in between, articles, search and the
    emergency page show less than is live. The guard, the record of what readers saw and the table of
    links are not put off.
    """
    PUBLISHING.after_change = follow_at_once
    try:
        yield
    finally:
        PUBLISHING.after_change = after_change
        for page in ArticlePage.objects.live():
            keep_rendering(page)
            index_row(page)
        write_emergency_page()
        bump_content_version()


def follow_at_once(obj: Any) -> None:
    """Let what nobody renders follow ``obj``: links, the record, its entry in the search, translations."""
    if isinstance(obj, ArticlePage):
        rebuild_links(obj)
        record_publication(obj)
    index_row(obj)
    if getattr(obj, "pk", None):
        follow(obj)


def before_live(obj: Any) -> None:
    """Render an article's body once, for all its readers."""
    if isinstance(obj, ArticlePage):
        obj.rendered = render_article(obj)


def after_change(obj: Any) -> None:
    """Let everything that depends on ``obj`` follow: links, renderings, the emergency page, caches."""
    if isinstance(obj, ArticlePage):
        rebuild_links(obj)
        record_publication(obj)
        render_articles_using(obj)
        render_related_to(obj)
    elif isinstance(obj, ReviewedSnippet):
        render_articles_using(obj)
    if isinstance(obj, ClinicSettings) or (isinstance(obj, RedFlag) and _is_or_was_emergency(obj)):
        transaction.on_commit(write_emergency_page)
    index_row(obj)
    if getattr(obj, "pk", None):
        follow(obj)
        if isinstance(obj, ArticlePage):
            show_choice_of_languages(obj)
    bump_content_version()


def _is_or_was_emergency(flag: RedFlag) -> bool:
    went_live = signatures_of(flag).filter(went_live_at__isnull=False, revision__isnull=False)
    before = [row.revision.content["tier"] for row in went_live.select_related("revision")[:2]]
    return Tier.EMERGENCY in {flag.tier, *before}


def upgraded(app_config: Any, using: str, **_kwargs: Any) -> None:
    """Render, and record, what an older version did not, once all tables are as this one wants them."""
    if app_config.name != "education" or using != DEFAULT_DB_ALIAS:
        return
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        render_after_upgrade()
        record_what_is_missing()
        index_after_upgrade()


def page_taken_down(instance: Any, **_kwargs: Any) -> None:
    after_change(instance)


def privacy_changed(instance: Any, **_kwargs: Any) -> None:
    """Take a page that became private off the pages that lead to it, or put it back."""
    render_after_privacy(instance.page.path)


@transaction.atomic
def rebuild_links(page: ArticlePage) -> None:
    """Make the table say what the live article explains; a page that mirrors another adds nothing."""
    ArticleLink.objects.filter(page_id=page.pk).delete()
    if page.pk and page.live and not page.alias_of_id:
        rows = [ArticleLink(page=page, **link._asdict()) for link in sorted(links_of(page))]
        ArticleLink.objects.bulk_create(rows)
