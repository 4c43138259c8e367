"""What comparing a patient's diary came to, sealed like everything of theirs."""

from uuid import UUID

from diary.domain.patterns.run import PatternRunPayload
from diary.models.base import SealedRecord

# One run for each patient: a new one takes the place of the last, and keeps what was shown before.
PATTERN_RUN_ID = UUID(int=1)


class PatternRun(SealedRecord):
    """The last comparison of a diary, and the one that is at work."""

    sealed_as = "pattern run"
    payload_type = PatternRunPayload
    exported_as = "patterns"

    def read(self) -> PatternRunPayload:
        """Open this run; its patient must carry the key."""
        return PatternRunPayload.read(self.opened(self.patient.diary_key.vault))
