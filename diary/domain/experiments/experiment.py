"""One self-experiment as it is kept: what is planned, what was locked, how it went, and how it ended.

While it is planned every field may be unknown. Locking fills in the rest, and from then on the plan stays as
it is: a record whose fingerprint is not that of its plan is none.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from diary.domain.experiments.plan import (
    BOUNDS,
    RULE_VERSION,
    SEEDS,
    Better,
    Design,
    Number,
    Outcome,
    Plan,
    Words,
    fingerprint,
)
from diary.domain.experiments.schedule import is_over
from diary.domain.payload import (
    PRINTABLE,
    CalendarDay,
    Code,
    DiaryPayload,
    Instant,
    Label,
    Score,
    SealedPayload,
)
from diary.domain.profile import YesNoUnsure

MOST_SCREENED = 40
MOST_DEVIATIONS = 400
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300, pattern=PRINTABLE)]
"""A few words on one day; may be empty."""
Stage = Literal["planning", "waiting", "running", "over", "stopped"]
PLANNED = ("design", "what", "compared_with", "strategy", "outcome", "better", "first_day")
LOCKED = ("decided_on", "seed", "rule_version", "locked_at")


class ExperimentPayload(DiaryPayload):
    """A self-experiment. Days are local dates; numbers are those of ``Plan``, whose fields have its names.

    Args:
        own_label: the outcome in the patient's own word, as they write it, when it is not a tag.
        screened: what was answered about safety before, by the code of the question.
        fingerprint: of the locked plan; it, ``seed``, ``rule_version``, ``decided_on`` and ``locked_at`` are
            there together or not at all.
        deviations: days on which something else was done than planned, with words that may be empty.
        stopped_on: the day it was stopped before its end, ``stopped_because`` in the patient's words.
        opened_at: when the result was first looked at.
    """

    kind = "experiment"
    what: Words | None = None
    compared_with: Words | None = None
    strategy: Code | None = None
    screened: Annotated[dict[Code, YesNoUnsure], Field(max_length=MOST_SCREENED)] = Field(
        default_factory=dict
    )
    outcome: Outcome | None = None
    own_label: Label | None = None
    better: Better = "lower"
    design: Design | None = None
    pairs: Number = None
    block_days: Number = None
    washout_days: Number = None
    baseline_days: Number = None
    transition_days: Number = None
    after_days: Number = None
    first_day: CalendarDay | None = None
    belief_0_10: Score | None = None
    decided_on: CalendarDay | None = None
    seed: Annotated[int, Field(ge=0, lt=SEEDS)] | None = None
    rule_version: Annotated[int, Field(ge=1, le=RULE_VERSION)] | None = None
    locked_at: Instant | None = None
    fingerprint: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    deviations: Annotated[dict[CalendarDay, Note], Field(max_length=MOST_DEVIATIONS)] = Field(
        default_factory=dict
    )
    stopped_on: CalendarDay | None = None
    stopped_because: Note | None = None
    opened_at: Instant | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        said = [getattr(self, name) is not None for name in (*LOCKED, "fingerprint")]
        if any(said) != all(said):
            raise ValueError("a plan is locked as a whole")
        if not self.is_locked and (self.deviations or self.stopped_on or self.opened_at):
            raise ValueError("what is not locked has not begun")
        if self.is_locked and fingerprint(self.plan) != self.fingerprint:
            raise ValueError("the fingerprint is that of the plan")
        return self

    def says_the_same(self, other: SealedPayload) -> bool:
        """See ``DiaryPayload``."""
        return isinstance(other, ExperimentPayload) and super().says_the_same(other)

    @property
    def is_locked(self) -> bool:
        """Say whether its plan is fixed."""
        return self.fingerprint is not None

    @property
    def plan(self) -> Plan:
        """Return the plan that is locked.

        Raises:
            PayloadDoesNotFit: something is missing, or breaks the rules of a plan.
        """
        names = (*PLANNED, *BOUNDS, *LOCKED, "belief_0_10")
        values = {name: getattr(self, name) for name in names}
        return Plan.build(**{name: value for name, value in values.items() if value is not None})

    def locked(self, plan: Plan) -> "ExperimentPayload":
        """Return it with ``plan`` locked."""
        names = (*PLANNED, *BOUNDS, *LOCKED, "belief_0_10")
        values = {name: getattr(plan, name) for name in names}
        return self.with_(**values, fingerprint=fingerprint(plan))

    def with_(self, **changed: object) -> "ExperimentPayload":
        """Return it with other values, checked as a whole.

        Raises:
            PayloadDoesNotFit: they do not hold together.
        """
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        del kept["schema_number"]
        return type(self).build(**{**kept, **changed})

    def stage(self, day: date) -> Stage:
        """Say where it stands on a local date."""
        if not self.is_locked or self.first_day is None:
            return "planning"
        if self.stopped_on is not None:
            return "stopped"
        if is_over(self.plan, day):
            return "over"
        return "waiting" if day < self.first_day else "running"

    def is_going_on(self, day: date) -> bool:
        """Say whether it is locked and neither stopped nor over: only one of a patient's may be."""
        return self.stage(day) in ("waiting", "running")

    def may_be_opened(self, day: date) -> bool:
        """Say whether its result may be looked at: never while it goes on."""
        return self.stage(day) in ("over", "stopped")
