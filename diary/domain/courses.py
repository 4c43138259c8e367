"""Which medicines were taken when: active at an event, and which facts that shows.

Source: education/clinical/README.md, "Time, days, medicines".
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from diary.domain.observations import Observation
from diary.domain.periods import DAY, Moment
from diary.domain.shown import Shown
from education.domain.red_flags.facts import YES, Evidence

STILL_ACTIVE = 7 * DAY
ANTIBIOTIC_ACTIVE = 84 * DAY
LONG_STEROID = 28 * DAY
BLEEDING_DAYS = timedelta(days=14)
BLEEDING_CLASSES = ("anticoagulant", "antiplatelet", "nsaid")
DARKENING_CLASSES = ("iron", "bismuth")


def of_class(courses: Iterable[Observation], *classes: str) -> list[Observation]:
    """Return the courses of these classes."""
    return [course for course in courses if course.fields.get("class") in classes]


def active_on(course: Observation, event: Observation) -> bool:
    """Say whether a course was active on the day of an event: concern counts the whole day."""
    return course.local_date <= event.local_date and _not_long_stopped(course, event)


def started_before(course: Observation, event: Observation) -> bool:
    """Say whether a course surely started before an event and was active at it: what excuses is strict."""
    known = course.fields.get("start_known", True)
    return bool(known) and course.at <= event.at and _not_long_stopped(course, event)


def active_now(course: Observation, moment: Moment, after_stop: timedelta = STILL_ACTIVE) -> bool:
    """Say whether a course is active at the moment of checking."""
    stopped = course.fields.get("stopped")
    return course.at <= moment.now and (stopped is None or moment.within(stopped, after_stop))


def show_medicines(
    shown: Shown,
    courses: Sequence[Observation],
    bleeds: Sequence[Observation],
    *,
    bleed_is_told: bool,
) -> None:
    """Note medicines that matter with bleeding, antibiotics and painkillers.

    Args:
        shown: where to note them.
        courses: every medicine.
        bleeds: events of bleeding in the last 14 days that the diary holds.
        bleed_is_told: bleeding in that time was answered without an entry, so its day is unknown and
            a medicine that was active on any of those days counts.
    """
    for name in BLEEDING_CLASSES:
        courses_of = of_class(courses, name)
        active = [c for c in courses_of if any(active_on(c, bleed) for bleed in bleeds)]
        if not active and bleed_is_told:
            window = BLEEDING_DAYS + STILL_ACTIVE
            active = [c for c in courses_of if active_now(c, shown.moment, window)]
        if active:
            shown.put(f"takes_{name}", YES, course_evidence(active))
    for code, names, after_stop in (
        ("takes_nsaid_now", ("nsaid",), STILL_ACTIVE),
        ("bleeding_medicine_now", BLEEDING_CLASSES, STILL_ACTIVE),
        ("antibiotics_84d", ("antibiotic",), ANTIBIOTIC_ACTIVE),
    ):
        active = [c for c in of_class(courses, *names) if active_now(c, shown.moment, after_stop)]
        if active:
            shown.put(code, YES, course_evidence(active))


def course_evidence(courses: Sequence[Observation]) -> Evidence:
    """Return the class of the first of ``courses`` and when it started, if that is known."""
    first = min(courses, key=lambda course: course.at)
    dates = (first.local_date,) if first.fields.get("start_known", True) else ()
    return Evidence("medicine", dates, str(first.fields.get("class")))


def long_steroids(courses: Sequence[Observation], moment: Moment) -> list[Observation]:
    """Return steroids that are active and were started 28 days ago or more."""
    return [
        course
        for course in of_class(courses, "steroid")
        if active_now(course, moment) and moment.ago(course.at) >= LONG_STEROID
    ]


def _not_long_stopped(course: Observation, event: Observation) -> bool:
    stopped = course.fields.get("stopped")
    return stopped is None or event.at - stopped <= STILL_ACTIVE
