"""Keep what a patient agreed to, and take it back."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from diary.actions.activity import note_event
from diary.domain.consent import TEXT_VERSION
from diary.models import Consent


@transaction.atomic
def give_consent(
    *, patient: Any, now: datetime, user_agent: str = "", version: int = TEXT_VERSION
) -> None:
    """Keep that a patient agreed to a version of the text; twice is once."""
    row = Consent(patient_id=patient.pk, id=uuid4(), text_version=version, given_at=now)
    standing = Consent.objects.owned_by(patient).filter(withdrawn_at=None, text_version=version)
    if not standing.exists():
        Consent.objects.bulk_create([row], ignore_conflicts=True)
        note_event(patient=patient, what="consent_given", now=now, user_agent=user_agent)


@transaction.atomic
def withdraw_consent(*, patient: Any, now: datetime, user_agent: str = "") -> None:
    """Take back every agreement that stands: the diary is neither shown nor written to from now on."""
    standing = Consent.objects.owned_by(patient).filter(withdrawn_at=None)
    if standing.update(withdrawn_at=now):
        note_event(patient=patient, what="consent_withdrawn", now=now, user_agent=user_agent)
