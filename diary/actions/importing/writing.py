"""Write what a person confirmed, in stretches that each stand for themselves, and take it back."""

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from diary.actions.activity import note_event
from diary.actions.export import exported_as, sealed_models
from diary.actions.importing.candidates import Candidate, Misread
from diary.actions.importing.reading import Once, candidates_of, stretches
from diary.actions.importing.sealed_file import (
    FileIsGone,
    SealedFile,
    add_piece,
    opened,
    pieces_of,
)
from diary.actions.importing.sorting import Sorted, sort_out
from diary.actions.importing.steps import UNDO_FOR, Import, drop_file
from diary.actions.profile import change_profile
from diary.actions.store import RecordHasChanged, store, store_new
from diary.domain.entries import Day
from diary.domain.importing.found import File, FileRefused, Unread
from diary.domain.importing.opening import open_file
from diary.domain.importing.progress import Tally, Written
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.profile import Profile
from diary.models import Entry, ImportPiece
from diary.models.base import SealedRecord
from diary.vault import SealBroken

JOINED = "days"
"""Under this name a piece keeps the days that an import added to, with their versions, beside new rows."""
Clock = Callable[[], datetime]


class TooLateToUndo(Exception):
    """More than a week has passed, or there is nothing to take back."""


def confirm_import(
    *, work: Import, sorts: tuple[str, ...], takes_profile: bool, now: datetime
) -> None:
    """Take a person's word for what is to be brought in: which sorts of entries, and the settings or not.

    Raises:
        ImportIsElsewhere: there is nothing to confirm (any more).
    """
    work.must_be_at("ready")
    chosen = tuple(sort for sort in sorts if sort in cast("Tally", work.state.tally).kinds)
    work.move(
        now, step="writing", chosen=chosen, takes_profile=takes_profile, confirmed_at=now, percent=0
    )


def write_import(*, work: Import, now: Clock) -> None:
    """Write what was confirmed, and drop the file. Started again after a crash, it goes on.

    Every row of an import carries the moment of its confirmation: so what a stretch has added is known,
    and none of it is counted or written twice.

    Raises:
        ImportIsElsewhere: somebody else moved it on, or took it away.
    """
    work.must_be_at("writing")
    try:
        with SealedFile(work.owner, work.id, work.state.size) as file:
            written = _write_all(work, file, now)
    except (FileRefused, FileIsGone):  # it was read through before: somebody took its pieces away
        work.move(now(), step="refused", why="gone")
        return
    _take_profile(work)
    with transaction.atomic():
        work.move(now(), step="done", written=written, percent=100, look=None, mapping=None)
        note_event(patient=work.owner, what="imported", now=now())
    drop_file(work.owner, work.id)


