"""Writes what search knows, in the transaction that publishes a row or takes it down."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from education.finding.entries import FORMAT, KINDS, draft_of
from education.models import SearchEntry, SearchPosting, SearchWord


def index_row(row: Any) -> None:
    """Let search know a row as it now is; a row that is not live, or of another kind, is not known."""
    kind = KINDS.get(type(row))
    if kind is None:
        return
    if row.pk is None:  # deleted: its number went with it
        _forget(kind, but=live_ids(type(row)))
    elif row.live and type(row).objects.filter(pk=row.pk, live=True).exists():
        _write(kind, row)  # a page that was deleted still says that it is live
    else:
        SearchEntry.objects.filter(kind=kind, row_id=row.pk).delete()


def index_after_upgrade() -> int:
    """Write every live row that has no entry of this version of the software; return how many."""
    written = 0
    for model, kind in KINDS.items():
        live = live_ids(model)
        _forget(kind, but=live)
        done = SearchEntry.objects.filter(kind=kind, format=FORMAT).values_list("row_id", flat=True)
        for row in model.objects.filter(pk__in=live - set(done)):
            _write(kind, row)
            written += 1
    return written


def live_ids(model: Any) -> set[int]:
    """Return the keys of the live rows of one kind."""
    return set(model.objects.filter(live=True).values_list("pk", flat=True))


@transaction.atomic
def _write(kind: str, row: Any) -> None:
    draft = draft_of(row)
    entry, _new = SearchEntry.objects.update_or_create(
        kind=kind,
        row_id=row.pk,
        defaults={
            "language": draft.language,
            "slug": row.slug,
            "title": draft.title,
            "summary": draft.summary,
            "parts": [vars(part) for part in draft.parts],
            "format": FORMAT,
            **draft.fields,
        },
    )
    entry.postings.all().delete()
    postings = draft.weights().items()
    SearchPosting.objects.bulk_create(
        [SearchPosting(entry=entry, stem=stem, weight=weight) for stem, weight in postings if stem],
        batch_size=2_000,
    )
    # In order, so that two who publish at once never wait for each other.
    words = [
        SearchWord(language=entry.language, word=word) for word in sorted(draft.words()) if word
    ]
    SearchWord.objects.bulk_create(words, ignore_conflicts=True, batch_size=2_000)


def _forget(kind: str, *, but: Iterable[int]) -> None:
    known = SearchEntry.objects.filter(kind=kind).values_list("pk", "row_id")
    kept = set(but)
    gone = [pk for pk, row_id in known if row_id not in kept]
    SearchEntry.objects.filter(pk__in=gone).delete()
