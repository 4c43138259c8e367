"""How complete a record is: days recorded, days ticked complete, what was written down late, gaps."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import get_args
from zoneinfo import ZoneInfo

from diary.domain.entries import EntryPayload, Medicine
from diary.domain.trends.bowel import complete_days
from diary.domain.trends.span import Span
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.visit import Section

MOST_GAPS = 3
RECORDED_AS = {
    "symptom": ("severity_0_10",),
    "bowel_movement": ("occurred_at",),
    "meal": ("eaten_at",),
    "measurement": ("weight_kg", "temperature_c", "pulse_bpm"),
    "day": ("sleep_hours", "stress_0_10", "activity_minutes", "fluids_cups"),
}
"""What a diary may hold, by kind and field: what of it is nowhere in the period is said."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How complete the period is.

    Args:
        of_days: days of the period.
        recorded: days with any entry but a course of a medicine, as Trends counts them.
        complete: days ticked complete.
        gaps: the longest runs of days without a record, the newest first, all equally long.
        backfilled: entries written down more than a day late, ``late_days`` the least and the most.
        entries: entries of the period, without courses of medicines.
        not_recorded: codes ``kind.field`` of what is nowhere in the period.
        left_out: the sections that the patient did not put in.
    """

    of_days: int
    recorded: int
    complete: int
    gaps: tuple[Span, ...]
    backfilled: int
    late_days: tuple[int, int]
    entries: int
    not_recorded: tuple[str, ...]
    left_out: tuple[Section, ...]


def quality(gathered: Gathered) -> Quality:
    """Return how complete the period is."""
    days = days_recorded(gathered)
    dated = [said for said in _all(gathered) if not isinstance(said, Medicine)]
    late = [_days_late(said) for said in dated if said.is_backfilled()]
    return Quality(
        of_days=len(gathered.span),
        recorded=len(days),
        complete=len(complete_days(gathered.told, gathered.span)),
        gaps=_longest_gaps(gathered.span, days),
        backfilled=len(late),
        late_days=(min(late, default=0), max(late, default=0)),
        entries=len(dated),
        not_recorded=_not_recorded(gathered),
        left_out=tuple(one for one in get_args(Section) if not gathered.source.has(one)),
    )


def days_recorded(gathered: Gathered) -> set[date]:
    """Return the days of the period with any entry; a course lies on the day it started, and is none."""
    return {said.local_day() for said in _all(gathered) if not isinstance(said, Medicine)}


def _all(gathered: Gathered) -> list[EntryPayload]:
    return [entry.payload for entry in gathered.in_period]


def _days_late(said: EntryPayload) -> int:
    written = said.recorded_at.astimezone(ZoneInfo(said.zone)).date()
    return max(1, (written - said.local_day()).days)


def _longest_gaps(span: Span, days: set[date]) -> tuple[Span, ...]:
    gaps = []
    for blank, run in groupby(span, key=lambda day: day not in days):
        of_run = list(run)
        if blank:
            gaps.append(Span(of_run[0], of_run[-1]))
    longest = max((len(gap) for gap in gaps), default=0)
    return tuple(reversed([gap for gap in gaps if len(gap) == longest]))


def _not_recorded(gathered: Gathered) -> tuple[str, ...]:
    said: dict[str, list[EntryPayload]] = {}
    for payload in _all(gathered):
        said.setdefault(payload.kind, []).append(payload)
    return tuple(
        f"{kind}.{field}"
        for kind, fields in RECORDED_AS.items()
        for field in fields
        if all(getattr(payload, field) is None for payload in said.get(kind, ()))
    )
