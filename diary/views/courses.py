"""Courses of medicines as pages show them: what is taken now, today's doses, what was stopped and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from diary.domain.entries import Dose, Medicine
from diary.domain.medicine_names import class_to_ask_about
from diary.forms.choices import CLASS_QUESTIONS, MEDICINE_CLASSES, words
from diary.models.patient import OpenDiary
from diary.vault import OpenEntries, OpenEntry
from diary.views.past import courses as read_courses
from diary.wording.kept import say as _


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One course. ``tap`` is the id of the dose that a tap makes; ``asks`` a question about its class, if any."""

    id: UUID
    version: int
    name: str
    dose: str
    when: str
    sort: str
    reason: str
    today: str
    tap: UUID
    asks: str
    asks_code: str
    is_supplement: bool


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses of a diary on one day."""

    medicines: list[CourseRow]
    supplements: list[CourseRow]
    stopped: list[CourseRow]
    unreadable: int

    def __bool__(self) -> bool:
        return bool(self.medicines or self.supplements or self.stopped or self.unreadable)


def courses_of(diary: OpenDiary, today: Iterable[OpenEntry]) -> Courses:
    """Return every course, with the doses among ``today``, the entries of the patient's today."""
    opened = read_courses(diary)
    rows = _rows(diary, opened, list(today))
    taken = [row for entry, row in rows if _is_taken_now(entry.payload, diary.today)]  # type: ignore[arg-type]
    return Courses(
        [row for row in taken if not row.is_supplement],
        [row for row in taken if row.is_supplement],
        [row for _entry, row in rows if row not in taken],
        len(opened.unreadable),
    )


def doses_to_take(diary: OpenDiary, today: Iterable[OpenEntry]) -> list[CourseRow]:
    """Return what is taken now, for ``diary/partials/doses.html``; ``today`` are today's entries."""
    found = courses_of(diary, today)
    return [*found.medicines, *found.supplements]


def _is_taken_now(course: Medicine, today: date) -> bool:
    """Say whether it is taken and was not stopped: what somebody stopped today has gone from the list."""
    return course.is_taken_on(today) and course.stopped_on != today


def _rows(
    diary: OpenDiary, courses: OpenEntries, today: list[OpenEntry]
) -> list[tuple[OpenEntry, CourseRow]]:
    doses: dict[UUID, list[str]] = {}
    for entry in today:
        if isinstance(entry.payload, Dose):
            doses.setdefault(entry.payload.medicine_id, []).append(_said(entry.payload))
    return [(entry, _row(entry, diary.today, doses.get(entry.id, []))) for entry in courses]


def _row(entry: OpenEntry, today: date, doses: list[str]) -> CourseRow:
    said: Medicine = entry.payload  # type: ignore[assignment]
    asked = class_to_ask_about(said.name) if said.medicine_class is None else None
    known = said.medicine_class not in (None, "other")
    return CourseRow(
        entry.id,
        entry.version,
        said.name,
        said.dose or "",
        _when(said, today),
        words(MEDICINE_CLASSES, said.medicine_class) if known else "",
        said.reason_stopped or "",
        _("Today: {doses}").format(doses=", ".join(doses)) if doses else "",
        uuid4(),
        str(CLASS_QUESTIONS[asked]).format(name=said.name) if asked else "",
        asked or "",
        bool(said.is_supplement),
    )


def _when(said: Medicine, today: date) -> str:
    first, last = (
        date_format(day, "DATE_FORMAT") if day else "" for day in (said.started_on, said.stopped_on)
    )
    if first and last:
        return _("{first} to {last}").format(first=first, last=last)
    if last:
        return _("stopped {day}").format(day=last)
    if said.started_on and said.started_on > today:
        return _("from {day}").format(day=first)
    return _("since {day}").format(day=first) if first else _("start not noted")


def _said(dose: Dose) -> str:
    at = dose.taken_at.astimezone(ZoneInfo(dose.zone))
    said = _("left out") if dose.skipped else _("taken")
    return f"{at:%H:%M} {said}"
