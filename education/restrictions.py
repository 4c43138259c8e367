"""Pages that editors made private: the public part of the site does not show them at all."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction

from education.published import bump_content_version
from education.tree import tree


def is_private(path: str) -> bool:
    """Say whether the page at a tree path, or one above it, is private.

    Read once for each content version, so it costs no query per page.
    """
    return path.startswith(tree().private)


def connect() -> None:
    """Let readers lose a page at once when it becomes private; Wagtail offers a signal alone."""
    post_save.connect(_changed, sender=PageViewRestriction, dispatch_uid="private_page")
    post_delete.connect(_changed, sender=PageViewRestriction, dispatch_uid="public_page")


def _changed(**_signal: Any) -> None:
    bump_content_version()
