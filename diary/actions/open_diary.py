"""Open a diary for a patient: the key that seals everything, and the profile."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from diary.actions.consent import give_consent
from diary.actions.store import RecordHasChanged, RecordIsGone, store
from diary.domain.consent import TEXT_VERSION
from diary.domain.profile import Profile
from diary.models import PatientKey, PatientProfile
from diary.models.patient import PROFILE_ID
from diary.vault import new_wrapped_key


def open_diary(
    *,
    patient: Any,
    profile: Profile,
    now: datetime,
    agreed_to: int | None = TEXT_VERSION,
    user_agent: str = "",
) -> PatientProfile:
    """Make the patient's key and first profile, or return the profile that is there already.

    ``agreed_to`` is the version of the text that the patient agreed to; None when somebody else opens it for
    them, and they are asked before they see it.

    Raises:
        RecordIsGone: the account was erased in the meantime.
    """
    try:
        with transaction.atomic():
            record = _open(patient, profile, now)
            if agreed_to is not None:
                give_consent(patient=patient, now=now, version=agreed_to, user_agent=user_agent)
            return record
    except (IntegrityError, ObjectDoesNotExist) as error:
        raise RecordIsGone from error


def _open(patient: Any, profile: Profile, now: datetime) -> PatientProfile:
    existing = PatientProfile.objects.owned_by(patient).first()
    if existing is not None:
        return existing
    key, _ = PatientKey.objects.get_or_create(
        patient_id=patient.pk,
        defaults={"wrapped": new_wrapped_key(patient.pk), "created_at": now},
    )
    record = PatientProfile(patient=key.patient, id=PROFILE_ID)
    record.patient.diary_key = key
    try:
        return store(record, profile, seen=0, now=now)
    except RecordHasChanged as begun:  # on another device, a moment ago: that one stands
        return begun.current
