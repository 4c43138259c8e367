"""The days of a locked plan: which arm, which pair, what counts, and what is to be done today."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from diary.domain.experiments.plan import Plan

Arm = Literal["A", "B"]
Phase = Literal["baseline", "waiting", "transition", "after", "block"]
Ask = Literal["usual", "try"]

ASKED_OF: dict[Arm, Ask] = {"A": "usual", "B": "try"}


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One local date of a plan. ``pair`` counts from 1, None before and after.

    ``is_washout`` days are lived but not counted: the first of a block, a transition, and the days of a
    before-and-after plan between the decision and the change.
    """

    day: date
    arm: Arm
    phase: Phase
    pair: int | None = None
    is_washout: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive days with one thing to do, both ends included: a block, or one phase of before and after."""

    first: date
    last: date
    arm: Arm
    phase: Phase
    pair: int | None = None

    @property
    def ask(self) -> Ask:
        """Return the code of what is to be done."""
        return ASKED_OF[self.arm]


@dataclass(frozen=True, slots=True)
class Instruction:
    """What one day asks for: a code, and where the day lies in its stretch (counted from 1) and in the whole.

    ``changes_today`` says that the day before asked for something else; ``days_left`` come after this one.
    """

    ask: Ask
    day: date
    stretch: Stretch
    day_of_stretch: int
    is_washout: bool
    changes_today: bool
    days_left: int


def order_of(plan: Plan, pair: int) -> tuple[Arm, Arm]:
    """Return the order within a pair, counted from 1: a coin for each pair, the first as well.

    The coin is the lowest bit of the SHA-256 of ``experiment-order/1/SEED/PAIR``, so that anybody can toss it
    again on any machine.
    """
    coin = hashlib.sha256(f"experiment-order/1/{plan.seed}/{pair}".encode()).digest()[-1] & 1
    return ("B", "A") if coin else ("A", "B")


def stretches(plan: Plan) -> tuple[Stretch, ...]:
    """Return the stretches of a plan, oldest first; each begins the day after the one before it."""
    return tuple(_blocks(plan) if plan.design == "blocks" else _phases(plan))


def days_of(plan: Plan) -> tuple[PlannedDay, ...]:
    """Return every day of a plan, oldest first, those of a baseline included."""
    return tuple(
        PlannedDay(
            part.first + timedelta(days=n),
            part.arm,
            part.phase,
            part.pair,
            _is_washout(plan, part, n),
        )
        for part in stretches(plan)
        for n in range((part.last - part.first).days + 1)
    )


def today(plan: Plan, day: date) -> Instruction | None:
    """Return what ``day`` asks for; None before the plan was decided on or begins, and after its last day."""
    if day < plan.decided_on:
        return None
    parts = stretches(plan)
    for n, part in enumerate(parts):
        if part.first <= day <= part.last:
            at = (day - part.first).days
            return Instruction(
                ask=part.ask,
                day=day,
                stretch=part,
                day_of_stretch=at + 1,
                is_washout=_is_washout(plan, part, at),
                changes_today=at == 0 and (n == 0 or parts[n - 1].ask != part.ask),
                days_left=(plan.last_day - day).days,
            )
    return None


def is_over(plan: Plan, day: date) -> bool:
    """Say whether the last day has been lived: results are shown from the day after it."""
    return day > plan.last_day


def _is_washout(plan: Plan, part: Stretch, days_before: int) -> bool:
    if part.phase == "block":
        return days_before < (plan.washout_days or 0)
    return part.phase in {"waiting", "transition"}


def _blocks(plan: Plan) -> Iterator[Stretch]:
    length = plan.block_days or 0
    first = plan.first_day
    for pair in range(1, (plan.pairs or 0) + 1):
        for arm in order_of(plan, pair):
            last = first + timedelta(days=length - 1)
            yield Stretch(first, last, arm, "block", pair)
            first = last + timedelta(days=1)


def _phases(plan: Plan) -> Iterator[Stretch]:
    """Yield the phases of before and after. The baseline ends the day before the decision.

    People decide to change something on a bad day: were that day part of the baseline, what follows would look
    better than it is.
    """
    day = timedelta(days=1)
    decided, first = plan.decided_on, plan.first_day
    change = first + timedelta(days=plan.transition_days or 0)
    yield Stretch(decided - timedelta(days=plan.baseline_days or 0), decided - day, "A", "baseline")
    yield Stretch(decided, first - day, "A", "waiting")
    yield Stretch(first, change - day, "B", "transition")
    yield Stretch(change, plan.last_day, "B", "after")