def _write_all(work: Import, file: SealedFile, now: Clock) -> Written:
    tally, once, written = cast("Tally", work.state.tally), Once(), Written()
    expected = max(1, sum(kind.new + kind.same + kind.differs for kind in tally.kinds.values()))
    done = 0
    for stretch in stretches(candidates_of(work, open_file(cast("File", file)))):
        rows = [row for row in stretch if isinstance(row, Candidate)]
        written.unread += sum(isinstance(row, Unread | Misread) for row in stretch)
        fresh = [row for row in rows if once.first(row) and row.sort in work.state.chosen]
        done += len(rows)
        with transaction.atomic():
            write_stretch(work, sort_out(work.owner, fresh, work.state.confirmed_at), written)
            percent = min(99, 100 * done // expected)
            if percent >= work.state.percent + 5:
                work.move(now(), percent=percent)
    return written


def write_stretch(work: Import, found: Sorted, written: Written) -> None:
    """Write one stretch, and what undo has to know about it."""
    added: dict[str, list[Any]] = defaultdict(list)
    for model, candidates in found.new.items():
        ids = _insert(work, model, candidates)
        added[exported_as(model)] += [str(id) for id in ids]
        written.differs += len(candidates) - len(ids)
    for candidate, entry, day in found.joins:
        if version := _join(entry, day, work):
            added[JOINED].append([str(entry.id), version])
        else:
            found.differs.append(candidate)
    written.added += sum(map(len, added.values())) + len(found.ours)
    written.same += len(found.same)
    written.differs += len(found.differs)
    if any(added.values()):
        place = pieces_of(work.owner, work.id, ImportPiece.ADDED).count()
        data = json.dumps(added).encode()
        add_piece(work.owner, work.id, ImportPiece.ADDED, place, data, work.state.wrote_at())


def _insert(work: Import, model: type[SealedRecord], candidates: list[Candidate]) -> list[UUID]:
    """Insert new rows and return the ids of those that are in; another's row in the way stays."""
    wrote_at = work.state.wrote_at()
    count = store_new([(c.record, c.payload) for c in candidates], now=wrote_at)
    ids = [candidate.record.id for candidate in candidates]
    if count == len(ids):
        return ids
    rows = model.objects.owned_by(work.owner).filter(id__in=ids, updated_at=wrote_at)
    return list(rows.values_list("id", flat=True))


def _join(entry: Entry, day: Day, work: Import) -> int | None:
    """Add to what is said of a day; return its new version, or None when it was changed meanwhile."""
    record = Entry(patient=work.owner, id=entry.id, kind=entry.kind, local_date=entry.local_date)
    try:
        return store(record, day, seen=entry.version, now=work.state.wrote_at()).version
    except RecordHasChanged:
        return None


def _take_profile(work: Import) -> None:
    """Take the settings of the file, if that was asked for and nobody changed them meanwhile."""
    tally = cast("Tally", work.state.tally)
    if not work.state.takes_profile or tally.profile is None or work.state.profile_before:
        return
    before, version = work.diary.profile, work.diary.record.version
    try:
        row = change_profile(
            patient=work.owner,
            profile=Profile.read(tally.profile),
            seen=version,
            now=work.state.wrote_at(),
        )
    except RecordHasChanged:
        return
    said = before.seal_bytes().decode()
    work.state = work.state.moved(profile_before=said, profile_version=row.version)


def can_be_undone(work: Import, now: datetime) -> bool:
    """Say whether what an import added can still be taken back."""
    is_done = work.state.step == "done" and bool(work.state.written and work.state.written.added)
    return is_done and now - work.state.wrote_at() <= UNDO_FOR


@transaction.atomic
def undo_import(*, work: Import, now: datetime) -> None:
    """Take back exactly what an import added and nobody changed since.

    Raises:
        TooLateToUndo: a week has passed, or it was taken back before.
        ImportIsElsewhere: somebody else moved it on.
    """
    if not can_be_undone(work, now):
        raise TooLateToUndo
    written = cast("Written", work.state.written)
    taken_back = sum(
        _take_back(work, json.loads(opened(piece, work.owner)), now)
        for piece in pieces_of(work.owner, work.id, ImportPiece.ADDED)
    )
    _give_profile_back(work, now)
    left = written.added - taken_back
    note_event(patient=work.owner, what="import_undone", now=now)
    work.move(now, step="undone", taken_back=taken_back, left=left, profile_before=None)
    pieces_of(work.owner, work.id, ImportPiece.ADDED).delete()


def _take_back(work: Import, added: dict[str, list[Any]], now: datetime) -> int:
    count = 0
    for model in sealed_models():
        ids = added.get(exported_as(model), [])
        if ids:
            rows = model.objects.owned_by(work.owner).filter(
                id__in=ids, version=1, updated_at=work.state.wrote_at()
            )
            count += rows.delete()[0]
    return count + sum(_unjoin(work, id, version, now) for id, version in added.get(JOINED, []))


def _unjoin(work: Import, id: str, version: int, now: datetime) -> int:
    """Take the hours of sleep out of a day again that a person had written about."""
    entry = Entry.objects.owned_by(work.owner).filter(id=id, version=version).first()
    if entry is None:
        return 0
    record = Entry(patient=work.owner, id=entry.id, kind=entry.kind, local_date=entry.local_date)
    try:
        day = Day.read(entry.opened(work.owner.diary_key.vault))
        without = day.model_copy(update={"sleep_hours": None})
        store(record, without, seen=entry.version, now=now)
    except (RecordHasChanged, SealBroken, PayloadDoesNotFit):
        return 0  # changed at this very moment, or it does not open: it is left as it is
    return 1


def _give_profile_back(work: Import, now: datetime) -> None:
    state = work.state
    if state.profile_before is None or state.profile_version != work.diary.record.version:
        return
    profile = Profile.read(state.profile_before)
    change_profile(patient=work.owner, profile=profile, seen=work.diary.record.version, now=now)
