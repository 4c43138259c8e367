"""Puts guides under their letters, A to Z, and shows the letters that have none."""

import string
from collections.abc import Iterable
from typing import Any, NamedTuple

from education.domain.finding.words import fold

DIGITS = "0–9"
OTHER = "#"


class Letter(NamedTuple):
    """One letter, its anchor on the page, and what stands under it."""

    letter: str
    anchor: str
    guides: list[dict[str, Any]]


def letters_of(guides: Iterable[dict[str, Any]]) -> list[Letter]:
    """Return every letter from A to Z, and digits and other signs where a title begins with one.

    A title stands under its first letter without accents: É under E.
    """
    under: dict[str, list[dict[str, Any]]] = {letter: [] for letter in string.ascii_uppercase}
    for guide in sorted(guides, key=lambda guide: fold(guide["title"])):
        under.setdefault(_initial(guide["title"]), []).append(guide)
    order = [letter for letter in under if letter not in {DIGITS, OTHER}]
    order += [letter for letter in (DIGITS, OTHER) if letter in under]
    return [Letter(at, f"letter-{n}", under[at]) for n, at in enumerate(order, start=1)]


def _initial(title: str) -> str:
    first = fold(title.lstrip(" “”\"'‘’¿¡(«"))[:1].upper()
    if first.isdigit():
        return DIGITS
    return first if first.isalpha() else OTHER
