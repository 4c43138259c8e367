"""Messages that one page says again and again, kept: each look into the catalogues takes its time."""

from functools import lru_cache

from django.utils.translation import get_language, gettext

MOST_KEPT = 512


def say(message: str) -> str:
    """Return a message in the language being read. Import it as ``_``, so that it is found to be translated."""
    return _said(get_language(), message)


@lru_cache(maxsize=MOST_KEPT)
def _said(_language: str | None, message: str) -> str:
    return gettext(message)
