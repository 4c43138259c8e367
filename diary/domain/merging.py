"""Two versions of what is said of one day, put together field by field.

Neither is ever overwritten in silence: what only one of them says, or only one of them changed, is
kept; what both changed to different values is a conflict, with both values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diary.domain.entries import Day

NEVER_MERGED = frozenset({"schema_number", "zone", "recorded_at", "imported_from", "local_date"})
"""How it was written down, and which day it is about: not what is said of the day."""
MERGED = tuple(name for name in Day.model_fields if name not in NEVER_MERGED)


@dataclass(frozen=True, slots=True)
class MergedDay:
    """Both versions in one; or, when they contradict each other, where.

    Args:
        day: what both say together; for a field in conflict it holds what ``theirs`` says.
        conflicts: field names with (mine, theirs); None in a pair means "not said".
    """

    day: Day = field(repr=False)
    conflicts: Mapping[str, tuple[Any, Any]] = field(default_factory=dict, repr=False)


def merge_days(base: Day | None, mine: Day, theirs: Day) -> MergedDay:
    """Merge two versions of a day.

    Args:
        base: what both started from, None when that is not known: then a field that is missing was
            never said, rather than taken back.
        mine: what is being written.
        theirs: what is there; it keeps its zone and its moment of writing down.

    Raises:
        ValueError: the versions are about different days.
    """
    if len({day.local_date for day in (base, mine, theirs) if day is not None}) > 1:
        raise ValueError("these are different days")
    said: dict[str, Any] = {}
    conflicts: dict[str, tuple[Any, Any]] = {}
    for name in MERGED:
        before, here, there = (getattr(day, name, None) for day in (base, mine, theirs))
        if here in (there, before):
            said[name] = there
        elif there == before:
            said[name] = here
        else:
            said[name] = there
            conflicts[name] = (here, there)
    return MergedDay(theirs.model_copy(update=said), conflicts)


def adds_nothing(mine: Day, theirs: Day) -> bool:
    """Say whether all that ``mine`` says is said by ``theirs`` as well."""
    merged = merge_days(None, mine, theirs)
    return not merged.conflicts and merged.day == theirs
