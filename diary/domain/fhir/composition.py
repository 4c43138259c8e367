"""The Composition of a pack: a section for each part of it, and those that every patient summary has.

Problems and allergies are never filled from a diary: they say that nothing is known. Medicines are what the
patient put into the pack.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC

from diary.domain.fhir.codes import (
    ALLERGIES,
    LOINC_NOTICE,
    MEDICINES,
    PATIENT_NOTE,
    PROBLEMS,
    SECTION,
    STORY,
    SUMMARY,
)
from diary.domain.fhir.narrative import narrative, of_section, paragraph
from diary.domain.fhir.parts import (
    TERMINOLOGY,
    Part,
    Resource,
    Whose,
    coding,
    concept,
    id_of,
    language_tag,
    plain,
    reference,
)
from diary.domain.fhir.words import Words
from diary.domain.visits.document import PackDocument, PackSection
from diary.domain.visits.source import PackSource

EMPTY_REASON = f"{TERMINOLOGY}/list-empty-reason"
Held = Mapping[str, Sequence[Resource]]


def composition(
    source: PackSource, document: PackDocument, held: Held, whose: Whose, words: Words
) -> Resource:
    """Return the Composition, written by the patient.

    Args:
        source: what the pack is made from.
        document: what the pack says.
        held: the resources of each part of the pack, by its code.
        whose: whose it is.
        words: what no page says.
    """
    made_at = source.made_at.astimezone(source.zone)
    return {
        "resourceType": "Composition",
        "id": str(id_of(source.visit_id, f"composition {made_at.astimezone(UTC).isoformat()}")),
        "language": language_tag(document.language),
        "text": _narrative(_about(document, words), document),
        "status": "final",
        "type": concept(SUMMARY),
        "subject": whose.reference,
        "date": made_at.isoformat(timespec="seconds"),
        "author": [whose.reference],
        "title": plain(document.title) or "Visit pack",
        "event": [{"period": {"start": source.first.isoformat(), "end": source.last.isoformat()}}],
        "section": _sections(document, held, whose, words),
    }


def _sections(document: PackDocument, held: Held, whose: Whose, words: Words) -> list[Part]:
    told: set[str] = set()
    made = []
    for section in (*document.sections, *document.appendix):
        resources = [] if section.code in told else held.get(section.code, [])
        made.append(_section(section, resources, document, whose, words))
        told.add(section.code)
    if "medicines" not in told:
        made.append(
            _unknown(words.medicines, MEDICINES, "withheld", words.medicines_withheld, document)
        )
    made += [
        _unknown(words.problems, PROBLEMS, "notasked", words.problems_unknown, document),
        _unknown(words.allergies, ALLERGIES, "notasked", words.allergies_unknown, document),
    ]
    return made


def _section(
    section: PackSection,
    resources: Sequence[Resource],
    document: PackDocument,
    whose: Whose,
    words: Words,
) -> Part:
    made: Part = {
        "title": plain(section.title) or SECTION.get(section.code, section.code),
        "code": _code(section.code, whose),
        "text": _narrative(of_section(section, words.chart), document),
    }
    if resources:
        made["entry"] = [reference(resource["id"]) for resource in resources]
    elif section.code == "medicines":
        made["emptyReason"] = concept(
            coding(EMPTY_REASON, "unavailable"), text=words.medicines_unknown
        )
    return made


def _unknown(title: str, code: Part, reason: str, text: str, document: PackDocument) -> Part:
    return {
        "title": title,
        "code": concept(code),
        "text": _narrative(paragraph(text), document),
        "emptyReason": concept(coding(EMPTY_REASON, reason), text=text),
    }


def _code(code: str, whose: Whose) -> Part:
    """Return the code of a part: LOINC's where there is one that fits, a note of the patient's for the rest."""
    loinc = {"medicines": MEDICINES, "story": STORY}.get(code, PATIENT_NOTE)
    own = [whose.coding("section", code, SECTION[code])] if code in SECTION else []
    return concept(loinc, *own)


def _about(document: PackDocument, words: Words) -> str:
    """Return who, when and what this is, as a narrative of the whole; the notice of LOINC goes with its codes."""
    lines = [document.title, document.name, *document.about]
    lines += [f"{term}: {value}" for term, value in document.facts]
    lines += [document.warning, words.patients_record, LOINC_NOTICE]
    return "".join(paragraph(line) for line in lines if line)


def _narrative(inside: str, document: PackDocument) -> Part:
    return narrative(inside, language=document.language, direction=document.direction)
