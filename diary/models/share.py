"""Shares: what opens them is kept as hashes, what they hold as ciphertext, who opened them sealed."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from diary.domain.sharing.payloads import ShareFilePayload, ShareOpeningPayload, SharePayload
from diary.models.base import OPERATIONAL, PERSONAL, PatientRecordQuerySet, Privacy, SealedRecord


class ShareQuerySet(PatientRecordQuerySet):
    """Queries over shares."""

    def still_open(self, now: datetime) -> Self:
        """Leave out what has expired, was ended, or was tried too often."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=now, tries_left__gt=0)


class Share(SealedRecord):
    """One link. The token in it is kept as its SHA-256, the passcode as Argon2id; the key is kept nowhere.

    ``tries_left`` counts wrong passcodes down over the whole life of the link, never up again.
    """

    privacy: ClassVar[dict[str, Privacy]] = SealedRecord.privacy | {
        "visit_id": OPERATIONAL,
        "token_hash": OPERATIONAL,
        "passcode_hash": OPERATIONAL,
        "tries_left": PERSONAL,
        "expires_at": PERSONAL,
        "revoked_at": PERSONAL,
    }
    sealed_as = "share"
    payload_type = SharePayload
    exported_as = "shares"

    visit_id = models.UUIDField()
    token_hash = models.CharField(max_length=64, unique=True)
    passcode_hash = models.CharField(max_length=255)
    tries_left = models.PositiveSmallIntegerField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(token_hash=""), name="share_has_token"),
            models.CheckConstraint(condition=~Q(passcode_hash=""), name="share_has_passcode"),
        )

    def read(self) -> SharePayload:
        """Open this share's name; its patient must carry the key."""
        return SharePayload.read(self.opened(self.patient.diary_key.vault))


class ShareFile(SealedRecord):
    """One file of a share, under the key in its link and once more under the patient's."""

    privacy: ClassVar[dict[str, Privacy]] = SealedRecord.privacy | {"share_id": OPERATIONAL}
    sealed_as = "share file"
    payload_type = ShareFilePayload
    is_passing = True

    share_id = models.UUIDField()

    class Meta:
        indexes = (models.Index(fields=("patient", "share_id"), name="share_file_of_share"),)

    def read(self) -> ShareFilePayload:
        """Take off the patient's seal; its patient must carry the key. What is left is the link's."""
        return ShareFilePayload.read(self.opened(self.patient.diary_key.vault))


class ShareOpening(SealedRecord):
    """That somebody asked for a share, with the name they gave: for its patient alone."""

    privacy: ClassVar[dict[str, Privacy]] = SealedRecord.privacy | {"share_id": OPERATIONAL}
    sealed_as = "share opening"
    payload_type = ShareOpeningPayload
    exported_as = "share_openings"

    share_id = models.UUIDField()

    class Meta:
        indexes = (models.Index(fields=("patient", "share_id"), name="share_opening_of_share"),)

    def read(self) -> ShareOpeningPayload:
        """Open this row; its patient must carry the key."""
        return ShareOpeningPayload.read(self.opened(self.patient.diary_key.vault))
