"""Medicines as MedicationStatements: what the patient says they take or took, and doses, in their words."""

from collections.abc import Mapping
from datetime import date
from typing import cast
from uuid import UUID

from diary.domain.entries import Dose, Medicine
from diary.domain.fhir.codes import MEDICINE
from diary.domain.fhir.observing import came_from
from diary.domain.fhir.parts import (
    Part,
    Resource,
    Whose,
    absent,
    concept,
    id_of,
    moment,
    plain,
    reference,
)
from diary.domain.visits.source import KeptEntry


def course(entry: KeptEntry, whose: Whose, *, today: date) -> Resource:
    """Return the statement of a course: still taken on ``today``, or not, as the patient wrote.

    An unknown start stays unknown; nothing is said of the dose but what was typed.
    """
    said = cast("Medicine", entry.payload)
    period = {"start": said.started_on, "end": said.stopped_on}
    known = {name: day.isoformat() for name, day in period.items() if day is not None}
    made = _statement(entry, whose, concept(*_sorts(said, whose), text=said.name))
    made["status"] = _status(said, today)
    made["effectivePeriod"] = known or absent("unknown")
    reason, dose = plain(said.reason_stopped or ""), plain(said.dose or "")
    if reason:
        made["statusReason"] = [concept(text=reason)]
    if dose:
        made["dosage"] = [{"text": dose}]
    return made


def dose(entry: KeptEntry, whose: Whose, courses: Mapping[UUID, str]) -> Resource:
    """Return the statement of one dose, taken or left out.

    Args:
        entry: the dose.
        whose: whose it is.
        courses: the names of the courses in the same Bundle, by the id of their entry: a dose points at
            its course only when it is there.
    """
    said = cast("Dose", entry.payload)
    name = plain(said.medicine_name or courses.get(said.medicine_id, ""))
    made = _statement(entry, whose, concept(text=name) if name else absent("unknown"))
    made["status"] = "not-taken" if said.skipped else "completed"
    made["effectiveDateTime"] = moment(said.taken_at, said.zone)
    if said.medicine_id in courses:
        made["partOf"] = [reference(id_of(said.medicine_id, "course"))]
    return made


def _statement(entry: KeptEntry, whose: Whose, medicine: Part) -> Resource:
    payload = entry.payload
    part = "dose" if isinstance(payload, Dose) else "course"
    made: Resource = {
        "resourceType": "MedicationStatement",
        "id": str(id_of(entry.id, part)),
        "meta": came_from(payload, whose),
        "medicationCodeableConcept": medicine,
        "subject": whose.reference,
        "informationSource": whose.reference,
        "dateAsserted": moment(payload.recorded_at, payload.zone),
    }
    return {name: value for name, value in made.items() if value}


def _sorts(said: Medicine, whose: Whose) -> list[Part]:
    """Return what sort of medicine the patient said it is; codes of our own, never of a product."""
    codes = [] if said.is_supplement is None else [_supplement(is_one=said.is_supplement)]
    codes += [said.medicine_class] if said.medicine_class else []
    return [whose.coding("medicine", code, MEDICINE[code]) for code in codes]


def _supplement(*, is_one: bool) -> str:
    return "supplement" if is_one else "medicine"


def _status(said: Medicine, today: date) -> str:
    if said.stopped_on is not None and said.stopped_on < today:
        return "stopped" if said.reason_stopped else "completed"
    if said.started_on is not None and said.started_on > today:
        return "intended"
    return "active"
