"""One finished checklist, kept exactly as it was seen: facts, items with their versions, words, rules."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from diary.domain.asked_again import ListChanges, list_changes
from diary.domain.payload import SealedPayload, Zone
from education.domain.red_flags.facts import FactSet

Said = Annotated[str, Field(max_length=4000)]
Given = str | float


class RunItem(BaseModel):
    """One red flag that fired, in the version and the words the patient saw.

    ``lang`` is the language of its words where it is another than that of the run. ``facts`` are the codes
    that made it fire, first things first; empty for unknown, in a run that was kept without them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    code: str
    version: int
    tier: str
    sign: Said
    question: Said
    why_it_matters: Said
    what_to_do: Said
    reasons: tuple[Said, ...]
    source: Said
    lang: str = ""
    facts: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "<RunItem>"


class RunEvidence(BaseModel):
    """What the diary showed for one fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    fact: str
    code: str
    detail: str = ""
    dates: tuple[date, ...] = ()
    number: float | None = None

    def __repr__(self) -> str:
        return "<RunEvidence>"


class ChecklistRunPayload(SealedPayload):
    """A run of the checklist. It is written once and never changed.

    ``facts`` are all facts as they counted, ``answered`` what the person said, ``rules_hash`` the SHA-256 of
    the red flags that were live, ``sample`` whether they were a sample that no clinician had reviewed.
    ``given`` are the questions and answers as the person gave them, ``rules_count`` is how many red flags
    were live: both are None, for unknown, in a run that was kept without them. ``language`` is the one it
    was read in, empty for unknown; ``versions`` are those of all red flags that were live, by code.
    """

    kind = "checklist"
    zone: Zone
    checked_at: AwareDatetime
    tier: str
    headline: Said
    action: Said
    items: tuple[RunItem, ...]
    prompts: tuple[Said, ...] = ()
    prompts_now: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()
    given: tuple[tuple[Said, Said], ...] | None = None
    signs: tuple[Said, ...] = ()
    unsure: tuple[Said, ...] = ()
    not_answered: tuple[Said, ...] = ()
    not_asked: tuple[Said, ...] = ()
    signs_open: bool = False
    show_crisis: bool = False
    enough: bool = True
    facts: dict[str, Given]
    answered: dict[str, Given]
    evidence: tuple[RunEvidence, ...] = ()
    rules_hash: str
    rules_count: int | None = None
    region: str
    sample: bool = False
    language: str = ""
    versions: dict[str, int] | None = None

    def changed_in(self, versions: Mapping[str, int]) -> ListChanges | None:
        """Return how the live red flags, as ``versions`` by code, differ from those of this run.

        None when this run did not keep the versions it was checked against.
        """
        return None if self.versions is None else list_changes(self.versions, versions)

    @property
    def top(self) -> RunItem | None:
        """Return the red flag whose action came first; None when none fired."""
        return self.items[0] if self.items else None

    def says_the_same(self, other: SealedPayload) -> bool:
        """Compare all but the moment: a form that is sent twice is one run."""
        if not isinstance(other, ChecklistRunPayload):
            return False
        return self.model_copy(update={"checked_at": other.checked_at}) == other


def kept_evidence(facts: FactSet) -> tuple[RunEvidence, ...]:
    """Return what the diary showed, as a run keeps it."""
    return tuple(
        RunEvidence(fact=code, code=e.code, detail=e.detail, dates=e.dates, number=e.number)
        for code, shown in sorted(facts.evidence.items())
        for e in shown
    )
