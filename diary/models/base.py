"""The base of everything a patient writes: sealed, versioned, and findable by its owner only."""

from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.db import models

from diary.domain.payload import SealedPayload
from diary.vault import PatientVault, RowLabel


class Privacy(StrEnum):
    """What a column holds. PERSONAL says something about a person; OPERATIONAL only keeps the row in order."""

    PERSONAL = "personal"
    OPERATIONAL = "operational"


PERSONAL, OPERATIONAL = Privacy.PERSONAL, Privacy.OPERATIONAL


class PatientRecordQuerySet(models.QuerySet):
    """Queries over patients' rows; every one of them starts with ``owned_by``."""

    def owned_by(self, patient: Any) -> Self:
        """Keep only this patient's records. Every view starts here."""
        return self.filter(patient=patient)

    def kept(self) -> Self:
        """Leave out what the patient deleted."""
        return self.filter(deleted_at__isnull=True)


class SealedRecord(models.Model):
    """One sealed row of a patient's. Its id comes from the client, so a retry is the same row."""

    privacy: ClassVar[dict[str, Privacy]] = {
        "pk": OPERATIONAL,
        "patient": PERSONAL,
        "id": OPERATIONAL,
        "sealed": PERSONAL,
        "version": OPERATIONAL,
        "created_at": OPERATIONAL,
        "updated_at": OPERATIONAL,
        "deleted_at": OPERATIONAL,
    }
    sealed_as: ClassVar[str] = ""
    payload_type: ClassVar[type[SealedPayload] | None] = None
    exported_as: ClassVar[str] = ""
    stays_with_account: ClassVar[bool] = False
    is_passing: ClassVar[bool] = False
    """Work under way, gone within days: erased with the rest, and no part of an export."""
    is_one_of_its_day: bool = False

    pk = models.CompositePrimaryKey("patient_id", "id")
    patient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    id = models.UUIDField()
    sealed = models.BinaryField()
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = PatientRecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.id}"

    def row_label(self) -> RowLabel:
        """Say what the sealed bytes of this row are bound to."""
        return RowLabel(self.patient_id, self.id, self.sealed_as, None, None, self.version)

    def opened(self, vault: PatientVault) -> bytes:
        """Return the plain bytes of this row, or raise ``SealBroken``."""
        return vault.open(self.row_label(), bytes(self.sealed))


class ClearRecord(models.Model):
    """One row of a patient's in clear: what was done and when, never anything that a patient wrote.

    ``not_exported`` names columns that would be of use to nobody but a thief; ``stays_with_account`` says
    that the row outlives the diary, and goes with the account.
    """

    privacy: ClassVar[dict[str, Privacy]] = {
        "pk": OPERATIONAL,
        "patient": PERSONAL,
        "id": OPERATIONAL,
    }
    exported_as: ClassVar[str] = ""
    not_exported: ClassVar[frozenset[str]] = frozenset()
    stays_with_account: ClassVar[bool] = False

    pk = models.CompositePrimaryKey("patient_id", "id")
    patient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    id = models.UUIDField(default=uuid4)

    objects = PatientRecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.id}"
