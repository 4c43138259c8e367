"""Reads the record: the versions of one article, one of them, and what differs between two."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import escape

from education.domain.differences import Difference, Mark, differences
from education.history.passages import passages_of
from education.models import PublishedChange, PublishedVersion

LARGEST_NUMBER = 32_767  # what the column holds; no address asks the database for more
LISTED = (
    "number",
    "live_from",
    "title",
    "checked_by",
    "checked_on",
    "because_kind",
    "because_of",
    "signature__kind",
    "signature__reviewer_name",
    "signature__signed_at",
)


@dataclass(frozen=True)
class Listed:
    """One line of the list of versions. ``live_until`` is empty for the newest."""

    version: PublishedVersion
    live_until: datetime | None
    changes: tuple[PublishedChange, ...]


@dataclass(frozen=True)
class Passages:
    """Some passages in a row: all changed, or all the same (which a page may fold away)."""

    same: bool
    differences: tuple[Difference, ...]


def listed_versions(page_id: int) -> list[Listed]:
    """Return every version of an article that was live, the newest first: two queries."""
    rows = PublishedVersion.objects.filter(page_id=page_id).select_related("signature")
    rows = rows.order_by("-number").only(*LISTED)
    entries: dict[int, list[PublishedChange]] = {}
    for entry in PublishedChange.objects.filter(page_id=page_id, version__isnull=False):
        entries.setdefault(entry.version_id, []).append(entry)
    found, until = [], None
    for version in rows:
        found.append(Listed(version, until, tuple(entries.get(version.pk, ()))))
        until = version.live_from
    return found


def version_or_none(page_id: int, number: int) -> PublishedVersion | None:
    """Return one version of an article with all that readers saw."""
    if not 1 <= number <= LARGEST_NUMBER:
        return None
    rows = PublishedVersion.objects.select_related("signature")
    return rows.filter(page_id=page_id, number=number).first()


def next_version(version: PublishedVersion) -> PublishedVersion | None:
    """Return what took the place of ``version``, or nothing when readers see it now."""
    later = PublishedVersion.objects.filter(page_id=version.page_id, number=version.number + 1)
    return later.only("number", "live_from").first()


def differences_between(older: PublishedVersion, newer: PublishedVersion) -> list[Passages]:
    """Return both versions as one text with what was added and removed marked."""
    return in_runs(differences(_text(older), _text(newer)))


def in_runs(found: list[Difference]) -> list[Passages]:
    """Return the differences in runs of changed and unchanged passages, by turns.

    The heading above a change stays with it, so that a reader knows where they are.
    """
    runs: list[tuple[bool, list[Difference]]] = []
    for difference in found:
        same = difference.mark is Mark.SAME
        if not runs or runs[-1][0] != same:
            heading = [runs[-1][1].pop()] if _ends_with_heading(runs, same) else []
            runs.append((same, heading))
        runs[-1][1].append(difference)
    return [Passages(same, tuple(rows)) for same, rows in runs if rows]


def _ends_with_heading(runs: list[tuple[bool, list[Difference]]], same: bool) -> bool:
    return bool(runs) and not same and runs[-1][1][-1].kind == "heading"


def _text(version: PublishedVersion) -> list[Any]:
    top = f"<h1>{escape(version.title)}</h1><p>{escape(version.deck)}</p>"
    return passages_of(top) + passages_of(version.summary) + passages_of(version.body)
