"""A patient's key and profile, and both together: an open diary."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Exists, OuterRef, Q, Subquery

from diary.domain.profile import Profile
from diary.models.base import OPERATIONAL, PERSONAL, PatientRecordQuerySet, Privacy, SealedRecord
from diary.models.compiled import CompiledRows
from diary.models.consent import Consent
from diary.models.erasure import PendingErasure
from diary.models.experiment import Experiment
from diary.models.visit import Visit
from diary.vault import NoKeyOpensThis, PatientVault, unwrap

# One profile for each patient: with a constant id, the composite key itself says so.
PROFILE_ID = UUID(int=1)


class PatientKey(models.Model):
    """A patient's data key, wrapped. Without this row nothing that the patient wrote can be opened."""

    privacy: ClassVar[dict[str, Privacy]] = {
        "patient": PERSONAL,
        "wrapped": OPERATIONAL,
        "created_at": OPERATIONAL,
    }
    exported_as: ClassVar[str] = "keys"
    not_exported: ClassVar[frozenset[str]] = frozenset({"wrapped"})
    stays_with_account: ClassVar[bool] = False

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
    payload_type = Profile
    exported_as = "profile"

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(id=PROFILE_ID), name="profile_is_one"),
            models.CheckConstraint(condition=Q(version__gte=1), name="profile_version"),
        )


# Django's documented Model._meta.
_PROFILE = [column.attname for column in PatientProfile._meta.concrete_fields]  # noqa: SLF001


@dataclass(frozen=True)
class OpenDiary:
    """A patient's diary, opened for one request at one moment. ``patient`` carries the key."""

    patient: Any
    record: PatientProfile
    now: datetime
    profile: Profile = field(repr=False)
    agreed_to: int | None = None
    has_visits: bool = True
    has_experiments: bool = True

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.profile.zone)

    @property
    def today(self) -> date:
        """Return the patient's local date."""
        return self.now.astimezone(self.zone).date()

    @property
    def owner_mark(self) -> str:
        """Return the opaque value by which a device knows whose diary it is writing in."""
        mark: str = self.patient.diary_key.vault.owner_mark()
        return mark


class DiaryIsClosed(Exception):
    """The patient wants nothing to be shown or written, and no reminder to go out."""


class ErasureIsPending(DiaryIsClosed):
    """The patient asked for erasure, which can be undone until ``pending`` is due."""

    def __init__(self, pending: PendingErasure) -> None:
        self.pending = pending
        super().__init__("This patient asked to be forgotten: the diary is closed.")


class NotAgreed(DiaryIsClosed):
    """The patient agreed to no version of the text, or took it back."""

    def __init__(self) -> None:
        super().__init__("This patient has not agreed that a diary is kept, or not any more.")


def read_diary(patient: Any, now: datetime, *, agreed: bool = True) -> OpenDiary | None:
    """Open a patient's diary with one query, or return None when the patient has none yet.

    ``agreed=False`` opens it also without an agreement: to hand it out, and to ask for one.

    Raises:
        ErasureIsPending: the patient asked for erasure, and may still undo it.
        NotAgreed: no agreement stands; one to an older text does (``OpenDiary.agreed_to``).
        NoKeyOpensThis: the key is missing, as after a restore of one table without the other.
        SealBroken, PayloadDoesNotFit: the profile does not open.
    """
    for (
        *row,
        agreed_to,
        visits,
        experiments,
        wrapped,
        key_made_at,
        closing,
    ) in _profile_with_key().rows(patient.pk):
        if closing is not None:
            break
        if agreed and agreed_to is None:
            raise NotAgreed
        if wrapped is None:
            raise NoKeyOpensThis("This diary has no key: was its table left out of a restore?")
        record = PatientProfile.from_db(DEFAULT_DB_ALIAS, _PROFILE, row)
        record.patient = patient
        patient.diary_key = PatientKey(
            patient_id=patient.pk, wrapped=wrapped, created_at=key_made_at
        )
        profile = Profile.read(record.opened(patient.diary_key.vault))
        return OpenDiary(patient, record, now, profile, agreed_to, visits, experiments)
    if pending := PendingErasure.objects.owned_by(patient).first():
        raise ErasureIsPending(pending)
    return None


@cache
def _profile_with_key() -> CompiledRows:
    """Return the query of a patient's profile, with the key and what keeps the diary closed."""
    patient = PatientProfile._meta.get_field("patient").target_field  # noqa: SLF001
    return CompiledRows(
        lambda patient: (
            PatientProfile.objects.owned_by(patient)
            .filter(id=PROFILE_ID)
            .annotate(
                agreed_to=_agreed_to(), has_visits=_has(Visit), has_experiments=_has(Experiment)
            )
            .values_list(
                *_PROFILE,
                "agreed_to",
                "has_visits",
                "has_experiments",
                "patient__diary_key__wrapped",
                "patient__diary_key__created_at",
                "patient__pending_erasure__pk",
            )
        ),
        [patient],
    )


def _has(model: type[SealedRecord]) -> Exists:
    """Say, for a query of profiles, whether rows are kept: who has none is spared the query for them."""
    kept = model.objects.filter(patient=OuterRef("patient"), deleted_at__isnull=True)
    return Exists(kept)


def _agreed_to() -> Subquery:
    """Return, for a query of profiles, the newest text whose agreement stands."""
    standing = Consent.objects.filter(patient=OuterRef("patient"), withdrawn_at__isnull=True)
    return Subquery(standing.order_by("-text_version").values("text_version")[:1])
