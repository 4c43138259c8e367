"""On which days an exposure was there, on which it is known not to have been, and when it came on a day."""

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

from diary.domain.patterns.exposures import FOOD, HABIT
from diary.domain.patterns.recorded import CourseSaid, Moment, Recorded

WholeDay = Literal["whole day"]


@dataclass(frozen=True, slots=True)
class Exposed:
    """One exposure by day. A day that is in neither ``on`` nor ``off``, or is in ``partly``, is unknown.

    Args:
        on: days with it, and when it first came: a moment, the whole day (as a medicine taken all along or the
            sleep of the night before), or None when nobody can say.
        off: days that are known to be without it.
        partly: days of ``on`` of which not all was written down. Kept when it was there and dropped when it was
            not, they would put every food on the days that were too bad to finish.
    """

    on: dict[date, Moment | WholeDay | None]
    off: frozenset[date]
    partly: frozenset[date] = frozenset()


def exposed(key: str, recorded: Recorded, days: list[date]) -> Exposed:
    """Return the days of one exposure.

    A food is there on a day when one meal has its tag, and away when none has. Either counts only when that day's
    meals were ticked complete.
    A medicine is there on days when a dose was taken; away on days when each dose was left out, and on days
    outside all of its courses. A course without any dose written down is taken on all of its days; of a course with
    doses, a day without one is unknown. A habit is told against the person's own usual: stress above their median,
    sleep below it, more minutes of moving about than it; a period as it was answered.

    Args:
        key: an ``ExposureKey``; one that nobody ever logged is unknown on all days.
        recorded: the diary.
        days: the local dates to look at.
    """
    if key.startswith(FOOD):
        return _food(key.removeprefix(FOOD), recorded, days)
    if key.startswith(HABIT):
        return _habit(key.removeprefix(HABIT), recorded, days)
    return _medicine(key, recorded, days)


def _food(tag: str, recorded: Recorded, days: list[date]) -> Exposed:
    on: dict[date, Moment | WholeDay | None] = {}
    off, partly = set(), set()
    for day in days:
        eaten = recorded.eaten.get(day, {})
        said = recorded.told.days.get(day)
        is_complete = said is not None and bool(said.meals_complete)
        if tag in eaten:
            on[day] = eaten[tag]
            if not is_complete:
                partly.add(day)
        elif is_complete:
            off.add(day)
    return Exposed(on, frozenset(off), frozenset(partly))


def _habit(habit: str, recorded: Recorded, days: list[date]) -> Exposed:
    told = {day: recorded.told.days[day] for day in days if day in recorded.told.days}
    if habit == "period":
        said = {day: float(told[day].period or 0) for day in told if told[day].period is not None}
        return Exposed(
            {day: "whole day" for day, value in said.items() if value},
            frozenset(day for day, value in said.items() if not value),
        )
    values: dict[date, float] = {}
    if habit == "stress":
        values = {day: float(s.stress) for day, s in told.items() if s.stress is not None}
    elif habit == "short_sleep":
        values = {day: -s.sleep_hours for day, s in told.items() if s.sleep_hours is not None}
    elif habit == "active":
        minutes = recorded.active_minutes
        values = {day: float(minutes[day]) for day in days if day in minutes}
    if not values:
        return Exposed({}, frozenset())
    usual = median(values.values())
    when: WholeDay | None = "whole day" if habit == "short_sleep" else None
    return Exposed(
        {day: when for day, value in values.items() if value > usual},
        frozenset(day for day, value in values.items() if value <= usual),
    )


def _medicine(key: str, recorded: Recorded, days: list[date]) -> Exposed:
    doses: dict[date, Moment | None] = {}
    dosed: set[str] = set()
    for medicine, by_day in recorded.doses.items():
        if recorded.key_of_dose(medicine) == key:
            dosed.add(str(medicine))
            for day, of_day in by_day.items():
                taken = [at for at in (doses.get(day), of_day.taken) if at is not None]
                doses[day] = min(taken, default=None)
    courses = {id: course for id, course in recorded.courses.items() if course.key == key}
    on: dict[date, Moment | WholeDay | None] = {}
    off = set()
    for day in days:
        covering = {id for id, course in courses.items() if course.covers(day)}
        if doses.get(day) is not None:
            on[day] = doses[day]
        elif covering - dosed:
            began = {courses[id].first for id in covering - dosed}
            on[day] = None if began == {day} else "whole day"
        elif day in doses or (courses and not _may_cover(courses, day, covering)):
            off.add(day)
    return Exposed(on, frozenset(off))


def _may_cover(courses: dict[str, CourseSaid], day: date, covering: set[str]) -> bool:
    """Say whether some course is, or may be, taken on a day: one with doses is known by them alone."""
    return bool(covering) or any(course.covers(day) is None for course in courses.values())
