"""What an article says of its own past: every published change, and what it was checked against."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from education.models import Signature
from education.models.guard import signatures_of
from education.models.published_version import entry_hash


@dataclass(frozen=True)
class Told:
    """``entries`` (date, kind, what, was_wrong) newest first; ``guidelines`` as the reviewer named them."""

    entries: tuple[Any, ...]
    guidelines: tuple[str, ...] = ()
    checked_by: str = ""
    checked_at: datetime | None = None


def told_of(page: Any) -> Told:
    """Return it for ``page`` as it is rendered, a draft with its own entries besides.

    What was published is taken from the record, so nothing that happens to the page's rows since can
    leave an entry out.
    """
    published = list(page.published_changes.order_by("pk")) if page.pk else []
    known = {entry.entry_hash for entry in published}
    entries = published + [row for row in page.changes.all() if _hash(row) not in known]
    entries.sort(key=lambda entry: entry.date)
    entries.reverse()  # of one day, the entry added last comes first
    signature = _last_with_guidelines(page) if page.pk else None
    if signature is None:
        return Told(tuple(entries))
    lines = (line.strip() for line in signature.guideline_versions.splitlines())
    guidelines = tuple(line for line in lines if line)
    return Told(tuple(entries), guidelines, signature.reviewer_name, signature.signed_at)


def _last_with_guidelines(page: Any) -> Signature | None:
    signed = signatures_of(page).filter(kind=Signature.Kind.REVIEW, went_live_at__isnull=False)
    return signed.exclude(guideline_versions="").first()


def _hash(row: Any) -> str:
    return entry_hash(date=row.date, kind=row.kind, what=row.what, was_wrong=row.was_wrong)
