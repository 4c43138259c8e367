"""Gathers opened entries for comparing days, in any order: memory grows with days, not with entries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from diary.domain.entries import Day, Dose, EntryPayload, Meal, Medicine, Symptom
from diary.domain.patterns.exposures import medicine_key
from diary.domain.trends.told import Told, days_of


class Moment(NamedTuple):
    """An instant, and the minutes after midnight that a clock showed where the person was."""

    at: datetime
    minute: int


class Onset(NamedTuple):
    """When the worst of a day began; ``began_before`` says that it lasted from an earlier day."""

    score: int
    at: Moment
    began_before: bool


@dataclass(frozen=True, slots=True)
class CourseSaid:
    """A course of a medicine by the key it is compared with; ``first`` is None when its start is not known."""

    key: str
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool | None:
        """Say whether it was taken on a day; None before the day it was written down when no start is known."""
        if self.last is not None and day > self.last:
            return False
        if self.first is None:
            return None
        return day >= self.first


@dataclass(slots=True)
class DosesOfDay:
    """The doses of one medicine on one day: the first that was taken, or only ones left out."""

    taken: Moment | None = None


@dataclass(slots=True)
class Recorded:
    """What was gathered of a diary. The order in which entries come makes no difference.

    ``told`` is what charts read too: worst scores, complete days, sleep, stress, period, weights. ``eaten`` has the
    first time of each food tag by day, ``onsets`` when the worst score of a symptom began.
    """

    told: Told = field(default_factory=Told)
    onsets: dict[str, dict[date, Onset]] = field(default_factory=dict)
    eaten: dict[date, dict[str, Moment]] = field(default_factory=dict)
    active_minutes: dict[date, int] = field(default_factory=dict)
    courses: dict[str, CourseSaid] = field(default_factory=dict)
    doses: dict[UUID, dict[date, DosesOfDay]] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)

    def take(self, payload: EntryPayload, entry_id: str) -> None:
        """Note what one entry says; kinds that are not compared are passed over."""
        read = READERS.get(payload.kind)
        if read is not None:
            read(self, payload, entry_id)

    def take_all(self, entries: Iterable[tuple[EntryPayload, str]]) -> "Recorded":
        """Note what all of these ``(payload, id)`` pairs say."""
        for payload, entry_id in entries:
            self.take(payload, entry_id)
        return self

    def days(self) -> set[date]:
        """Return every day that something compared was written about; a course alone makes no day."""
        doses = {day for of in self.doses.values() for day in of}
        return set(self.told.days) | set(self.eaten) | doses

    def key_of_dose(self, medicine: UUID) -> str:
        """Return the key of the medicine that a dose was of, by the name it was written with when it is gone."""
        course = self.courses.get(str(medicine))
        return course.key if course else medicine_key(self.names.get(medicine, ""), None)


def _moment(at: datetime, zone: str) -> Moment:
    there = at.astimezone(ZoneInfo(zone))
    return Moment(at, there.hour * 60 + there.minute)


def _symptom(recorded: Recorded, said: Symptom, entry_id: str) -> None:
    told = recorded.told
    told.take(said, entry_id)
    began, first = _moment(said.started_at, said.zone), said.local_day()
    onsets = recorded.onsets.setdefault(told.name_symptom(said), {})
    for day in days_of(said):
        new, known = Onset(said.severity_0_10, began, day > first), onsets.get(day)
        if known is None or (-new.score, new.at.at) < (-known.score, known.at.at):
            onsets[day] = new


def _meal(recorded: Recorded, said: Meal, _id: str) -> None:
    at = _moment(said.eaten_at, said.zone)
    of_day = recorded.eaten.setdefault(said.local_day(), {})
    for tag in said.food_tags:
        of_day[tag] = min(of_day.get(tag, at), at)


def _medicine(recorded: Recorded, said: Medicine, entry_id: str) -> None:
    key = medicine_key(said.name, said.medicine_class)
    recorded.courses[entry_id] = CourseSaid(key, said.started_on, said.stopped_on)


def _dose(recorded: Recorded, said: Dose, _id: str) -> None:
    day = recorded.doses.setdefault(said.medicine_id, {}).setdefault(said.local_day(), DosesOfDay())
    if said.medicine_name:
        recorded.names[said.medicine_id] = max(
            said.medicine_name, recorded.names.get(said.medicine_id, "")
        )
    if not said.skipped:
        at = _moment(said.taken_at, said.zone)
        day.taken = at if day.taken is None else min(day.taken, at)


def _day(recorded: Recorded, said: Day, entry_id: str) -> None:
    recorded.told.take(said, entry_id)
    if said.activity_minutes is not None:
        recorded.active_minutes[said.local_date] = said.activity_minutes


def _measurement(recorded: Recorded, said: EntryPayload, entry_id: str) -> None:
    recorded.told.take(said, entry_id)


READERS: Mapping[str, Callable[[Recorded, Any, str], None]] = MappingProxyType(
    {
        "symptom": _symptom,
        "meal": _meal,
        "medicine": _medicine,
        "dose": _dose,
        "day": _day,
        "measurement": _measurement,
    }
)
