"""Doses by one tap, and the answer to which class a medicine is of."""

from datetime import datetime
from typing import Any
from uuid import UUID

from diary.actions.entries import record_entry
from diary.actions.taps import record_tap
from diary.domain.entries import Dose, EntryPayload, Medicine, MedicineClass
from diary.models import Entry
from diary.models.patient import OpenDiary


def record_dose(
    *, diary: OpenDiary, id: UUID, medicine_id: UUID, name: str | None, skipped: bool
) -> tuple[Entry, EntryPayload]:
    """Write that a medicine was taken, or left out, just now. The same tap sent again is the same row."""
    dose = Dose.build(
        medicine_id=medicine_id,
        medicine_name=name,
        taken_at=diary.now,
        skipped=True if skipped else None,
        zone=diary.profile.zone,
        recorded_at=diary.now,
    )
    return record_tap(patient=diary.patient, id=id, payload=dose, now=diary.now)


def say_class(
    *,
    patient: Any,
    course: tuple[UUID, Medicine],
    medicine_class: MedicineClass,
    seen: int,
    now: datetime,
) -> tuple[Entry, Medicine]:
    """Write which class a medicine is of, as its owner answered."""
    id, medicine = course
    said = medicine.model_copy(update={"medicine_class": medicine_class})
    row = record_entry(patient=patient, id=id, payload=said, now=now, seen=seen)
    return row, said
