"""How far an import is, and what it found: sealed, since it says what a file held."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from diary.domain.importing.csv_look import CsvLook
from diary.domain.importing.csv_mapping import CsvMapping
from diary.domain.importing.found import Refusal, Source, Why
from diary.domain.payload import SealedPayload, Zone

Step = Literal["reading", "mapping", "ready", "writing", "done", "undone", "refused"]
UNDER_WAY: tuple[Step, ...] = ("reading", "writing")
KEEPS_FILE: tuple[Step, ...] = ("reading", "mapping", "ready", "writing")
MOST_UNREAD_SHOWN = 20
MOST_SAMPLES = 3
Percent = Annotated[int, Field(ge=0, le=100)]


class Part(BaseModel):
    """A part of what an import holds; ``repr`` shows nothing of it."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Sample(Part):
    """One entry of a file, to be shown: its kind, and its payload as JSON."""

    kind: str
    payload: str


class Kind(Part):
    """What a file holds of one sort. ``same`` is in the diary already, ``differs`` says something else there."""

    new: int = 0
    same: int = 0
    differs: int = 0
    first: date | None = None
    last: date | None = None
    samples: list[Sample] = Field(default_factory=list)


class Tally(Part):
    """What a file holds, sort by sort, and what of it cannot be read; ``doubtful`` weights may have another unit."""

    kinds: dict[str, Kind] = Field(default_factory=dict)
    unread: int = 0
    unread_shown: list[tuple[int, Why]] = Field(default_factory=list)
    twice: int = 0
    doubtful: int = 0
    profile: str | None = None

    @property
    def new(self) -> int:
        """Return how many entries would be added."""
        return sum(kind.new for kind in self.kinds.values())

    def cannot_read(self, place: int, why: Why) -> None:
        """Count a line that cannot be read; the first ones are kept, to be shown."""
        self.unread += 1
        if len(self.unread_shown) < MOST_UNREAD_SHOWN:
            self.unread_shown.append((place, why))


class Written(Part):
    """What an import did: added, left as it was there, could not read."""

    added: int = 0
    same: int = 0
    differs: int = 0
    unread: int = 0


class ImportState(SealedPayload):
    """One import. ``pieces`` are those of its file; ``percent`` is how far the work under way is."""

    kind = "import"
    zone: Zone
    step: Step = "reading"
    why: Refusal | None = None
    pieces: int = 0
    size: int = 0
    percent: Percent = 0
    source: Source | None = None
    look: CsvLook | None = None
    mapping: CsvMapping | None = None
    tally: Tally | None = None
    chosen: tuple[str, ...] = ()
    takes_profile: bool = False
    profile_before: str | None = None
    profile_version: int | None = None
    confirmed_at: AwareDatetime | None = None
    written: Written | None = None
    taken_back: int | None = None
    left: int | None = None

    def moved(self, **changes: object) -> "ImportState":
        """Return the import a step on."""
        return self.model_copy(update=changes)

    def wrote_at(self) -> datetime:
        """Return the moment that every row of this import carries.

        Raises:
            ValueError: nothing was confirmed yet.
        """
        if self.confirmed_at is None:
            raise ValueError("This import was not confirmed.")
        return self.confirmed_at
