"""What a self-experiment is going to do, fixed and fingerprinted before its first day."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from diary.domain.payload import (
    LAST_YEAR,
    PRINTABLE,
    CalendarDay,
    Code,
    Instant,
    Score,
    SealedPayload,
)

Design = Literal["before_after", "blocks"]
Better = Literal["lower", "higher"]
FaultCode = Literal[
    "missing",
    "not_of_this_design",
    "too_few",
    "too_many",
    "washout_not_shorter",
    "too_long",
    "starts_too_soon",
    "starts_too_late",
    "ends_after_calendar",
]

RULE_VERSION = 1
"""Of the schedule and the analysis together: a plan is read by the rule that it was locked with."""
SEEDS = 2**53
"""Seeds are 0 to ``SEEDS`` − 1: whole numbers that every reader of JSON keeps exactly."""
LONGEST_DAYS = 120
"""From the first day to the last."""
LATEST_START_DAYS = 28
"""Days from the decision to the first day; a baseline that is older says little of now."""
LONGEST_WORDS = 300

BOUNDS = {
    "pairs": (3, 30),
    "block_days": (2, 14),
    "washout_days": (0, 13),
    "baseline_days": (21, 90),
    "transition_days": (3, 7),
    "after_days": (21, 90),
}
"""The least and the most of each number of a plan."""
OF_DESIGN: dict[Design, tuple[str, ...]] = {
    "blocks": ("pairs", "block_days", "washout_days"),
    "before_after": ("baseline_days", "transition_days", "after_days"),
}

Words = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_WORDS, pattern=PRINTABLE
    ),
]
Outcome = Annotated[
    str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,63}|own:[^\x00-\x1f]{1,80})$")
]
"""A symptom as the diary keys it: a tag, or ``own:`` and the patient's word."""
Number = Annotated[int, Field(ge=0, le=1000)] | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a plan: a code, the field it is about, and the bound that is broken, in its unit."""

    code: FaultCode
    field: str
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The days of a plan, perhaps not yet a good one: numbers are days, ``pairs`` counts pairs of blocks.

    ``decided_on`` is the local date of locking. None where the design has no such number, or none was given.
    """

    design: Design
    decided_on: date
    first_day: date
    pairs: int | None = None
    block_days: int | None = None
    washout_days: int | None = None
    baseline_days: int | None = None
    transition_days: int | None = None
    after_days: int | None = None

    @property
    def length_days(self) -> int:
        """Return the days from the first to the last, both included; missing numbers count as 0."""
        if self.design == "blocks":
            return 2 * (self.pairs or 0) * (self.block_days or 0)
        return (self.transition_days or 0) + (self.after_days or 0)

    def faults(self) -> tuple[Fault, ...]:
        """Return everything that is wrong, at most one for a field, so that a form can say all at once."""
        found = list(self._number_faults())
        washout, block = self.washout_days, self.block_days
        if washout is not None and block is not None and washout >= block:
            found.append(Fault("washout_not_shorter", "washout_days", block - 1))
        if self.length_days > LONGEST_DAYS:
            field = "pairs" if self.design == "blocks" else "after_days"
            found.append(Fault("too_long", field, LONGEST_DAYS))
        found += self._date_faults()
        first_of_each = {fault.field: fault for fault in reversed(found)}
        return tuple(fault for fault in found if fault is first_of_each[fault.field])

    def _number_faults(self) -> Iterator[Fault]:
        for field, (least, most) in BOUNDS.items():
            value = getattr(self, field)
            if field not in OF_DESIGN[self.design]:
                if value is not None:
                    yield Fault("not_of_this_design", field)
            elif value is None:
                yield Fault("missing", field)
            elif value < least:
                yield Fault("too_few", field, least)
            elif value > most:
                yield Fault("too_many", field, most)

    def _date_faults(self) -> Iterator[Fault]:
        ahead = (self.first_day - self.decided_on).days
        left = (date(LAST_YEAR, 1, 1) - self.first_day).days + 1
        if ahead < 1:
            yield Fault("starts_too_soon", "first_day", 1)
        elif ahead > LATEST_START_DAYS:
            yield Fault("starts_too_late", "first_day", LATEST_START_DAYS)
        elif left < self.length_days:
            yield Fault("ends_after_calendar", "first_day", LAST_YEAR)


class Plan(SealedPayload):
    """One self-experiment as it was locked: arm A is the usual, arm B what is tried.

    Args:
        what, compared_with: what is tried and what is usual, in the person's own words.
        strategy: code of the strategy of an article, None for an idea of their own.
        outcome: the symptom that is scored, 0–10; ``better`` says which way is good.
        decided_on: local date of locking; the first day is later, and a baseline ends the day before it.
        pairs, block_days, washout_days: of design "blocks": K pairs of one block A and one B of L days each, of
            which the first w do not count.
        baseline_days, transition_days, after_days: of design "before_after".
        belief_0_10: how sure the person is, before, that it will help; 10 is quite sure.
        seed: decides the order within each pair.

    A plan that breaks ``Shape.faults`` cannot be made; the error's type is the code of the first one.
    """

    kind = "plan"
    design: Design
    what: Words
    compared_with: Words
    strategy: Code | None = None
    outcome: Outcome
    better: Better = "lower"
    decided_on: CalendarDay
    first_day: CalendarDay
    pairs: Number = None
    block_days: Number = None
    washout_days: Number = None
    baseline_days: Number = None
    transition_days: Number = None
    after_days: Number = None
    belief_0_10: Score
    rule_version: Annotated[int, Field(ge=1, le=RULE_VERSION)] = RULE_VERSION
    seed: Annotated[int, Field(ge=0, lt=SEEDS)]
    locked_at: Instant

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        for fault in self.shape.faults():
            raise PydanticCustomError(fault.code, "the plan does not hold: {code}", vars_of(fault))
        return self

    @property
    def shape(self) -> Shape:
        """Return the days of the plan."""
        numbers = {field: getattr(self, field) for field in BOUNDS}
        return Shape(self.design, self.decided_on, self.first_day, **numbers)

    @property
    def last_day(self) -> date:
        """Return the last day on which something is scored for it."""
        return self.first_day + timedelta(days=self.shape.length_days - 1)


def vars_of(fault: Fault) -> dict[str, str | int]:
    """Return a fault as the context of an error."""
    return {"code": fault.code, "field": fault.field, "limit": fault.limit or 0}


def fingerprint(plan: Plan) -> str:
    """Return the SHA-256, in hex, of all that decides what the result can be.

    Of canonical JSON (sorted keys, no spaces, ASCII, ISO dates) of outcome, which way is better, design, the
    numbers of the design, the day of decision, first day, rule and seed; a field that is not set is left out. Words,
    strategy and belief are not in it: they decide nothing.
    """
    named = ("outcome", "better", "design", *BOUNDS, "decided_on", "first_day")
    said = plan.model_dump(mode="json", include={*named, "rule_version", "seed"}, exclude_none=True)
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
