"""The small parts that resources are made of: ids, references, codes, quantities, moments, text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

Part = dict[str, Any]
Resource = dict[str, Any]

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
FARTHEST_OFFSET = timedelta(hours=14)
OTHER_SPACES = re.compile(r"[^\S \t\n]|\ufeff")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose resources these are, and where codes of our own are named.

    Args:
        patient: the id of the Patient that every resource is about.
        site: the address of this site, without a slash at its end.
        names: words for tags of the clinic's, by code.
    """

    patient: UUID
    site: str
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    reference: Part = field(init=False, compare=False, repr=False)
    """The reference to the patient, which stands in every resource."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reference", reference(self.patient))

    def system(self, name: str) -> str:
        """Return the address of a code system of our own; it is published there."""
        return own_system(self.site, name)

    def coding(self, system: str, code: str, display: str = "") -> Part:
        """Return a code of one of our own code systems."""
        return coding(self.system(system), code, display)


def own_system(site: str, name: str) -> str:
    """Return the address of a code system of the site at ``site``."""
    return f"{site}/fhir/CodeSystem/{name}"


def coding(system: str, code: str, display: str = "") -> Part:
    """Return a code of ``system``, with its words when there are some."""
    made = {"system": system, "code": code}
    return {**made, "display": display} if display else made


def concept(*codings: Part, text: str = "") -> Part:
    """Return a CodeableConcept of codes that mean the same, and words; one of both has to be there."""
    made: Part = {"coding": list(codings)} if codings else {}
    said = plain(text)
    return {**made, "text": said} if said else made


def absent(reason: str) -> Part:
    """Return an element that says why it is empty, such as ``unknown``."""
    return {"extension": [{"url": ABSENT, "valueCode": reason}]}


def id_of(origin: UUID, part: str) -> UUID:
    """Return the id of a resource: the same for the same origin and part, and it does not tell the origin."""
    return uuid5(origin, f"fhir:{part}")


def address(id: UUID | str) -> str:
    """Return the full address of a resource in a Bundle."""
    return f"urn:uuid:{id}"


def reference(id: UUID | str) -> Part:
    """Return a reference to a resource in the same Bundle."""
    return {"reference": address(id)}


def quantity(value: float, unit: str, code: str) -> Part:
    """Return a measured value: ``unit`` in words, ``code`` in UCUM."""
    return {"value": value, "unit": unit, "system": UCUM, "code": code}


def score(value: int) -> Part:
    """Return a score from 0 to 10."""
    return quantity(value, "score 0-10", "{score}")


def moment(at: datetime, zone: str) -> str:
    """Return an instant to the second, with the offset of ``zone``.

    Local mean times have offsets of seconds, which FHIR cannot say, and a few are beyond fourteen hours:
    these are in UTC.
    """
    there = at.astimezone(ZoneInfo(zone))
    offset = there.utcoffset() or timedelta()
    if offset.seconds % 60 or abs(offset) > FARTHEST_OFFSET:
        there = at.astimezone(UTC)
    return there.isoformat(timespec="seconds")


def plain(text: str) -> str:
    """Return text as FHIR's strings allow it: no control characters, no other spaces than the usual ones."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return NOT_IN_XML.sub("\ufffd", OTHER_SPACES.sub(" ", text)).strip()


def language_tag(language: str) -> str:
    """Return a language such as en-gb as FHIR writes it: en-GB."""
    name, *region = language.split("-")
    return "-".join((name, *(part.upper() for part in region)))
