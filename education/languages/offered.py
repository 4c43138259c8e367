"""The languages a reader can choose: those that have a front page which is live."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError

from education.addresses import absolute, local
from education.languages import SOURCE, codes, language
from education.languages.there import languages_at
from education.tree import tree


class Choice(NamedTuple):
    """One language of the switch. ``translated`` says whether the page at hand is there in it."""

    code: str
    name: str
    href: str
    url: str
    translated: bool
    current: bool


NOT_TRANSLATED = "#not-translated"


def offered() -> tuple[str, ...]:
    """Return the codes of languages with a live front page, the source language first."""
    try:
        live = tree().languages | {SOURCE}
    except DatabaseError:  # an error page comes without a choice of languages
        return (SOURCE,)
    return tuple(code for code in codes() if code in live)


def choices(path: str, there: Iterable[str] | None = None) -> list[Choice]:
    """Return the languages a page at ``path`` can be read in; one language alone is no choice.

    Args:
        path: the address of the page, in any language.
        there: the languages the page exists in; looked up if not said.
    """
    names, found = dict(settings.LANGUAGES), offered()
    if len(found) == 1:
        return []
    existing = _looked_up(path) if there is None else set(there)
    return [_choice(code, str(names[code]), path, existing) for code in found]


def _looked_up(path: str) -> set[str]:
    try:
        return languages_at(path)
    except (
        DatabaseError
    ):  # an error page in an outage: the front page of a language is always there
        return set()


def _choice(code: str, name: str, path: str, existing: set[str]) -> Choice:
    now = language() == code
    translated = code in existing
    href = local(path, code) if translated or now else local("/", code) + NOT_TRANSLATED
    return Choice(code, name, href, absolute(path, code), translated, now)
