"""Pages that editors made private: the public part of the site does not show them at all."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction

from education.published import bump_content_version, content_version


class _Memory:
    """The tree paths of private pages, as read at a content version."""

    version: int | None = None
    paths: tuple[str, ...] = ()


def is_private(path: str) -> bool:
    """Say whether the page at a tree path, or one above it, is private.

    Read once for each content version, so it costs no query per page.
    """
    version = content_version()
    if _Memory.version != version:
        rows = PageViewRestriction.objects.values_list("page__path", flat=True)
        _Memory.paths, _Memory.version = tuple(rows), version
    return path.startswith(_Memory.paths)


def connect() -> None:
    """Let readers lose a page at once when it becomes private; Wagtail offers a signal alone."""
    post_save.connect(_changed, sender=PageViewRestriction, dispatch_uid="private_page")
    post_delete.connect(_changed, sender=PageViewRestriction, dispatch_uid="public_page")


def _changed(**_signal: Any) -> None:
    bump_content_version()
