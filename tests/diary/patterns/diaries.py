"""Entries of made-up diaries, quick to write down, and the table that comes of them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from diary.domain.entries import EntryPayload
from diary.domain.patterns.days import day_table
from diary.domain.patterns.recorded import Recorded
from diary.domain.patterns.table import DayTable
from tests.diary.factories import LONDON, TODAY, a_payload

ONION = "food:onion_garlic"


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def at(ago: int, hour: int, minute: int = 0, zone: str = LONDON) -> datetime:
    return datetime(*day(ago).timetuple()[:3], hour, minute, tzinfo=ZoneInfo(zone))


def symptom(ago: int, score: int, hour: int = 15, *, zone: str = LONDON, **more: Any) -> Any:
    when = at(ago, hour, zone=zone)
    said = {"severity_0_10": score, "started_at": when, "recorded_at": when, "zone": zone}
    return a_payload("symptom", **{**said, **more})


def meal(ago: int, hour: int = 13, *tags: str, zone: str = LONDON) -> Any:
    tags = tags or ("onion_garlic",)
    return a_payload("meal", eaten_at=at(ago, hour, zone=zone), food_tags=tags, zone=zone)


def whole_day(ago: int, **said: Any) -> Any:
    return a_payload("day", local_date=day(ago), **said)


def complete(ago: int, **said: Any) -> Any:
    return whole_day(ago, symptoms_complete=True, meals_complete=True, **said)


def dose(ago: int, medicine: int = 1, hour: int = 8, **said: Any) -> Any:
    return a_payload("dose", medicine_id=UUID(int=medicine), taken_at=at(ago, hour), **said)


def course(**said: Any) -> Any:
    return a_payload("medicine", **{"name": "Ibuprofen", "medicine_class": "nsaid", **said})


def recorded(*entries: EntryPayload | tuple[EntryPayload, int]) -> Recorded:
    """Gather entries; one that stands with a number has that as its id."""
    pairs = [entry if isinstance(entry, tuple) else (entry, 99) for entry in entries]
    return Recorded().take_all((payload, str(UUID(int=id))) for payload, id in pairs)


def table(*entries: Any, compared: tuple[str, ...] = (ONION,), **more: Any) -> DayTable:
    said = {"tracked": ("bloating",), "today": TODAY, **more}
    return day_table(recorded(*entries), compared=compared, **said)


def values(column: Any) -> list[float | None]:
    """Return a column with None for what is missing."""
    return [None if value != value else float(value) for value in column.tolist()]
