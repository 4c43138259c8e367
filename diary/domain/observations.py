"""What the rules read of a diary: small observations that entries and vignettes both become."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from diary.domain.entries import (
    BowelMovement,
    EntryPayload,
    Measurement,
    Medicine,
    Symptom,
    Vomiting,
)


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that happened. Fields by kind; one that is missing is unknown.

    Args:
        kind: symptom, bowel_movement, vomiting, measurement or medicine.
        at: when, as an instant with a zone; for a medicine, when it was started.
        local_date: the patient's date then.
        fields: symptom ``tag, severity_0_10, until`` (instant), ``until_date``; bowel_movement
            ``stool_form, blood, colour, woke_from_sleep``; vomiting ``content, times``;
            measurement ``weight_kg, weight_unit`` (as typed)``, temperature_c, pulse_bpm, fit_ug_g``; medicine
            ``class, start_known, stopped`` (instant, or missing while it is taken).
        id: two observations with one id are one.
    """

    kind: str
    at: datetime
    local_date: date
    fields: Mapping[str, Any]
    id: str = ""


def observe(payload: EntryPayload, entry_id: str) -> Observation | None:
    """Return what the rules read of one entry, or None for kinds that no rule reads."""
    read = READERS.get(payload.kind)
    return read(payload, entry_id) if read else None


def observe_all(entries: Iterable[tuple[EntryPayload, str]]) -> tuple[Observation, ...]:
    """Return the observations of ``(payload, id)`` pairs, in their order."""
    found = (observe(payload, entry_id) for payload, entry_id in entries)
    return tuple(observation for observation in found if observation is not None)


def _symptom(payload: Symptom, entry_id: str) -> Observation:
    # A symptom that was still going when it was written down was there at that moment.
    until = payload.ended_at or (payload.recorded_at if payload.still_going else None)
    fields: dict[str, Any] = {
        "tag": payload.tag or f"own:{payload.own_label}",
        "severity_0_10": payload.severity_0_10,
    }
    if until is not None and until > payload.started_at:
        fields["until"] = until
        fields["until_date"] = until.astimezone(ZoneInfo(payload.zone)).date()
        fields["every_day_between"] = payload.ended_at is not None
    return Observation("symptom", payload.started_at, payload.local_day(), fields, entry_id)


def _bowel_movement(payload: BowelMovement, entry_id: str) -> Observation:
    fields = {
        "stool_form": payload.stool_form,
        "blood": payload.blood,
        "colour": payload.colour,
        "woke_from_sleep": payload.woke_from_sleep,
    }
    return Observation("bowel_movement", payload.occurred_at, payload.local_day(), fields, entry_id)


def _vomiting(payload: Vomiting, entry_id: str) -> Observation:
    fields = {"content": payload.content, "times": payload.times}
    return Observation("vomiting", payload.occurred_at, payload.local_day(), fields, entry_id)


def _measurement(payload: Measurement, entry_id: str) -> Observation:
    fields = {
        "weight_kg": payload.weight_kg,
        "weight_unit": payload.weight_unit,
        "temperature_c": payload.temperature_c,
        "pulse_bpm": payload.pulse_bpm,
        "fit_ug_g": payload.fit_ug_g,
    }
    return Observation("measurement", payload.measured_at, payload.local_day(), fields, entry_id)


def _medicine(payload: Medicine, entry_id: str) -> Observation:
    # Only dates are known: it was taken from the first moment of the one to the last of the other.
    zone = ZoneInfo(payload.zone)
    fields: dict[str, Any] = {
        "class": payload.medicine_class,
        "start_known": payload.started_on is not None,
    }
    if payload.stopped_on is not None:
        fields["stopped"] = _midnight(payload.stopped_on + timedelta(days=1), zone)
    start = payload.started_on or date(1900, 1, 1)
    return Observation("medicine", _midnight(start, zone), start, fields, entry_id)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


READERS: Mapping[str, Callable[[Any, str], Observation]] = MappingProxyType(
    {
        "symptom": _symptom,
        "bowel_movement": _bowel_movement,
        "vomiting": _vomiting,
        "measurement": _measurement,
        "medicine": _medicine,
    }
)
