"""Earlier versions of entries, for as long as a change can be taken back."""

from uuid import UUID, uuid5

from diary.domain.before import Before
from diary.models.base import SealedRecord


class EntryBefore(SealedRecord):
    """What one entry said in the version before one of its changes. Gone within a day or so."""

    sealed_as = "entry before"
    payload_type = Before
    is_passing = True

    @staticmethod
    def id_of(entry_id: UUID, replaced_by: int) -> UUID:
        """Return the id under which the version that ``replaced_by`` took the place of is kept."""
        return uuid5(entry_id, f"before {replaced_by}")

    def read(self) -> Before:
        """Open this version; its patient must carry the key."""
        return Before.read(self.opened(self.patient.diary_key.vault))
