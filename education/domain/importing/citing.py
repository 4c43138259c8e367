"""The marker ``[^4]``: a paper of the portal where the document lists it, else the document's own."""

import re
from collections.abc import Container, Mapping

from education.domain.importing.tree import FrontValue

MARKER = re.compile(r"\[\^([^\]\s]+)\]")
# The same, and a bare "[4]" or "[2, 4-6]": a number that a document gives to a paper of its own.
_NUMBERS = re.compile(r"\[\^?(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\]")


def unmarked(text: str, *, but: Container[str] = ()) -> str:
    """Return ``text`` with ``[4]`` for every marker ``[^4]``, save those of the labels in ``but``."""
    return MARKER.sub(lambda m: m.group() if m.group(1) in but else f"[{m.group(1)}]", text)


def renumbered(text: str, numbers: Mapping[str, str]) -> str:
    """Return ``text`` with each marker ``[^1]`` as the portal numbers it; a label without number is ``[1]``."""
    return MARKER.sub(
        lambda m: f"[^{numbers[m.group(1)]}]" if m.group(1) in numbers else f"[{m.group(1)}]", text
    )


def numbers_in(text: str) -> set[str]:
    """Return the numbers in brackets in ``text``, each as it is written: ``2, 4-6`` is one of them."""
    return set(_NUMBERS.findall(text))


def listed_papers(front: dict[str, FrontValue]) -> set[str]:
    """Return the numbers that ``references:`` of the front matter lists, as digits."""
    value = front.get("references", ())
    items = re.split(r"[\s,]+", value) if isinstance(value, str) else value
    return {item for item in items if isinstance(item, str) and item.isascii() and item.isdigit()}
