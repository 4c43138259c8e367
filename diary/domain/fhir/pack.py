"""A pack as a FHIR document: a Composition first, then the patient, then what its sections point at.

A resource is in it only when a part of the pack is about it: what the patient left out of the pack is left
out here. The words of each section are those of the page, the print and the PDF.
"""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from diary.domain.fhir.answers import questionnaire_response
from diary.domain.fhir.composition import composition
from diary.domain.fhir.goals import goals
from diary.domain.fhir.parts import Part, Resource, Whose, address, id_of
from diary.domain.fhir.patient import patient
from diary.domain.fhir.sorting import sorted_entries
from diary.domain.fhir.words import ENGLISH, Words
from diary.domain.visits.document import PackDocument
from diary.domain.visits.source import PackSource


def pack_bundle(
    source: PackSource, document: PackDocument, words: Words = ENGLISH
) -> dict[str, Any]:
    """Return the document Bundle of a pack: the same for the same source and document.

    Args:
        source: what the pack is made from.
        document: what the pack says; its parts decide what is in the Bundle.
        words: what no page says, in the language of the document.
    """
    whose = Whose(id_of(source.visit_id, "patient"), source.site, source.names)
    there = {section.code for section in (*document.sections, *document.appendix)}
    held = {
        "flags": _run(source, whose, words),
        "goals": goals(source.visit_id, source.visit, whose),
        **sorted_entries(source, whose, day_by_day="days" in there),
    }
    held = {code: resources for code, resources in held.items() if code in there}
    first = composition(source, document, held, whose, words)
    person = patient(whose, source.profile, name=source.visit.name)
    rest = [resource for resources in held.values() for resource in resources]
    made_at = source.made_at.astimezone(UTC)
    id = id_of(source.visit_id, f"pack {made_at.isoformat()}")
    return {
        "resourceType": "Bundle",
        "id": str(id),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": address(id)},
        "type": "document",
        "timestamp": made_at.isoformat(timespec="seconds"),
        "entry": entries([first, person, *rest]),
    }


def entries(resources: Iterable[Resource]) -> list[Part]:
    """Return resources as the entries of a Bundle, each under its full address."""
    return [entry(resource) for resource in resources]


def entry(resource: Resource) -> Part:
    """Return one resource under its full address."""
    return {"fullUrl": address(resource["id"]), "resource": resource}


def _run(source: PackSource, whose: Whose, words: Words) -> list[Resource]:
    if source.run is None or source.run_id is None:
        return []
    return [questionnaire_response(source.run_id, source.run, whose, words)]
