"""Fills the sample patient's diary through the diary's own actions, once."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from diary.actions.open_diary import open_diary
from diary.actions.store import store_new
from diary.domain.entries import EntryPayload
from diary.domain.profile import Profile
from diary.models import Entry
from portal.sample.diary_days import COMPARED, TRACKED, diary_of
from portal.sample.diary_writer import ZONE

AT_ONCE = 200
PROFILE = Profile(
    zone=ZONE,
    units="kg",
    date_of_birth=date(1988, 4, 2),
    height_cm=168.0,
    has_ovaries="yes",
    pregnant="no",
    tracked=TRACKED,
    compared=COMPARED,
    tracked_from_articles=("is-leaky-gut-real",),
)


@transaction.atomic
def write_diary(*, patient: Any, now: datetime) -> int:
    """Write 120 synthetic days; return how many entries are new. A diary with entries is left alone."""
    record = open_diary(patient=patient, profile=PROFILE, now=now)
    owner = record.patient
    if Entry.objects.owned_by(owner).exists():
        return 0
    today = now.astimezone(ZoneInfo(ZONE)).date()
    rows = [(_entry(owner, id, payload), payload) for id, payload in diary_of(today)]
    return sum(store_new(rows[at : at + AT_ONCE], now=now) for at in range(0, len(rows), AT_ONCE))


def _entry(patient: Any, id: UUID, payload: EntryPayload) -> Entry:
    """Return a row that was written down when its payload says."""
    return Entry(
        patient=patient,
        id=id,
        kind=payload.kind,
        local_date=payload.local_day(),
        occurred_at=payload.happened_at(),
        created_at=payload.recorded_at,
    )
