"""Imports under way: what a file holds, and the file itself, sealed. Gone within days."""

from typing import ClassVar

from django.db import models

from diary.domain.importing.progress import ImportState
from diary.models.base import OPERATIONAL, Privacy, SealedRecord


class DiaryImport(SealedRecord):
    """One import, from the upload of a file until it can no longer be undone."""

    sealed_as = "import"
    payload_type = ImportState
    is_passing = True

    def read(self) -> ImportState:
        """Open this import; its patient must carry the key."""
        return ImportState.read(self.opened(self.patient.diary_key.vault))


class ImportPiece(SealedRecord):
    """A piece of an uploaded file, or the ids that one stretch of an import added."""

    privacy: ClassVar[dict[str, Privacy]] = SealedRecord.privacy | {
        "belongs_to": OPERATIONAL,
        "role": OPERATIONAL,
        "place": OPERATIONAL,
    }
    sealed_as = "import piece"
    is_passing = True
    FILE, ADDED = "file", "added"

    belongs_to = models.UUIDField()
    role = models.CharField(max_length=8)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("patient", "belongs_to", "role", "place"), name="import_piece_place"
            ),
        )
