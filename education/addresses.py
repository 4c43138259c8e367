"""Whole addresses of public pages: from the settings, never from what a browser sent."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return the whole address of a path on this site."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
