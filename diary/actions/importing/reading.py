"""Read a file through once and say what it holds, before anything is written."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, cast

from diary.actions.importing.candidates import (
    Candidate,
    Candidates,
    Misread,
    ProfileFound,
    of_other_programs,
    of_our_own,
)
from diary.actions.importing.sealed_file import FileIsGone, SealedFile
from diary.actions.importing.sorting import Sorted, sort_out
from diary.actions.importing.steps import Import, drop_file
from diary.domain.entries import EntryPayload, Measurement
from diary.domain.importing.apple_health import read_apple_health
from diary.domain.importing.csv_look import look_at
from diary.domain.importing.csv_mapping import CsvMapping, read_csv
from diary.domain.importing.csv_text import Layout
from diary.domain.importing.found import Asked, File, FileRefused, Unread
from diary.domain.importing.health_connect import read_health_connect
from diary.domain.importing.opening import Opened, open_file
from diary.domain.importing.progress import MOST_SAMPLES, Kind, Sample, Tally
from diary.domain.weight import Weighed
from diary.domain.weight import sort_out as sort_weights

AT_A_TIME = 500
MOST_WEIGHTS = 20_000


def read_import(*, work: Import, now: Callable[[], datetime]) -> None:
    """Find out what a file is; ask about its columns, or count what is in it.

    Raises:
        ImportIsElsewhere: somebody else moved it on, or took it away.
    """
    work.must_be_at("reading")
    try:
        with SealedFile(work.owner, work.id, work.state.size) as file:
            opened = open_file(cast("File", file))
            if opened.source == "csv" and work.state.mapping is None:
                work.move(now(), step="mapping", source="csv", look=look_at(opened.file))
                return
            tally = _tally(work, opened, file, now)
    except FileRefused as refused:
        _refuse(work, refused, now())
    except FileIsGone:
        work.move(now(), step="refused", why="gone")
    else:
        work.move(now(), step="ready", source=opened.source, tally=tally, percent=100)


def look_again(*, work: Import, layout: Layout, now: datetime) -> None:
    """Look at a table as somebody says it is written; what was said of its columns is asked anew.

    Raises:
        ImportIsElsewhere: it is not at a step where this can be said.
        FileRefused: written like that, it is no table.
    """
    work.must_be_at("mapping", "ready", "refused")
    try:
        with SealedFile(work.owner, work.id, work.state.size) as file:
            look = look_at(open_file(cast("File", file)).file, layout)
    except FileIsGone:
        raise FileRefused("gone") from None
    work.move(now, step="mapping", look=look, mapping=None, tally=None, why=None)


def _refuse(work: Import, refused: FileRefused, now: datetime) -> None:
    """Say why; the file of a table stays, since its columns can be said anew."""
    work.move(now, step="refused", why=refused.why)
    if work.state.look is None:
        drop_file(work.owner, work.id)


def candidates_of(work: Import, opened: Opened) -> Candidates:
    """Yield the rows of a file as rows of this diary."""
    asked = Asked(work.state.zone, work.diary.now)
    if opened.source == "own":
        return of_our_own(work.owner, opened.file, work.diary.now)
    if opened.source == "apple_health":
        rows = read_apple_health(opened.file, asked)
    elif opened.source == "health_connect":
        rows = read_health_connect(opened.file, asked)
    else:
        rows = read_csv(opened.file, cast("CsvMapping", work.state.mapping), asked)
    return of_other_programs(work.owner, rows)


def stretches(found: Candidates, length: int = AT_A_TIME) -> Iterator[list[Any]]:
    """Yield what was found, some hundred at a time."""
    while stretch := list(islice(found, length)):
        yield stretch


class Once:
    """Lets the first row with an id through, of each kind of row."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, int]] = set()

    def first(self, candidate: Candidate) -> bool:
        record = candidate.record
        key = (type(record).__name__, record.id.int)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True


def _tally(work: Import, opened: Opened, file: SealedFile, now: Callable[[], datetime]) -> Tally:
    tally, once, weights = Tally(), Once(), list[Weighed]()
    for stretch in stretches(candidates_of(work, opened)):
        fresh = []
        for row in stretch:
            if isinstance(row, Candidate):
                if once.first(row):
                    fresh.append(row)
                else:
                    tally.twice += 1
            else:
                _note(row, tally)
        _count(sort_out(work.owner, fresh), tally)
        weights += _weights(fresh)[: MOST_WEIGHTS - len(weights)]
        percent = min(99, 100 * file.tell() // work.state.size)
        if percent >= work.state.percent + 10:
            work.move(now(), percent=percent)
    if not tally.kinds and tally.profile is None:
        raise FileRefused("nothing" if not tally.unread else "nothing_readable")
    tally.doubtful = len(sort_weights(sorted(weights))[1])
    return tally


def _note(row: Unread | Misread | ProfileFound, tally: Tally) -> None:
    if isinstance(row, ProfileFound):
        tally.profile = row.profile.seal_bytes().decode()
    elif isinstance(row, Misread):
        tally.cannot_read(row.place, "record")
    else:
        tally.cannot_read(row.place, row.why)


def _count(found: Sorted, tally: Tally) -> None:
    for candidates in found.new.values():
        for candidate in candidates:
            _add(tally, candidate, "new")
    for candidate, _entry, _day in found.joins:
        _add(tally, candidate, "new")
    for candidate in found.same:
        _add(tally, candidate, "same")
    for candidate in found.differs:
        _add(tally, candidate, "differs")


def _add(tally: Tally, candidate: Candidate, how: str) -> None:
    kind = tally.kinds.setdefault(candidate.sort, Kind())
    setattr(kind, how, getattr(kind, how) + 1)
    payload = candidate.payload
    if not isinstance(payload, EntryPayload):
        return
    day = payload.local_day()
    kind.first, kind.last = min(kind.first or day, day), max(kind.last or day, day)
    if len(kind.samples) < MOST_SAMPLES:
        kind.samples.append(Sample(kind=payload.kind, payload=payload.seal_bytes().decode()))


def _weights(candidates: list[Candidate]) -> list[Weighed]:
    return [
        Weighed(c.payload.measured_at, c.payload.weight_kg)
        for c in candidates
        if isinstance(c.payload, Measurement) and c.payload.weight_kg is not None
    ]
