"""Visits in a diary, and the sample patient's 120 days."""

from typing import Any
from uuid import uuid4

from diary.actions.store import store, store_new
from diary.models import Entry
from diary.models.visit import Visit
from portal.sample.diary_days import diary_of
from tests.diary.factories import NOON, TODAY
from tests.diary.visits.packs import a_visit


def a_visit_of(patient: Any, **fields: Any) -> Visit:
    """Keep a visit with everything ticked, of which the test changes what it says."""
    return store(Visit(patient=patient, id=uuid4()), a_visit(**fields), seen=0, now=NOON)


def write_sample(patient: Any) -> None:
    """Write the sample patient's diary into this one."""
    rows = [(_row(patient, id, said), said) for id, said in diary_of(TODAY)]
    store_new(rows, now=NOON)


def _row(patient: Any, id: Any, said: Any) -> Entry:
    return Entry(
        patient=patient,
        id=id,
        kind=said.kind,
        local_date=said.local_day(),
        occurred_at=said.happened_at(),
        created_at=NOON,
    )
