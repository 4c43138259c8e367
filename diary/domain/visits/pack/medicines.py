"""Medicines and supplements of a pack: taken in its period or still taken."""

from dataclasses import dataclass
from datetime import date

from diary.domain.entries import Medicine
from diary.domain.trends.span import Span
from diary.domain.visits.pack.gathered import Gathered


@dataclass(frozen=True, slots=True)
class Change:
    """A medicine that was started, or stopped, on a day."""

    day: date
    name: str
    started: bool


def courses(gathered: Gathered) -> tuple[Medicine, ...]:
    """Return the courses that touch the period or go on: first those that changed in it, then by name."""
    entries = gathered.source.entries
    all_courses = [e.payload for e in entries if isinstance(e.payload, Medicine)]
    span = gathered.span
    shown = [c for c in all_courses if _touches(c, span) or c.is_taken_on(gathered.today)]
    return tuple(sorted(shown, key=lambda c: (not _changed(c, span), c.name.casefold())))


def changes(gathered: Gathered) -> tuple[Change, ...]:
    """Return what was started and what was stopped in the period, oldest first."""
    found = []
    for course in courses(gathered):
        if course.started_on and course.started_on in gathered.span:
            found.append(Change(course.started_on, course.name, started=True))
        if course.stopped_on and course.stopped_on in gathered.span:
            found.append(Change(course.stopped_on, course.name, started=False))
    return tuple(sorted(found, key=lambda change: (change.day, change.name)))


def _touches(course: Medicine, span: Span) -> bool:
    begins = course.started_on or course.local_day()
    return begins <= span.last and (course.stopped_on is None or course.stopped_on >= span.first)


def _changed(course: Medicine, span: Span) -> bool:
    return any(day is not None and day in span for day in (course.started_on, course.stopped_on))
