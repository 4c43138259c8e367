"""Patients and entries for tests: obviously made up, quick to write down."""

import itertools
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model

from diary.actions.entries import record_entry
from diary.actions.open_diary import open_diary
from diary.domain.entries import PAYLOADS, EntryPayload
from diary.domain.profile import Profile
from diary.models import Entry
from education.models import DiaryTag
from tests.education.shelf import source_locale

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LONDON = "Europe/London"
BEGIN = {"zone": LONDON, "date_of_birth": "1988-04-02", "agree": "on"}
REQUIRED: dict[str, dict[str, Any]] = {
    "symptom": {"tag": "bloating", "severity_0_10": 4, "started_at": NOON},
    "bowel_movement": {"occurred_at": NOON},
    "vomiting": {"occurred_at": NOON},
    "meal": {"eaten_at": NOON},
    "medicine": {"name": "Sample tablet"},
    "dose": {"medicine_id": UUID(int=7), "taken_at": NOON},
    "measurement": {"measured_at": NOON, "pulse_bpm": 72},
    "day": {"local_date": TODAY},
    "note": {"written_at": NOON, "text": "Sample words"},
}
_numbers = itertools.count(1)


def a_payload(kind: str, **fields: Any) -> EntryPayload:
    """Make a payload of a kind with its required fields, and what the test says."""
    common = {"zone": LONDON, "recorded_at": NOON}
    return PAYLOADS[kind].build(**{**common, **REQUIRED[kind], **fields})


def a_patient(*, tracked: tuple[str, ...] = (), diary: bool = True, **profile: Any) -> Any:
    """Make a patient whose diary is open."""
    patient = get_user_model().objects.create_user(f"sample{next(_numbers)}@example.org")
    if diary:
        said = Profile.build(**{"zone": LONDON, "tracked": tracked, **profile})
        return open_diary(patient=patient, profile=said, now=NOON).patient
    return patient


def an_entry(patient: Any, kind: str = "note", *, id: UUID | None = None, **fields: Any) -> Entry:
    """Record one entry of a patient's."""
    return record_entry(
        patient=patient, id=id or uuid4(), payload=a_payload(kind, **fields), now=NOON
    )


def a_symptom_tag(code: str, label: str) -> DiaryTag:
    """Make a published symptom of the clinic's vocabulary."""
    (tag,) = DiaryTag.objects.bulk_create(
        [DiaryTag(code=code, label=label, kind="symptom", live=True, locale=source_locale())]
    )
    return tag
