"""Gathers opened entries by day, in any order: what a diary told of each day, its weights, its courses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from diary.domain.entries import (
    BowelMovement,
    Day,
    EntryPayload,
    Meal,
    Measurement,
    Medicine,
    Symptom,
)

OWN = "own:"
LONGEST_LASTING = timedelta(days=31)
"""A symptom that lasted longer counts on its first 31 days: after that one score says too little."""


@dataclass(frozen=True, slots=True, order=True)
class Stool:
    """One poo: form 1–7, blood and colour as ``BowelMovement`` codes; None is unknown."""

    at: datetime
    form: int | None = field(compare=False)
    blood: str | None = field(compare=False)
    colour: str | None = field(compare=False)

    @property
    def shows_blood(self) -> bool:
        """Say whether blood was noted, whatever the amount."""
        return self.blood not in (None, "none")


@dataclass(frozen=True, slots=True, order=True)
class Weighing:
    """One weight in kilograms, with the instant, the patient's local date and the entry that says it."""

    at: datetime
    kg: float
    day: date
    entry_id: str


@dataclass(frozen=True, slots=True, order=True)
class Course:
    """A course of a medicine. ``first`` is the day it was written down when the start is not known."""

    first: date
    name: str
    last: date | None = field(compare=False)
    start_known: bool = field(compare=False)
    dose: str | None = field(compare=False)


@dataclass(slots=True)
class DayTold:
    """What is known of one day. An absent score is unknown unless ``complete`` says there was nothing more."""

    complete: bool = False
    meals_complete: bool = False
    sleep_hours: float | None = None
    stress: int | None = None
    period: bool | None = None
    scores: dict[str, int] = field(default_factory=dict)
    stools: list[Stool] = field(default_factory=list)
    plants: set[str] = field(default_factory=set)


class Told:
    """What was gathered. The order in which entries come makes no difference."""

    def __init__(self) -> None:
        self.days: dict[date, DayTold] = {}
        self.weighings: list[Weighing] = []
        self.courses: list[Course] = []
        self._labels: dict[str, tuple[datetime, str]] = {}

    def take(self, payload: EntryPayload, entry_id: str) -> None:
        """Note what one entry says; kinds that no chart shows are passed over."""
        read = READERS.get(payload.kind)
        if read is not None:
            read(self, payload, entry_id)

    def take_all(self, entries: Iterable[tuple[EntryPayload, str]]) -> "Told":
        """Note what all of these ``(payload, id)`` pairs say."""
        for payload, entry_id in entries:
            self.take(payload, entry_id)
        return self

    def of(self, day: date) -> DayTold:
        """Return the day to add to."""
        return self.days.setdefault(day, DayTold())

    def own_label(self, symptom: str) -> str:
        """Return the patient's own word for a symptom, as it was written last; empty for a tag."""
        return self._labels[symptom][1] if symptom in self._labels else ""

    def name_symptom(self, said: Symptom) -> str:
        """Return the code of a tag, or ``own:`` and the patient's word, whatever its capitals."""
        if said.tag:
            return said.tag
        label = said.own_label or ""
        key = OWN + " ".join(label.split()).casefold()
        self._labels[key] = max(
            self._labels.get(key, (said.started_at, label)), (said.started_at, label)
        )
        return key


def _symptom(told: Told, said: Symptom, _id: str) -> None:
    key = told.name_symptom(said)
    for day in days_of(said):
        scores = told.of(day).scores
        scores[key] = max(scores.get(key, 0), said.severity_0_10)


def days_of(said: Symptom) -> list[date]:
    """Return the local days a symptom was there: to its end when known, or on the day it was written down."""
    first = said.local_day()
    until = said.ended_at or (said.recorded_at if said.still_going else None)
    if until is None:
        return [first]
    last = max(first, until.astimezone(ZoneInfo(said.zone)).date())
    last = min(last, first + LONGEST_LASTING - timedelta(days=1))
    if said.ended_at is None:
        return [first] if last == first else [first, last]
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _bowel_movement(told: Told, said: BowelMovement, _id: str) -> None:
    stool = Stool(said.occurred_at, said.stool_form, said.blood, said.colour)
    told.of(said.local_day()).stools.append(stool)


def _meal(told: Told, said: Meal, _id: str) -> None:
    told.of(said.local_day()).plants.update(said.plants)


def _medicine(told: Told, said: Medicine, _id: str) -> None:
    start_known = said.started_on is not None
    told.courses.append(
        Course(said.local_day(), said.name, said.stopped_on, start_known, said.dose)
    )


def _measurement(told: Told, said: Measurement, entry_id: str) -> None:
    if said.weight_kg is not None:
        told.weighings.append(
            Weighing(said.measured_at, said.weight_kg, said.local_day(), entry_id)
        )


def _day(told: Told, said: Day, _id: str) -> None:
    day = told.of(said.local_date)
    day.complete = said.symptoms_complete is True
    day.meals_complete = said.meals_complete is True
    day.sleep_hours, day.stress, day.period = said.sleep_hours, said.stress_0_10, said.period


READERS: Mapping[str, Callable[[Told, Any, str], None]] = MappingProxyType(
    {
        "symptom": _symptom,
        "bowel_movement": _bowel_movement,
        "meal": _meal,
        "medicine": _medicine,
        "measurement": _measurement,
        "day": _day,
    }
)
