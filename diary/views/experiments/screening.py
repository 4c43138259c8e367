"""Whether something stands against a test: what was answered, what the diary shows, the last checklist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from diary.domain.about import about_from_profile
from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.experiments.exclusions import Idea, Screening, screen
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.facts import derive_facts
from diary.domain.observations import Observation, observe_all
from diary.domain.payload import PayloadDoesNotFit
from diary.models import ChecklistRun, Entry
from diary.models.patient import OpenDiary
from diary.snapshots.red_flags import readable_red_flags, rules_to_answer_saves_by
from diary.snapshots.strategies import strategy
from diary.vault import SealBroken, open_entries
from education.domain.red_flags.evaluate import evaluate
from education.domain.urgency import EMERGENCY, SAME_DAY, SOON, TIERS, place_of

CHECKLIST_HOLDS = timedelta(days=30)
"""A checklist that is older says too little of now: it is asked again. Our own choice."""
READ_KINDS = ("symptom", "bowel_movement", "vomiting", "measurement", "medicine")


@dataclass(frozen=True)
class Flag:
    """A red flag that stands: its code and tier."""

    code: str
    tier: str


class Signs:
    """The red flags of one patient now: what the diary shows, and what the last checklist found."""

    def __init__(self, diary: OpenDiary) -> None:
        self._diary = diary

    @cached_property
    def of_diary(self) -> tuple[Flag, ...]:
        """Return what everything that is written down makes fire, most urgent first."""
        kept = Entry.objects.owned_by(self._diary.patient).kept()
        opened = open_entries(self._diary.patient, kept.of_kind(*READ_KINDS).sealed_rows())
        return flags_in(
            self._diary, observe_all((entry.payload, str(entry.id)) for entry in opened)
        )

    @cached_property
    def last_run(self) -> ChecklistRunPayload | None:
        """Return the newest checklist; None when there is none, or it does not open."""
        rows = ChecklistRun.objects.owned_by(self._diary.patient).kept()
        row = rows.order_by("-created_at").first()
        if row is None:
            return None
        row.patient = self._diary.patient
        try:
            return row.read()
        except (SealBroken, PayloadDoesNotFit):
            return None

    @property
    def of_checklist(self) -> tuple[Flag, ...]:
        """Return what the last checklist found; a word that is no tier counts as the most urgent."""
        items = self.last_run.items if self.last_run else ()
        known = (Flag(i.code, i.tier if i.tier in TIERS else EMERGENCY) for i in items)
        return tuple(sorted(known, key=lambda flag: (place_of(flag.tier), flag.code)))

    @property
    def is_checked(self) -> bool:
        """Say whether a checklist was answered lately."""
        run = self.last_run
        return run is not None and self._diary.now - run.checked_at <= CHECKLIST_HOLDS

    def all_known(self) -> tuple[tuple[str, str], ...] | None:
        """Return code and tier of all that stand; None while nobody looked and the diary alone stops nothing."""
        found = (*self.of_diary, *(self.of_checklist if self.is_checked else ()))
        if not self.is_checked and all(flag.tier == SOON for flag in found):
            return None
        return tuple((flag.code, flag.tier) for flag in found)

    def urgent(self) -> tuple[Flag, ...]:
        """Return what the diary shows that waits for no test: emergencies, and what is for the same day."""
        return waits_for_no_test(self.of_diary)


def screened(diary: OpenDiary, said: ExperimentPayload, signs: Signs) -> Screening:
    """Return what stands against a plan, and what is left to be asked.

    An idea that an article offers may be changed in words: so only what it says it changes is taken from it,
    and what it leaves alone is asked all the same.
    """
    offered = strategy(said.strategy) if said.strategy else None
    idea = Idea(
        changes_prescription=(offered and offered.changes_prescription) or None,
        removes_gluten=(offered and offered.removes_gluten) or None,
    )
    facts: dict[str, Any] = dict(about_from_profile(diary.profile, diary.today).facts)
    if facts.get("has_ovaries") == "no":
        facts["pregnant"] = "no"
    return screen(idea, said.screened, facts, signs.all_known())


def waits_for_no_test(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Return the flags for which a test is stopped at once: emergencies, and what is for the same day."""
    return tuple(flag for flag in flags if flag.tier in (EMERGENCY, SAME_DAY))


def flags_in(diary: OpenDiary, observed: Iterable[Observation]) -> tuple[Flag, ...]:
    """Return what these observations make fire: what is live, and the emergencies as they ship."""
    live, rules = readable_red_flags(), rules_to_answer_saves_by()
    codes = frozenset(live.rules.by_code) if live else frozenset()
    about = about_from_profile(diary.profile, diary.today)
    facts = derive_facts(tuple(observed), about, diary.now, diary.zone)
    fired = evaluate(rules, facts, diary.now).fired
    return tuple(Flag(f.code, f.tier) for f in fired if f.code in codes or f.tier == EMERGENCY)
