"""Numbers the papers of one article in the order a reader meets them."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from education.domain.references import Citation, Work, vancouver


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
        """Return (number, label) of those of ``references`` that are listed, in order, once."""
        numbers = {self._numbers[ref.pk] for ref in references if ref.pk in self._numbers}
        return [(number, str(number)) for number in sorted(numbers)]

    def __iter__(self) -> Iterator[Listed]:
        for number, reference in enumerate(self._references, start=1):
            yield Listed(number, cite(reference), reference.retracted, reference.concern)

    def __len__(self) -> int:
        return len(self._references)


def cite(reference: Any) -> Citation:
    """Return a Reference as it is printed."""
    return vancouver(
        Work(
            authors=reference.authors,
            title=reference.title,
            journal=reference.journal,
            year=reference.year or 0,
            volume=reference.volume,
            issue=reference.issue,
            pages=reference.pages,
            doi=reference.doi,
            pmid=reference.pmid,
            citation=reference.citation,
        )
    )
