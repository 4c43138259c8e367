"""Every field of every kind of entry is in FHIR, or is left out for a reason that the documentation gives."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from diary.domain.entries import PAYLOADS
from diary.domain.fhir.whole_diary import of_entries
from diary.domain.profile import Profile
from diary.domain.visits.source import KeptEntry
from tests.diary.factories import NOON, a_payload
from tests.diary.fhir.bundles import WHOSE

PAGE = Path(__file__).resolve().parents[3] / "docs" / "fhir.md"
ROW = re.compile(r"^\| (\w+) \| (\w+) \| (.+) \|$", re.MULTILINE)
TABLE = {
    (kind, field): where for kind, field, where in ROW.findall(PAGE.read_text()) if kind != "kind"
}
LATER, TODAY = NOON + timedelta(hours=1), date(2026, 11, 22)
STONES = {"weight_value": 11.0, "weight_unit": "st", "weight_kg": 69.85322498}
COURSE = UUID(int=70)

# From what, and to what, a field changes.
CHANGES: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {
    ("any", "zone"): ({}, {"zone": "Asia/Kolkata"}),
    ("any", "recorded_at"): ({}, {"recorded_at": LATER}),
    ("any", "imported_from"): ({}, {"imported_from": "csv"}),
    ("symptom", "tag"): ({}, {"tag": "nausea"}),
    ("symptom", "own_label"): ({"tag": None, "own_label": "Fog"}, {"tag": None, "own_label": "Mist"}),
    ("symptom", "severity_0_10"): ({}, {"severity_0_10": 0}),
    ("symptom", "started_at"): ({}, {"started_at": LATER}),
    ("symptom", "ended_at"): ({}, {"ended_at": LATER}),
    ("symptom", "still_going"): ({}, {"still_going": False}),
    ("symptom", "note"): ({}, {"note": "Words"}),
    ("bowel_movement", "occurred_at"): ({}, {"occurred_at": LATER}),
    ("bowel_movement", "stool_form"): ({}, {"stool_form": 1}),
    ("bowel_movement", "blood"): ({}, {"blood": "none"}),
    ("bowel_movement", "colour"): ({}, {"colour": "pale"}),
    ("bowel_movement", "urgency_0_3"): ({}, {"urgency_0_3": 0}),
    ("bowel_movement", "incomplete"): ({}, {"incomplete": False}),
    ("bowel_movement", "pain_0_10"): ({}, {"pain_0_10": 0}),
    ("bowel_movement", "woke_from_sleep"): ({}, {"woke_from_sleep": False}),
    ("bowel_movement", "note"): ({}, {"note": "Words"}),
    ("vomiting", "occurred_at"): ({}, {"occurred_at": LATER}),
    ("vomiting", "content"): ({}, {"content": "liquid"}),
    ("vomiting", "times"): ({}, {"times": 1}),
    ("meal", "eaten_at"): ({}, {"eaten_at": LATER}),
    ("meal", "meal"): ({}, {"meal": "snack"}),
    ("meal", "what"): ({}, {"what": "Soup"}),
    ("meal", "food_tags"): ({}, {"food_tags": ("dairy",)}),
    ("meal", "portion"): ({}, {"portion": "small"}),
    ("meal", "plants"): ({}, {"plants": ("leek",)}),
    ("medicine", "name"): ({}, {"name": "Another tablet"}),
    ("medicine", "is_supplement"): ({}, {"is_supplement": False}),
    ("medicine", "class"): ({}, {"class": "iron"}),
    ("medicine", "dose"): ({}, {"dose": "1 a day"}),
    ("medicine", "started_on"): ({}, {"started_on": date(2026, 11, 1)}),
    ("medicine", "stopped_on"): ({}, {"stopped_on": date(2026, 11, 20)}),
    ("medicine", "reason_stopped"): ({}, {"reason_stopped": "Felt sick"}),
    ("medicine", "cost"): ({}, {"cost": "£3"}),
    ("dose", "medicine_id"): ({}, {"medicine_id": COURSE}),
    ("dose", "medicine_name"): ({}, {"medicine_name": "Tablet"}),
    ("dose", "taken_at"): ({}, {"taken_at": LATER}),
    ("dose", "skipped"): ({}, {"skipped": True}),
    ("measurement", "measured_at"): ({}, {"measured_at": LATER}),
    ("measurement", "weight_value"): (STONES, STONES | {"weight_value": 11.0005}),
    ("measurement", "weight_unit"): (STONES, {"weight_value": 69.85322498, "weight_unit": "kg", "weight_kg": 69.85322498}),
    ("measurement", "weight_extra_lb"): (STONES, STONES | {"weight_extra_lb": 0.0}),
    ("measurement", "weight_kg"): (STONES, STONES | {"weight_kg": 69.855}),
    ("measurement", "temperature_c"): ({}, {"temperature_c": 36.6}),
    ("measurement", "pulse_bpm"): ({}, {"pulse_bpm": 60}),
    ("measurement", "fit_ug_g"): ({}, {"fit_ug_g": 0.0}),
    ("day", "local_date"): ({"stress_0_10": 1}, {"stress_0_10": 1, "local_date": date(2026, 11, 21)}),
    ("day", "symptoms_complete"): ({}, {"symptoms_complete": False}),
    ("day", "meals_complete"): ({}, {"meals_complete": False}),
    ("day", "sleep_hours"): ({}, {"sleep_hours": 0.0}),
    ("day", "sleep_quality_0_10"): ({}, {"sleep_quality_0_10": 0}),
    ("day", "stress_0_10"): ({}, {"stress_0_10": 0}),
    ("day", "activity_minutes"): ({}, {"activity_minutes": 0}),
    ("day", "fluids_cups"): ({}, {"fluids_cups": 0}),
    ("day", "period"): ({}, {"period": False}),
    ("note", "written_at"): ({}, {"written_at": LATER}),
    ("note", "text"): ({}, {"text": "Other words"}),
}  # fmt: skip
IN_ALL = {"zone", "recorded_at", "imported_from"}
NO_FIELD_OF_THE_PATIENT = {"schema_number"}


def as_fhir(kind: str, fields: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what stands in FHIR for an entry; a course for doses is there too."""
    course = KeptEntry(COURSE, a_payload("medicine"))
    entry = KeptEntry(UUID(int=71), a_payload(kind, **fields))
    profile = Profile.build(zone="Europe/London")
    return list(of_entries([course, entry], WHOSE, profile, today=TODAY))


def every_field() -> list[tuple[str, str]]:
    fields = [
        (kind, info.alias or name)
        for kind, payload in PAYLOADS.items()
        for name, info in payload.model_fields.items()
        if name not in IN_ALL | NO_FIELD_OF_THE_PATIENT
    ]
    return [("any", name) for name in sorted(IN_ALL)] + fields


def test_every_field_is_in_the_documentation_and_tried_here():
    assert sorted(TABLE) == sorted(every_field()) == sorted(CHANGES)


@pytest.mark.parametrize(("kind", "field"), sorted(CHANGES))
def test_a_field_is_written_when_the_documentation_says_so_and_only_then(kind, field):
    before, after = CHANGES[kind, field]
    kinds = [one for one in PAYLOADS if one != "day"] if kind == "any" else [kind]

    for one in kinds:
        is_written = as_fhir(one, before) != as_fhir(one, after)
        assert is_written is not TABLE[kind, field].startswith("left out: ")
