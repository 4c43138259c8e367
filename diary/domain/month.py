"""A month of the diary: its weeks, and what was recorded on each of its days."""

from calendar import Calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from diary.domain.entries import BowelMovement, Day, EntryPayload, Medicine, Symptom, Vomiting
from diary.domain.profile import WeekStart

FIRST_WEEKDAY: Mapping[WeekStart, int] = MappingProxyType({"monday": 0, "saturday": 5, "sunday": 6})
"""The number of each first day of a week, as ``date.weekday()`` counts."""
BLOOD = ("on_paper", "mixed", "a_lot")
"""The answers that say there was blood in a stool, least first."""


@dataclass(slots=True)
class DaySummary:
    """What one local day's entries say, as a calendar shows it. A day without entries is unknown.

    Args:
        day: the patient's local date.
        entries: how many entries belong to it, those of the whole day included.
        worst: the symptom scored highest among those asked for, as ``(score 0–10, tag)``, or None.
        scored: how many symptom scores above 0, of any symptom.
        movements: how many bowel movements.
        blood: the most blood said of a stool, one of ``BLOOD``, or None when none was said.
        times_sick: how many entries of being sick.
        blood_in_vomit: blood or coffee grounds were said of being sick.
        started, stopped: names of medicines whose course began or ended on it.
        is_complete: the patient said that there is nothing more to record.
        is_late: an entry was written down more than a day after it happened.
    """

    day: date
    entries: int = 0
    worst: tuple[int, str] | None = None
    scored: int = 0
    movements: int = 0
    blood: str | None = None
    times_sick: int = 0
    blood_in_vomit: bool = False
    started: list[str] = field(default_factory=list, repr=False)
    stopped: list[str] = field(default_factory=list, repr=False)
    is_complete: bool = False
    is_late: bool = False

    @property
    def is_unknown(self) -> bool:
        """Say whether nothing was recorded: that is not the same as a day without symptoms."""
        return self.entries == 0 and not self.started and not self.stopped

    @property
    def is_complete_without_symptoms(self) -> bool:
        """Say whether the patient called the day complete, with no score above 0, no blood and no vomiting."""
        return self.is_complete and not (self.scored or self.blood or self.times_sick)


def weeks_of(year: int, month: int, starts: WeekStart) -> list[list[date]]:
    """Return the weeks that touch a month, seven days each, from ``starts``.

    Args:
        year: 1 to 9999; the first and last month of that range leave the calendar and raise.
        month: 1 to 12.
        starts: the first day of the patient's week.

    Raises:
        OverflowError, ValueError: a week would begin before year 1 or end after year 9999.
    """
    return Calendar(FIRST_WEEKDAY[starts]).monthdatescalendar(year, month)


def summarise(
    entries: Iterable[tuple[date, EntryPayload]], first: date, last: date, tracked: Iterable[str]
) -> dict[date, DaySummary]:
    """Return what each day from ``first`` to ``last`` (both included) says.

    Args:
        entries: ``(local date, payload)`` of the days, and every course of a medicine whenever it began.
        first: the first day asked for.
        last: the last one; at most some weeks later.
        tracked: tags whose scores compete for ``worst``; own labels and other tags count in ``scored``.
    """
    span = (last - first).days
    days = {day: DaySummary(day) for day in (first + timedelta(n) for n in range(span + 1))}
    wanted = frozenset(tracked)
    for day, payload in entries:
        if isinstance(payload, Medicine):
            _add_course(days, payload)
        if day in days:
            _add(days[day], payload, wanted)
    return days


def _add(summary: DaySummary, payload: EntryPayload, tracked: frozenset[str]) -> None:
    summary.entries += 1
    summary.is_late = summary.is_late or payload.is_backfilled()
    if isinstance(payload, Symptom):
        _add_score(summary, payload, tracked)
    elif isinstance(payload, BowelMovement):
        summary.movements += 1
        if payload.blood in BLOOD:
            summary.blood = max(payload.blood, summary.blood or payload.blood, key=BLOOD.index)
    elif isinstance(payload, Vomiting):
        summary.times_sick += 1
        bloody = payload.content in {"blood", "coffee_grounds"}
        summary.blood_in_vomit = summary.blood_in_vomit or bloody
    elif isinstance(payload, Day):
        summary.is_complete = bool(payload.symptoms_complete and payload.meals_complete)


def _add_score(summary: DaySummary, said: Symptom, tracked: frozenset[str]) -> None:
    summary.scored += said.severity_0_10 > 0
    if said.tag in tracked and (summary.worst is None or said.severity_0_10 > summary.worst[0]):
        summary.worst = (said.severity_0_10, said.tag or "")


def _add_course(days: Mapping[date, DaySummary], course: Medicine) -> None:
    if course.started_on is not None and course.started_on in days:
        days[course.started_on].started.append(course.name)
    if course.stopped_on is not None and course.stopped_on in days:
        days[course.stopped_on].stopped.append(course.name)
