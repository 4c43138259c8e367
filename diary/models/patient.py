"""A patient's key and profile."""

from functools import cached_property
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from diary.models.base import OPERATIONAL, PERSONAL, PatientRecordQuerySet, Privacy, SealedRecord
from diary.vault import PatientVault, unwrap

# One profile for each patient: with a constant id, the composite key itself says so.
PROFILE_ID = UUID(int=1)


class PatientKey(models.Model):
    """A patient's data key, wrapped. Without this row nothing that the patient wrote can be opened."""

    privacy: ClassVar[dict[str, Privacy]] = {
        "patient": PERSONAL,
        "wrapped": OPERATIONAL,
        "created_at": OPERATIONAL,
    }

    patient = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="diary_key",
    )
    wrapped = models.BinaryField()
    created_at = models.DateTimeField()

    objects = PatientRecordQuerySet.as_manager()

    def __str__(self) -> str:
        return f"PatientKey {self.pk}"

    @cached_property
    def vault(self) -> PatientVault:
        """Open the key once for as long as this row is in memory, which is one request."""
        return unwrap(self.wrapped, self.pk)


class PatientProfile(SealedRecord):
    """Date of birth, units, time zone, conditions, what is tracked: one sealed row for each patient."""

    sealed_as = "profile"

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=PROFILE_ID), name="profile_is_one"),
            models.CheckConstraint(condition=Q(version__gte=1), name="profile_version"),
        )
