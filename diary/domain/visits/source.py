"""What a pack is made from: opened rows of one patient, handed in; no database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.entries import EntryPayload
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.patterns.findings import Findings
from diary.domain.profile import Profile
from diary.domain.visits.visit import Section, VisitPayload
from education.domain.red_flags.rule_set import RuleSet


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """One diary entry with its id."""

    id: UUID
    payload: EntryPayload = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that the patient kept: its title, its address on this site, the day it was last reviewed."""

    title: str
    address: str
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PackRules:
    """The red flags that a pack is held against, in the words of its language.

    ``flags`` are what the diary answers an entry by: each as the clinic has it live, the others as they
    ship. ``live`` are the codes of those the clinic has signed. ``region`` is the code whose numbers
    stand in texts. ``sample`` says that no clinician has reviewed all of them.
    """

    flags: RuleSet = field(repr=False)
    live: frozenset[str]
    region: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class PackSource:
    """Everything one pack may draw on.

    ``entries`` are all that are kept, oldest first by local day, not only the period's: the red flags, the
    weight and the medicines look further back. ``run`` is the finished checklist in the pack. ``names`` are
    the clinic's words for tags and other codes, in the language of the pack. ``made_at`` is in UTC.
    ``first`` and ``last`` are the period's local days, both inclusive. ``site`` is the address of this site
    without a slash at its end: codes of our own are named under it. ``rules`` is None when the diary is not
    held against any. ``unreadable`` counts entries that are kept and did not open; ``run_is_lost`` says that
    the visit names a checklist that is gone or does not open. ``patterns`` is what the patient's last comparison
    came to; None when there is none, or the patient left it out. ``experiments`` are those that are locked, newest first.
    """

    visit_id: UUID
    visit: VisitPayload = field(repr=False)
    profile: Profile = field(repr=False)
    entries: tuple[KeptEntry, ...] = field(repr=False)
    first: date
    last: date
    made_at: datetime
    zone: ZoneInfo
    clinic: str
    language: str
    site: str
    run_id: UUID | None = None
    run: ChecklistRunPayload | None = field(default=None, repr=False)
    experiments: tuple[ExperimentPayload, ...] = field(default=(), repr=False)
    read: tuple[ReadArticle, ...] = field(default=(), repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    rules: PackRules | None = field(default=None, repr=False)
    unreadable: int = 0
    run_is_lost: bool = False
    patterns: Findings | None = field(default=None, repr=False)

    def has(self, section: Section) -> bool:
        """Say whether the patient put a section into the pack."""
        return section in (self.visit.sections or ())

    def in_period(self) -> tuple[KeptEntry, ...]:
        """Return the entries whose local day lies in the period."""
        return tuple(e for e in self.entries if self.first <= e.payload.local_day() <= self.last)
