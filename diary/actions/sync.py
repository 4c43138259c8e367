"""Take in what a device wrote while it was away: each entry once, none held up by another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from diary.actions.entries import delete_entry
from diary.actions.store import (
    DayIsAlreadyWritten,
    RecordHasChanged,
    store,
    store_changed,
    store_new,
)
from diary.domain.entries import Day, EntryPayload
from diary.domain.merging import merge_days
from diary.domain.sync import Judged, SentEntry, There, Verdict, judge
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.vault import open_entries

STORED, SAME, CONFLICT, INVALID = "stored", "same", "conflict", "invalid"
MOST_TRIES = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry. ``row`` is what is there now, None when nothing is; ``said`` what it says.

    ``faults`` are reasons by field, for an invalid one; ``differs`` the fields of a day that contradict.
    The row has another id when a day was added to the entry that stood for it.
    """

    status: str
    row: Entry | None = None
    said: EntryPayload | None = field(default=None, repr=False)
    faults: Mapping[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()


def sync_entries(*, diary: OpenDiary, sent: Sequence[SentEntry]) -> list[Outcome]:
    """Write what is new, and say for each entry, in its order, what became of it.

    Raises:
        RecordIsGone: the diary was erased in the meantime.
    """
    batch = _Batch(diary, sent)
    for place in range(len(sent)):
        batch.take(place)
    batch.write()
    return [batch.outcomes[place] for place in range(len(sent))]


class _Batch:
    """The entries that were sent, what is there of them, and what still waits to be written.

    New rows are written in one statement and changed ones in another. A day is written by itself: the
    database lets only one stand, and a second is added to it.
    """

    def __init__(self, diary: OpenDiary, sent: Sequence[SentEntry]) -> None:
        self.patient, self.now, self.sent = diary.patient, diary.now, sent
        self.outcomes: dict[int, Outcome] = {}
        self.new: dict[int, tuple[Entry, EntryPayload]] = {}
        self.changed: dict[int, tuple[Entry, EntryPayload, int]] = {}
        self.waiting: set[UUID | date] = set()
        self.tries = [0] * len(sent)
        self._look()

    def take(self, place: int) -> None:
        """Judge one entry by what is there, those before it included."""
        entry = self.sent[place]
        if entry.id in self.waiting or _day_of(entry) in self.waiting:
            self.write()
        row = self.rows.get(entry.id)
        judged = judge(entry, self._there(row), self.now)
        if judged.verdict is Verdict.ADD:
            self._add(place, judged)
        elif judged.verdict is Verdict.CHANGE:
            self._change(place, judged, row)
        else:
            self.outcomes[place] = self._left_alone(judged, row)

    def write(self) -> None:
        """Write what waits, and judge again whatever somebody else wrote first."""
        new, changed = self.new, self.changed
        self.new, self.changed, self.waiting = {}, {}, set()
        # In one order for everybody: two devices that wait for each other's rows would wait for ever.
        written = store_new(sorted(new.values(), key=_order), now=self.now)
        ids = store_changed(sorted(changed.values(), key=_order), now=self.now)
        if written < len(new) or len(ids) < len(changed):
            self._look()
        lost = [place for place, row in changed.items() if row[0].id not in ids]
        lost += [place for place, row in new.items() if written < len(new) and self._lost(row[0])]
        for place, (row, payload, *_seen) in {**new, **changed}.items():
            if place not in lost:
                self._done(place, row, payload)
        for place in lost:
            self._again(place)

    def _add(self, place: int, judged: Judged) -> None:
        entry, payload = self.sent[place], judged.payload
        standing = self.days.get(payload.local_day()) if payload.kind == Day.kind else None
        row = self._row(entry.id, payload, deleted=entry.deleted)
        if standing is not None and not entry.deleted:
            self._add_to_day(place, row, payload, standing)
            return
        self.new[place] = row, payload
        self.waiting |= {entry.id, _day_of(entry) or entry.id}

    def _change(self, place: int, judged: Judged, there: Entry) -> None:
        entry, payload = self.sent[place], judged.payload
        if payload is not None:
            row = self._row(there.id, payload, deleted=entry.deleted)
            row.created_at, seen = there.created_at, there.version
            if payload.kind != Day.kind:
                self.changed[place] = row, payload, seen
                self.waiting.add(row.id)
                return
        try:
            if payload is None:  # it does not open: it is put away as it is
                row = delete_entry(entry=there, now=self.now)
            else:
                store(row, payload, seen=seen, now=self.now)
        except RecordHasChanged:
            self._again(place, look=True)
        except DayIsAlreadyWritten:
            self._look()
            self.outcomes[place] = self._conflict(self.days.get(payload.local_day()))
        else:
            self._done(place, row, payload)

    def _add_to_day(self, place: int, row: Entry, mine: Day, standing: Entry) -> None:
        """Add what is said to the entry that stands for the day.

        What was added is kept as a row that is put away: sent once more, it is known.
        """
        theirs = self.said.get(standing.id)
        merged = merge_days(None, mine, theirs) if isinstance(theirs, Day) else None
        if merged is None or merged.conflicts:
            self.outcomes[place] = self._conflict(standing, merged.conflicts if merged else ())
            return
        row.deleted_at = self.now
        there = self._row(standing.id, merged.day, deleted=False)
        there.created_at = standing.created_at
        try:
            with transaction.atomic():
                store(row, mine, seen=0, now=self.now)
                if merged.day != theirs:
                    store(there, merged.day, seen=standing.version, now=self.now)
        except RecordHasChanged:
            self._again(place, look=True)
            return
        self._know(row, mine)
        if merged.day == theirs:
            self.outcomes[place] = Outcome(SAME, standing, theirs)
        else:
            self._done(place, there, merged.day)

    def _again(self, place: int, *, look: bool = False) -> None:
        """Judge an entry once more: what it was judged by has changed in the meantime."""
        if look:
            self._look()
        self.tries[place] += 1
        if self.tries[place] > MOST_TRIES:
            self.outcomes[place] = self._conflict(self.rows.get(self.sent[place].id))
            return
        self.take(place)
        self.write()

    def _left_alone(self, judged: Judged, row: Entry | None) -> Outcome:
        if judged.verdict is Verdict.INVALID:
            return Outcome(INVALID, faults=judged.faults)
        if judged.verdict is Verdict.CONFLICT:
            return self._conflict(row, judged.differs)
        if row.deleted_at and row.kind == Day.kind:  # added to another entry when it came first
            row = self.days.get(row.local_date, row)
        return Outcome(SAME, row, self.said.get(row.id))

    def _conflict(self, row: Entry | None, differs: Sequence[str] = ()) -> Outcome:
        said = self.said.get(row.id) if row else None
        return Outcome(CONFLICT, row, said, differs=tuple(differs))

    def _done(self, place: int, row: Entry, said: EntryPayload | None) -> None:
        self._know(row, said)
        self.outcomes[place] = Outcome(STORED, row, said)

    def _lost(self, row: Entry) -> bool:
        """Say whether the row that is there is not the one just sealed: no two seals are alike."""
        there = self.rows.get(row.id)
        return there is None or bytes(there.sealed) != bytes(row.sealed)

    def _row(self, id: UUID, payload: EntryPayload, *, deleted: bool) -> Entry:
        return Entry(
            patient=self.patient,
            id=id,
            kind=payload.kind,
            local_date=payload.local_day(),
            occurred_at=payload.happened_at(),
            deleted_at=self.now if deleted else None,
        )

    def _look(self) -> None:
        """Read the rows of these ids, and the entries that stand for these days."""
        self.rows: dict[UUID, Entry] = {}
        self.days: dict[date, Entry] = {}
        self.said: dict[UUID, EntryPayload] = {}
        rows = Entry.objects.owned_by(self.patient)
        found = list(rows.filter(id__in={entry.id for entry in self.sent}))
        if days := {day for entry in self.sent if (day := _day_of(entry)) is not None}:
            found += rows.kept().of_kind(Day.kind).filter(local_date__in=days)
        said = {opened.id: opened.payload for opened in open_entries(self.patient, found)}
        for row in found:
            row.patient = self.patient
            self._know(row, said.get(row.id))

    def _know(self, row: Entry, said: EntryPayload | None) -> None:
        self.rows[row.id] = row
        if said is not None:
            self.said[row.id] = said
        if row.kind != Day.kind:
            return
        if row.deleted_at is None:
            self.days[row.local_date] = row
        elif (standing := self.days.get(row.local_date)) and standing.id == row.id:
            del self.days[row.local_date]

    def _there(self, row: Entry | None) -> There | None:
        if row is None:
            return None
        deleted, said = row.deleted_at is not None, self.said.get(row.id)
        return There(row.kind, row.version, deleted, row.updated_at, said)


def _order(row: tuple[Any, ...]) -> tuple[date, UUID]:
    return row[0].local_date, row[0].id


def _day_of(entry: SentEntry) -> date | None:
    """Return the day that an entry is about as a whole, None for any other kind."""
    return entry.payload.local_date if isinstance(entry.payload, Day) else None
