"""One entry as FHIR: units, moments, marks, and what is missing."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest

from diary.domain.entries import PAYLOADS, MedicineClass
from diary.domain.fhir.codes import ANSWER, MEDICINE, ORIGIN, PAIN_TAGS, STOOL_FORM, URGENCY
from diary.domain.fhir.observations import observations
from diary.domain.fhir.statements import course, dose
from diary.domain.visits.source import KeptEntry
from diary.forms.choices import BLOOD, COLOURS, MEALS, PORTIONS, STOOL_FORMS, VOMIT, words
from diary.forms.choices import URGENCY as HURRY
from education.domain.urgency import TIERS
from tests.diary.factories import NOON, a_payload
from tests.diary.fhir.bundles import WHOSE, codes_of, one

VOCABULARY = Path(__file__).resolve().parents[3] / "education" / "setting_up" / "vocabulary.json"
SET_BY_ITSELF = {"id", "resourceType", "status", "category", "subject", "performer", "issued"}
TODAY = date(2026, 11, 22)


def kept(kind: str, **fields) -> KeptEntry:
    return KeptEntry(UUID(int=5), a_payload(kind, **fields))


def component(made, code: str):
    """Return the value of a component."""
    (found,) = [c for c in made["component"] if c["code"]["coding"][0]["code"] == code]
    return next(value for name, value in found.items() if name.startswith("value"))


@pytest.mark.parametrize(
    ("fields", "code", "value", "unit"),
    [
        ({"weight_value": 71.3, "weight_unit": "kg", "weight_kg": 71.3}, "29463-7", 71.3, "kg"),
        ({"weight_value": 154.0, "weight_unit": "lb", "weight_kg": 69.853}, "29463-7", 69.853, "kg"),
        ({"temperature_c": 38.4}, "8310-5", 38.4, "Cel"),
        ({"pulse_bpm": 20}, "8867-4", 20, "/min"),
        ({"fit_ug_g": 0.0}, "stool-fit", 0.0, "ug/g"),
    ],
)  # fmt: skip
def test_a_measurement_has_its_code_and_its_unit(fields, code, value, unit):
    made = one(kept("measurement", **{"pulse_bpm": None, **fields}))

    assert made["code"]["coding"][0]["code"] == code
    assert made["valueQuantity"]["value"] == value
    assert made["valueQuantity"]["code"] == unit
    assert made["valueQuantity"]["system"] == "http://unitsofmeasure.org"


def test_a_weight_keeps_the_stones_and_pounds_that_were_typed():
    made = one(kept("measurement", pulse_bpm=None, weight_value=11.0, weight_unit="st", weight_extra_lb=3.0,
                    weight_kg=71.214))  # fmt: skip

    assert made["valueQuantity"]["value"] == 71.214
    assert component(made, "weight-as-typed")["code"] == "[stone_av]"
    assert component(made, "weight-extra-pounds")["value"] == 3.0


@pytest.mark.parametrize("hours", [0.0, 24.0])
def test_sleep_of_nought_hours_is_said_and_unknown_sleep_is_not(hours):
    made = one(kept("day", sleep_hours=hours))

    assert codes_of(made["code"], "http://loinc.org") == {"93832-4"}
    assert (made["valueQuantity"]["value"], made["valueQuantity"]["code"]) == (hours, "h")
    assert made["effectiveDateTime"] == "2026-11-22"
    assert observations(kept("day"), WHOSE) == []


@pytest.mark.parametrize("kind", ["bowel_movement", "vomiting", "meal"])
def test_what_was_not_answered_is_left_out(kind):
    made = one(kept(kind))

    assert made.keys() == SET_BY_ITSELF | {"code", "effectiveDateTime"}
    assert made["performer"] == [made["subject"]] == [WHOSE.reference]


def test_a_pain_has_loincs_score_and_another_symptom_has_not():
    pain, wind = (one(kept("symptom", tag=tag, severity_0_10=0)) for tag in ("back_pain", "wind"))

    assert codes_of(pain, "http://loinc.org") == {"72514-3"}
    assert codes_of(wind, "http://loinc.org") == set()
    assert pain["valueQuantity"]["value"] == 0
    vocabulary = {tag["code"] for tag in json.loads(VOCABULARY.read_text())["diary_tags"]}
    assert vocabulary >= PAIN_TAGS


def test_the_clinics_word_and_the_patients_own_are_told_apart():
    own, clinics = (
        one(kept("symptom", **said)) for said in ({"tag": None, "own_label": "Fog"}, {"tag": "bloating"})
    )  # fmt: skip

    assert own["code"]["text"] == "Fog"
    assert codes_of(own["code"], "/item") == {"symptom"}
    assert clinics["code"]["text"] == "Bloating"
    assert codes_of(clinics["code"], "/tag") == {"bloating"}


@pytest.mark.parametrize(
    ("zone", "at", "said"),
    [
        ("Europe/London", datetime(2026, 7, 1, 12, tzinfo=UTC), "2026-07-01T13:00:00+01:00"),
        ("Asia/Kathmandu", datetime(2026, 7, 1, 22, tzinfo=UTC), "2026-07-02T03:45:00+05:45"),
        ("Europe/London", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25T01:30:00+01:00"),
        ("Europe/London", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25T01:30:00+00:00"),
        ("Europe/Amsterdam", datetime(1890, 1, 1, 12, tzinfo=UTC), "1890-01-01T12:00:00+00:00"),
    ],
)  # fmt: skip
def test_a_time_is_on_the_patients_clock_with_its_offset(zone, at, said):
    entry = kept("note", zone=zone, written_at=at, recorded_at=at)
    made = one(entry)

    assert made["effectiveDateTime"] == made["issued"] == said
    assert datetime.fromisoformat(said) == at


def test_how_long_a_symptom_lasted_is_said_as_far_as_it_is_known():
    later = NOON + timedelta(hours=2)
    ended, going, moment = (
        one(kept("symptom", **said)) for said in ({"ended_at": later}, {"still_going": True}, {})
    )

    assert ended["effectivePeriod"] == {
        "start": "2026-11-22T12:00:00+00:00",
        "end": "2026-11-22T14:00:00+00:00",
    }
    assert going["effectivePeriod"] == {"start": "2026-11-22T12:00:00+00:00"}
    assert moment["effectiveDateTime"] == "2026-11-22T12:00:00+00:00"


def test_what_was_written_down_late_or_imported_is_marked():
    late = kept("meal", recorded_at=NOON + timedelta(days=2))
    came = kept("measurement", imported_from="apple_health")
    both = kept("medicine", imported_from="csv", started_on=date(2026, 11, 1))

    assert codes_of(one(late)["meta"], "/origin") == {"back-filled"}
    assert codes_of(one(came)["meta"], "/origin") == {"imported-apple_health"}
    made = course(both, WHOSE, today=TODAY)
    assert codes_of(made["meta"], "/origin") == {"back-filled", "imported-csv"}
    assert "meta" not in one(kept("meal"))


@pytest.mark.parametrize(
    ("fields", "status", "period"),
    [
        ({"started_on": date(2026, 11, 1)}, "active", {"start": "2026-11-01"}),
        ({"stopped_on": TODAY}, "active", {"end": "2026-11-22"}),
        ({"stopped_on": date(2026, 11, 21)}, "completed", {"end": "2026-11-21"}),
        ({"stopped_on": date(2026, 11, 21), "reason_stopped": "Sick"}, "stopped", {"end": "2026-11-21"}),
        ({"started_on": date(2026, 11, 23)}, "intended", {"start": "2026-11-23"}),
    ],
)  # fmt: skip
def test_a_course_says_whether_it_goes_on(fields, status, period):
    made = course(kept("medicine", **fields), WHOSE, today=TODAY)

    assert (made["status"], made["effectivePeriod"]) == (status, period)
    assert made["informationSource"] == WHOSE.reference


def test_a_course_without_days_says_that_they_are_unknown():
    made = course(kept("medicine"), WHOSE, today=TODAY)

    assert made["effectivePeriod"]["extension"][0]["valueCode"] == "unknown"
    assert made.keys().isdisjoint({"dosage", "statusReason"})


def test_a_dose_points_at_its_course_only_when_that_is_there():
    tablet = UUID(int=9)
    entry = kept("dose", medicine_id=tablet, skipped=True)
    alone, with_course = dose(entry, WHOSE, {}), dose(entry, WHOSE, {tablet: "Tablet"})
    there = course(KeptEntry(tablet, a_payload("medicine")), WHOSE, today=TODAY)

    assert "partOf" not in alone
    assert alone["medicationCodeableConcept"]["extension"][0]["valueCode"] == "unknown"
    assert with_course["partOf"] == [{"reference": f"urn:uuid:{there['id']}"}]
    assert with_course["medicationCodeableConcept"] == {"text": "Tablet"}
    assert with_course["status"] == "not-taken"


def literals(kind: str, field: str) -> set:
    """Return the values that a coded field may have."""
    return {v for part in get_args(PAYLOADS[kind].model_fields[field].annotation) for v in get_args(part)}  # fmt: skip


def test_every_answer_has_a_code_of_its_own():
    fields = {
        ("bowel_movement", "blood"): "blood", ("bowel_movement", "colour"): "colour",
        ("vomiting", "content"): "vomit", ("meal", "meal"): "meal", ("meal", "portion"): "portion",
    }  # fmt: skip
    wanted = {f"{prefix}-{v}" for (k, f), prefix in fields.items() for v in literals(k, f)}

    assert wanted | {f"urgency-{n}" for n in range(4)} == set(ANSWER)
    assert set(get_args(MedicineClass)) | {"medicine", "supplement"} == set(MEDICINE)
    assert set(URGENCY) == set(TIERS)
    origins = literals("note", "imported_from")
    assert {f"imported-{o}" for o in origins} | {"back-filled", "not-reviewed"} == set(ORIGIN)


def test_the_words_of_answers_are_those_that_were_chosen_from():
    asked = {
        "colour": COLOURS,
        "meal": MEALS,
        "portion": PORTIONS,
        "urgency": HURRY,
        "vomit": VOMIT,
    }
    chosen = {f"{p}-{value}": words(cs, value) for p, cs in asked.items() for value, _w in cs}  # fmt: skip

    assert {code: ANSWER[code].lower() for code in chosen} == {
        c: w.lower() for c, w in chosen.items()
    }
    assert {str(value): words(STOOL_FORMS, value) for value, _w in STOOL_FORMS} == STOOL_FORM
    assert {f"blood-{value}" for value, _w in BLOOD} < set(ANSWER)
