"""What is new of a stretch of rows, what is in the diary already, and what says something else there."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from diary.actions.importing.candidates import Candidate
from diary.domain.entries import Day, EntryPayload
from diary.domain.importing.found import identity
from diary.domain.merging import merge_days
from diary.domain.payload import PayloadDoesNotFit, SealedPayload
from diary.models import Entry
from diary.models.base import SealedRecord
from diary.vault import SealBroken

Model = type[SealedRecord]


@dataclass(slots=True)
class Sorted:
    """A stretch, sorted. ``joins`` are days whose entry would say more; ``ours`` was added by this import."""

    new: dict[Model, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    joins: list[tuple[Candidate, Entry, Day]] = field(default_factory=list)
    same: list[Candidate] = field(default_factory=list)
    differs: list[Candidate] = field(default_factory=list)
    ours: list[Candidate] = field(default_factory=list)


def sort_out(
    owner: Any, candidates: Sequence[Candidate], wrote_at: datetime | None = None
) -> Sorted:
    """Hold a stretch of rows against the diary; ``wrote_at`` is when this import began to write."""
    found = Sorted()
    there = _rows_there(owner, candidates)
    days = _days_there(owner, candidates)
    for candidate in candidates:
        row = there.get((type(candidate.record), candidate.record.id))
        if row is not None and wrote_at is not None and row.updated_at == wrote_at:
            found.ours.append(candidate)
        elif isinstance(candidate.payload, Day) and candidate.record.deleted_at is None:
            _sort_day(candidate, row, days.get(candidate.payload.local_date), found)
        elif row is None:
            found.new[type(candidate.record)].append(candidate)
        elif _is_the_same(row, candidate):
            found.same.append(candidate)
        else:
            found.differs.append(candidate)
    return found


def _rows_there(
    owner: Any, candidates: Iterable[Candidate]
) -> dict[tuple[Model, UUID], SealedRecord]:
    ids: dict[Model, list[UUID]] = defaultdict(list)
    for candidate in candidates:
        ids[type(candidate.record)].append(candidate.record.id)
    rows: dict[tuple[Model, UUID], SealedRecord] = {}
    for model, wanted in ids.items():
        for row in model.objects.owned_by(owner).filter(id__in=wanted):
            row.patient = owner
            rows[model, row.id] = row
    return rows


def _days_there(owner: Any, candidates: Iterable[Candidate]) -> dict[date, Entry]:
    wanted = {c.payload.local_date for c in candidates if isinstance(c.payload, Day)}
    if not wanted:
        return {}
    rows = Entry.objects.owned_by(owner).kept().of_kind(Day.kind).filter(local_date__in=wanted)
    for row in rows:
        row.patient = owner
    return {row.local_date: row for row in rows}


def _sort_day(
    candidate: Candidate, row: SealedRecord | None, there: Entry | None, found: Sorted
) -> None:
    """A day has one entry: what a file says of it joins that entry, or differs; a deleted one stays so."""
    if there is None:
        if row is None:
            found.new[Entry].append(candidate)
        else:
            found.differs.append(candidate)
        return
    said = _read(there, Day)
    if said is None:
        found.differs.append(candidate)
        return
    merged = merge_days(None, candidate.payload, said)  # type: ignore[arg-type]
    if merged.conflicts:
        found.differs.append(candidate)
    elif merged.day == said:
        found.same.append(candidate)
    else:
        found.joins.append((candidate, there, merged.day))


def _is_the_same(row: SealedRecord, candidate: Candidate) -> bool:
    if (row.deleted_at is None) != (candidate.record.deleted_at is None):
        return False
    said, given = _read(row, type(candidate.payload)), candidate.payload
    if isinstance(said, EntryPayload) and isinstance(given, EntryPayload) and given.imported_from:
        return identity(said) == identity(given)  # the zone it was imported in is no difference
    return said is not None and said.says_the_same(given)


def _read(row: SealedRecord, kind: type[SealedPayload]) -> Any:
    try:
        return kind.read(row.opened(row.patient.diary_key.vault))
    except (SealBroken, PayloadDoesNotFit):
        return None
