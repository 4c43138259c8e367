"""What becomes of an entry that a device sends: decided from what it sent and what is there, nothing else.

A device may send anything again, in any order, a week later: what was taken in once changes nothing
any more. What somebody changed in the meantime is never overwritten.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from diary.domain.entries import Day, EntryPayload
from diary.domain.merging import adds_nothing, merge_days
from diary.domain.receipt import bounded

OTHER_KIND, OTHER_DAY = "other_kind", "other_day"


class Verdict(StrEnum):
    """What to do with an entry that was sent."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    CONFLICT = "conflict"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class SentEntry:
    """One entry as a device sent it.

    Args:
        version: the version it saw last, 0 for a new entry.
        payload: what it says; None only for the deletion of an entry that was seen.
        deleted: whether it is to be put away.
        base: what a day said when the device began to change it, None when that is not known.
    """

    id: UUID
    kind: str
    version: int
    payload: EntryPayload | None = field(repr=False)
    deleted: bool = False
    base: Day | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class There:
    """The row with the id that was sent. ``payload`` is None when it does not open."""

    kind: str
    version: int
    deleted: bool
    updated_at: datetime
    payload: EntryPayload | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """What to do, and with which payload; why not, by field; where two versions of a day contradict."""

    verdict: Verdict
    payload: EntryPayload | None = field(default=None, repr=False)
    faults: Mapping[str, str] = field(default_factory=dict)
    differs: tuple[str, ...] = ()


def judge(sent: SentEntry, there: There | None, now: datetime) -> Judged:
    """Say what becomes of ``sent``, which arrives at ``now``, where ``there`` is the row of its id, if any.

    A CHANGE is one of the version that is there. A CONFLICT without a row was a change of an entry that
    is not there: it can be sent again as new.
    """
    if there is None:
        if sent.version or sent.payload is None:
            return Judged(Verdict.CONFLICT)
        return Judged(Verdict.ADD, bounded(sent.payload, now))
    if faults := _another(sent, there):
        return Judged(Verdict.INVALID, faults=faults)
    if sent.version == there.version:
        return _judge_change(sent, there, now)
    return _judge_first_sending(sent, there) if sent.version == 0 else _judge_stale(sent, there)


def _judge_change(sent: SentEntry, there: There, now: datetime) -> Judged:
    if there.payload is None:
        if sent.deleted and not there.deleted:
            return Judged(Verdict.CHANGE)
        return Judged(Verdict.SAME if sent.deleted else Verdict.CONFLICT)
    payload = bounded(sent.payload or there.payload, now)
    if sent.deleted == there.deleted and payload.says_the_same(there.payload):
        return Judged(Verdict.SAME)
    # As in a form: an entry keeps the moment at which it was written down first.
    kept = payload.model_copy(update={"recorded_at": there.payload.recorded_at})
    return Judged(Verdict.CHANGE, kept)


def _judge_first_sending(sent: SentEntry, there: There) -> Judged:
    """Judge a new entry whose id is there already: sent again, unless it says something else."""
    if _says_the_same(sent, there):
        if there.deleted or not sent.deleted:
            return Judged(Verdict.SAME)
        # Written and put away on the device before it heard that the writing had arrived.
        untouched = there.version == 1
        return Judged(Verdict.CHANGE, there.payload) if untouched else Judged(Verdict.CONFLICT)
    mine, theirs = sent.payload, there.payload
    if isinstance(mine, Day) and isinstance(theirs, Day) and not sent.deleted and not there.deleted:
        if adds_nothing(mine, theirs):
            return Judged(Verdict.SAME)
        return Judged(Verdict.CONFLICT, differs=tuple(merge_days(None, mine, theirs).conflicts))
    return Judged(Verdict.CONFLICT)


def _judge_stale(sent: SentEntry, there: There) -> Judged:
    """Judge a change of an older version: it has arrived before, or somebody else was faster."""
    if sent.deleted == there.deleted and _says_the_same(sent, there):
        return Judged(Verdict.SAME)
    mine, theirs = sent.payload, there.payload
    if not (isinstance(mine, Day) and isinstance(theirs, Day)) or sent.deleted or there.deleted:
        return Judged(Verdict.CONFLICT)
    merged = merge_days(sent.base, mine, theirs)
    if sent.base is not None and merged.day == theirs:
        return Judged(Verdict.SAME)
    # One change since it was seen can be merged. After a second, this one may have been taken in before
    # and taken back since: sent again, it would come back.
    if sent.base is None or merged.conflicts or there.version != sent.version + 1:
        return Judged(Verdict.CONFLICT, differs=tuple(merged.conflicts))
    return Judged(Verdict.CHANGE, merged.day)


def _says_the_same(sent: SentEntry, there: There) -> bool:
    """Compare as it was when the row was written: a moment to come was bounded by that moment."""
    if sent.payload is None:
        return True
    if there.payload is None:
        return False
    return bounded(sent.payload, there.updated_at).says_the_same(there.payload)


def _another(sent: SentEntry, there: There) -> Mapping[str, str]:
    """Return in which way the id is taken by an entry that can never be this one."""
    if there.kind != sent.kind:
        return {"kind": OTHER_KIND}
    said = (sent.base, sent.payload, there.payload)
    days = {day.local_date for day in said if isinstance(day, Day)}
    return {"local_date": OTHER_DAY} if len(days) > 1 else {}
