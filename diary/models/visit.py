"""Visits that a patient prepares: sealed like everything they write."""

from typing import ClassVar

from diary.domain.visits.visit import VisitPayload
from diary.models.base import SealedRecord


class Visit(SealedRecord):
    """One visit; even its day is sealed, since when somebody sees a clinician says something."""

    sealed_as: ClassVar[str] = "visit"
    payload_type = VisitPayload
    exported_as: ClassVar[str] = "visits"

    def read(self) -> VisitPayload:
        """Open this visit; its patient must carry the key."""
        return VisitPayload.read(self.opened(self.patient.diary_key.vault))
