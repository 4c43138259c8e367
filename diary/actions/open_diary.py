"""Open a diary for a patient: the key that seals everything, and the profile."""

from datetime import datetime
from typing import Any

from django.db import transaction

from diary.actions.store import store
from diary.domain.profile import Profile
from diary.models import PatientKey, PatientProfile
from diary.models.patient import PROFILE_ID
from diary.vault import new_wrapped_key


@transaction.atomic
def open_diary(*, patient: Any, profile: Profile, now: datetime) -> PatientProfile:
    """Make the patient's key and first profile, or return the profile that is there already."""
    existing = PatientProfile.objects.owned_by(patient).first()
    if existing is not None:
        return existing
    key, _ = PatientKey.objects.get_or_create(
        patient_id=patient.pk,
        defaults={"wrapped": new_wrapped_key(patient.pk), "created_at": now},
    )
    record = PatientProfile(patient=key.patient, id=PROFILE_ID)
    record.patient.diary_key = key
    return store(record, profile, seen=0, now=now)
