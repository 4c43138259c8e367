"""What of a visit is ready, what is missing, and what to do next; and visits in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, Protocol, TypeVar
from zoneinfo import ZoneInfo

from diary.domain.visits.visit import VisitPayload

StepCode = Literal["when", "goals", "checklist", "questions", "contents", "story", "agreed"]
IS_NEAR_DAYS = 7
AFTER_ALL_TIMES = "99:99"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to get ready. What is optional may stay as it is."""

    code: StepCode
    is_done: bool
    is_optional: bool = False


class HasVisit(Protocol):
    """Something that holds a visit."""

    @property
    def payload(self) -> VisitPayload:
        """Return what the visit says."""


Held = TypeVar("Held", bound=HasVisit)


@dataclass(frozen=True)
class VisitsInOrder(Generic[Held]):
    """Visits to come (the next first), without a date (as given), and that have been (the last first)."""

    coming: tuple[Held, ...] = field(repr=False)
    undated: tuple[Held, ...] = field(repr=False)
    past: tuple[Held, ...] = field(repr=False)


def steps_of(visit: VisitPayload) -> tuple[Step, ...]:
    """Return what there is to get ready, in the order in which it is best done."""
    return (
        Step("when", visit.on is not None),
        Step("goals", bool(visit.goals)),
        Step("checklist", visit.run_id is not None),
        Step("questions", bool(visit.questions)),
        Step("contents", visit.sections is not None),
        Step("story", visit.story is not None, is_optional=True),
    )


def next_step(visit: VisitPayload, *, now: datetime) -> StepCode | None:
    """Return what to do next, None when all is ready.

    After the visit nothing is more pressing than what was said there.
    """
    if has_been(visit, now=now):
        return None if was_told(visit) else "agreed"
    return next((s.code for s in steps_of(visit) if not s.is_done and not s.is_optional), None)


def is_ready(visit: VisitPayload) -> bool:
    """Say whether everything is there that is not optional."""
    return all(step.is_done or step.is_optional for step in steps_of(visit))


def days_until(visit: VisitPayload, *, now: datetime) -> int | None:
    """Return the days from today, where the visit is, until its day: negative when it has been.

    None for a visit without a date. ``now`` is an instant, in any zone.
    """
    if visit.on is None:
        return None
    return (visit.on - now.astimezone(ZoneInfo(visit.zone)).date()).days


def has_been(visit: VisitPayload, *, now: datetime) -> bool:
    """Say whether the day of the visit is over; a visit without a date has not been."""
    days = days_until(visit, now=now)
    return days is not None and days < 0


def was_told(visit: VisitPayload) -> bool:
    """Say whether anything is written down of what was agreed."""
    return bool(visit.agreed or visit.next_steps or visit.followed)


def is_near(visit: VisitPayload, *, now: datetime) -> bool:
    """Say whether the visit is today or within ``IS_NEAR_DAYS``."""
    days = days_until(visit, now=now)
    return days is not None and 0 <= days <= IS_NEAR_DAYS


def in_order(visits: Sequence[Held], *, now: datetime) -> VisitsInOrder[Held]:
    """Sort visits for a list; one that is today is still to come."""
    dated = sorted((v for v in visits if v.payload.on is not None), key=_when)
    return VisitsInOrder(
        coming=tuple(v for v in dated if not has_been(v.payload, now=now)),
        undated=tuple(v for v in visits if v.payload.on is None),
        past=tuple(v for v in reversed(dated) if has_been(v.payload, now=now)),
    )


def _when(held: HasVisit) -> tuple[date, str]:
    return held.payload.on or date.max, held.payload.at or AFTER_ALL_TIMES
