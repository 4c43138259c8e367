"""Five years of a diary, 20,000 entries, for the charts to look back on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

from django.utils import timezone

from diary.actions.store import store_new
from diary.domain.entries import EntryPayload
from diary.models import Entry
from diary.models.patient import read_diary
from diary.vault import open_entries
from tests.diary.factories import a_patient, a_payload
from tests.diary.test_facts_properties import milliseconds

DAYS = 5 * 365
TRACKED = ("bloating", "abdominal_pain", "tiredness", "wind")
AT_ONCE = 500
MANY = 5000


def five_years() -> Any:
    """Return a patient with eleven entries on each day of five years."""
    patient, now = a_patient(tracked=TRACKED), timezone.now()
    said = _entries(now)
    while batch := list(islice(said, AT_ONCE)):
        rows = [
            Entry(
                patient=patient,
                id=uuid4(),
                kind=payload.kind,
                local_date=payload.local_day(),
                occurred_at=payload.happened_at(),
            )
            for payload in batch
        ]
        store_new(list(zip(rows, batch, strict=True)), now=now)
    return patient


def _entries(now: datetime) -> Iterator[EntryPayload]:
    for day in range(DAYS):
        at = now - timedelta(days=day)
        written = {"recorded_at": at}
        yield a_payload(
            "day", local_date=at.date(), symptoms_complete=True, sleep_hours=7.0, stress_0_10=day % 8, **written
        )  # fmt: skip
        for place, tag in enumerate(TRACKED):
            yield a_payload("symptom", tag=tag, severity_0_10=1 + (day + place) % 9, started_at=at, **written)  # fmt: skip
        for form in (4, 1 + day % 7):
            yield a_payload("bowel_movement", occurred_at=at, stool_form=form, blood="none", **written)  # fmt: skip
        for plant in ("oats", "apples", f"plant {day % 20}"):
            yield a_payload("meal", eaten_at=at, plants=(plant, "rice"), **written)
        yield a_payload(
            "measurement", measured_at=at, pulse_bpm=None, weight_value=70.0, weight_unit="kg", weight_kg=70.0, **written
        )  # fmt: skip


def opening_cost(patient: Any) -> tuple[str, float, str]:
    """Return (what, milliseconds of this process at its quickest, bound) of reading and opening 5,000 entries."""
    diary = read_diary(patient, timezone.now())
    rows = Entry.objects.owned_by(diary.patient).kept().sealed_rows()[:MANY]
    cost = milliseconds(lambda: open_entries(diary.patient, rows.all()))
    return f"{MANY:,} entries read, opened and validated", cost, "60 ms"
