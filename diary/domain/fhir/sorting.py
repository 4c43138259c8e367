"""Which part of a pack each resource belongs to; what no part is about is not in the pack."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from diary.domain.entries import Dose, Medicine
from diary.domain.fhir.observations import observations
from diary.domain.fhir.parts import Resource, Whose
from diary.domain.fhir.statements import course, dose
from diary.domain.visits.source import KeptEntry, PackSource

SECTION_OF: Mapping[str, str] = MappingProxyType(
    {
        "symptom": "symptoms",
        "vomiting": "symptoms",
        "bowel_movement": "bowel",
        "meal": "days",
        "note": "days",
        "measurement": "symptoms",
        "day": "habits",
    }
)
"""The part that tells of a kind of entry, as on the page."""
NOT_WITH_ITS_KIND: Mapping[str, str] = MappingProxyType(
    {"29463-7": "weight", "symptoms-complete": "quality", "meals-complete": "quality"}
)
"""The part of an Observation by its code, where it is another than that of its kind."""


def sorted_entries(
    source: PackSource, whose: Whose, *, day_by_day: bool
) -> dict[str, list[Resource]]:
    """Return the resources of a pack by the part that is about them.

    Args:
        source: what the pack is made from.
        whose: whose it is.
        day_by_day: whether the pack tells each day; only then are doses and what was written beside an
            entry in it.
    """
    held: dict[str, list[Resource]] = {}
    for entry in source.in_period():
        for made in observations(entry, whose):
            code = made["code"]["coding"][0]["code"]
            section = NOT_WITH_ITS_KIND.get(code, SECTION_OF[entry.payload.kind])
            if not day_by_day:
                made.pop("note", None)
            held.setdefault(section, []).append(made)
    held["medicines"] = _medicines(source, whose, day_by_day=day_by_day)
    return held


def _medicines(source: PackSource, whose: Whose, *, day_by_day: bool) -> list[Resource]:
    """Return the courses that touch the period or go on, and day by day the doses of the period."""
    today = source.made_at.astimezone(source.zone).date()
    courses = [entry for entry in source.entries if _is_told(entry, source)]
    names = {entry.id: _name(entry) for entry in courses}
    days = source.in_period() if day_by_day else ()
    doses = [entry for entry in days if isinstance(entry.payload, Dose)]
    made: Iterable[Resource] = (course(entry, whose, today=today) for entry in courses)
    return [*made, *(dose(entry, whose, names) for entry in doses)]


def _is_told(entry: KeptEntry, source: PackSource) -> bool:
    said = entry.payload
    if not isinstance(said, Medicine):
        return False
    has_begun = said.local_day() <= source.last
    goes_on = said.stopped_on is None or said.stopped_on >= source.first
    today = source.made_at.astimezone(source.zone).date()
    return (has_begun and goes_on) or said.is_taken_on(today)


def _name(entry: KeptEntry) -> str:
    return entry.payload.name if isinstance(entry.payload, Medicine) else ""
