"""A whole diary as one FHIR Bundle, written part by part: only one entry is in memory at a time."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from diary.domain.entries import Dose, Medicine
from diary.domain.fhir.observations import observations
from diary.domain.fhir.pack import entry as in_bundle
from diary.domain.fhir.parts import Resource, Whose, id_of, moment
from diary.domain.fhir.patient import patient
from diary.domain.fhir.statements import course, dose
from diary.domain.profile import Profile
from diary.domain.visits.source import KeptEntry

COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def diary_bundle(
    resources: Iterable[Resource], *, id: UUID, made_at: datetime, zone: str
) -> Iterator[str]:
    """Yield the JSON of a collection of ``resources``, a piece for each, in their order."""
    head = {
        "resourceType": "Bundle",
        "id": str(id_of(id, f"diary {made_at.isoformat()}")),
        "type": "collection",
        "timestamp": moment(made_at, zone),
    }
    yield COMPACT(head)[:-1]
    start = ',\n"entry": [\n'
    for resource in resources:
        yield start + COMPACT(in_bundle(resource))
        start = ",\n"
    yield "\n]}\n" if start == ",\n" else "}\n"


def of_entries(
    entries: Iterable[KeptEntry], whose: Whose, profile: Profile, *, today: date
) -> Iterator[Resource]:
    """Yield the patient, then the resources of each entry.

    Medicines have to come before doses: a dose points at its course when that is in the Bundle.
    """
    yield patient(whose, profile)
    courses: dict[UUID, str] = {}
    for entry in entries:
        said = entry.payload
        if isinstance(said, Medicine):
            courses[entry.id] = said.name
            yield course(entry, whose, today=today)
        elif isinstance(said, Dose):
            yield dose(entry, whose, courses)
        else:
            yield from observations(entry, whose)
