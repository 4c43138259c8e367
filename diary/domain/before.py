"""What an entry said before it was changed: kept for a day, so that the change can be taken back."""

from typing import Annotated

from pydantic import Field

from diary.domain.entries import EntryPayload, read_payload
from diary.domain.payload import SealedPayload


class Before(SealedPayload):
    """An earlier version of an entry: its kind, and its payload as JSON.

    ``replaced_by`` is the version that took its place, at least 2.
    """

    kind = "before"
    of_kind: str
    said: str
    replaced_by: Annotated[int, Field(ge=2)]

    @classmethod
    def of(cls, payload: EntryPayload, replaced_by: int) -> "Before":
        """Make one from what an entry said."""
        said = payload.seal_bytes().decode()
        return cls.build(of_kind=payload.kind, said=said, replaced_by=replaced_by)

    def entry(self) -> EntryPayload:
        """Return what the entry said.

        Raises:
            PayloadDoesNotFit: it is of a schema that is not known any more.
        """
        return read_payload(self.of_kind, self.said.encode())
