"""One reference, one row: says when two records are the same work."""

import re
import unicodedata
from enum import StrEnum

from education.domain.references.identifiers import normal_doi, normal_pmid
from education.domain.references.pages import shortened_pages
from education.domain.references.work import Work


class Same(StrEnum):
    """What two records have in common."""

    DOI = "doi"
    PMID = "pmid"
    TITLE = "title"


class Shelf:
    """The works there are. ``key`` is whatever the caller tells them apart by."""

    def __init__(self) -> None:
        self._by_id: dict[tuple[Same, str], object] = {}
        self._by_title: dict[tuple[str, int], list[tuple[object, Work]]] = {}

    def put(self, key: object, work: Work) -> None:
        """Add a work; the first under an identifier stays."""
        for mark in _marks(work):
            self._by_id.setdefault(mark, key)
        if title := title_key(work.title):
            self._by_title.setdefault((title, work.year), []).append((key, work))

    def find(self, work: Work) -> tuple[object, Same] | None:
        """Return the key of the same work and how that shows, or nothing.

        Same DOI, same PubMed number, or the same title and year where no identifier says that
        they are two works.
        """
        for mark in _marks(work):
            if mark in self._by_id:
                return self._by_id[mark], mark[0]
        for key, other in self._by_title.get((title_key(work.title), work.year), ()):
            if not _told_apart(work, other):
                return key, Same.TITLE
        return None


def title_key(title: str) -> str:
    """Return a title without case, accents, spaces and punctuation; "" for none."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _marks(work: Work) -> list[tuple[Same, str]]:
    marks = ((Same.DOI, normal_doi(work.doi)), (Same.PMID, normal_pmid(work.pmid)))
    return [(same, text) for same, text in marks if text]


def _told_apart(one: Work, other: Work) -> bool:
    """Say whether something both have differs; that identifiers do, ``find`` has seen already."""
    if (one.doi and other.doi) or (one.pmid and other.pmid):
        return True
    pages, others = shortened_pages(one.pages), shortened_pages(other.pages)
    return bool(pages and others and pages != others)
