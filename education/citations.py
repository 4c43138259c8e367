"""Numbers the papers of one article in the order a reader meets them."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from education.domain.references import Citation, Work, vancouver

# Which way a paper points, in the order readers see it.
STANCES = ("supports", "against", "mixed", "background")


class Listed(NamedTuple):
    """One line of the list of papers."""

    number: int
    citation: Citation
    retracted: bool
    concern: bool


class Citations:
    """The papers of one article. A reference has one number, however often it is cited."""

    def __init__(self, references: Iterable[Any]) -> None:
        self._numbers: dict[int, int] = {}
        self._references: list[Any] = []
        for reference in references:
            if reference.pk not in self._numbers:
                self._references.append(reference)
                self._numbers[reference.pk] = len(self._references)

    def number(self, reference: Any) -> int | None:
        """Return the number of a reference in this article, if it is listed."""
        return self._numbers.get(reference.pk)

    def labels(self, references: Iterable[Any]) -> list[tuple[int, str]]:
        """Return (number, label) of those of ``references`` that are listed, in order, once.

        The label of a paper that was withdrawn, or warned about, says so.
        """
        labels = {self._numbers[ref.pk]: ref for ref in references if ref.pk in self._numbers}
        return [(number, _label(number, labels[number])) for number in sorted(labels)]

    def by_stance(self, links: Iterable[Any]) -> list[tuple[str, list[tuple[int, str]]]]:
        """Return (stance in words, labels) of a claim's papers that are listed, by which way they point.

        Nothing when all are background: that is no news to a reader.
        """
        groups: dict[str, list[Any]] = {stance: [] for stance in STANCES}
        for link in links:
            groups[link.stance].append(link)
        said = [
            (str(group[0].get_stance_display()), self.labels(link.reference for link in group))
            for group in groups.values()
            if group
        ]
        told = [(words, labels) for words, labels in said if labels]
        return told if any(groups[stance] for stance in STANCES[:-1]) else []

    def withdrawn(self) -> set[int]:
        """Return the numbers of the papers that were retracted."""
        return {line.number for line in self if line.retracted}

    def __iter__(self) -> Iterator[Listed]:
        for number, reference in enumerate(self._references, start=1):
            yield Listed(number, cite(reference), reference.retracted, reference.concern)

    def __len__(self) -> int:
        return len(self._references)


def cited_once(links: Iterable[Any]) -> list[tuple[Listed, Any]]:
    """Return the papers of a claim with their numbers, each with its first link: stance and note."""
    first: dict[int, Any] = {}
    for link in links:
        first.setdefault(link.reference_id, link)
    listed = Citations(link.reference for link in first.values())
    return list(zip(listed, first.values(), strict=True))


def _label(number: int, reference: Any) -> str:
    flag = flag_of(reference)
    return f"{number} ({flag})" if flag else str(number)


def flag_of(reference: Any) -> str:
    """Return the word of warning that a paper carries wherever it is named; mostly none."""
    if reference.retracted:
        return _("retracted")
    return _("expression of concern") if reference.concern else ""


def cite(reference: Any) -> Citation:
    """Return a Reference as it is printed."""
    return vancouver(work_of(reference))


def work_of(reference: Any) -> Work:
    """Return what a Reference says of its paper."""
    texts = {name: getattr(reference, name) or "" for name in Work.__dataclass_fields__}
    return Work(**{**texts, "year": reference.year or 0})
