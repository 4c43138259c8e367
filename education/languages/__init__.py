"""The languages of what patients read: which one is asked for, and how an address says so."""

from django.conf import settings
from django.utils.translation import get_language

SOURCE = settings.LANGUAGE_CODE
"""The language everything is written in first, and that stands where a translation is missing."""


def codes() -> list[str]:
    """Return the codes of all languages, the source language first."""
    return [SOURCE, *(code for code, _name in settings.LANGUAGES if code != SOURCE)]


def language() -> str:
    """Return the language that is being read now."""
    code = get_language() or SOURCE
    return code if code in codes() else SOURCE


def language_of(path: str) -> str:
    """Return the language of an address: its first part, or the source language."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in codes() and first != SOURCE else SOURCE


def without_language(path: str) -> str:
    """Return an address as it is in the source language."""
    code = language_of(path)
    return path if code == SOURCE else path.removeprefix(f"/{code}") or "/"


def root(code: str | None = None) -> str:
    """Return what stands before every public address of a language: nothing, or ``/es``."""
    code = code or language()
    return "" if code == SOURCE else f"/{code}"
