"""What of a plan is said, what is missing, and what to ask next."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.plan import BOUNDS, Shape

StepCode = Literal["what", "safety", "symptom", "days", "belief"]
STEPS: tuple[StepCode, ...] = ("what", "safety", "symptom", "days", "belief")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to say before a plan can be locked."""

    code: StepCode
    is_done: bool


def steps_of(said: ExperimentPayload, today: date) -> tuple[Step, ...]:
    """Return what there is to say, in its order. Days that have passed meanwhile are to be said anew.

    Args:
        said: what is planned so far.
        today: the patient's local date, on which the plan would be locked.
    """
    done = {
        "what": said.what is not None and said.compared_with is not None,
        "safety": bool(said.screened),
        "symptom": said.outcome is not None,
        "days": days_hold(said, today),
        "belief": said.belief_0_10 is not None,
    }
    return tuple(Step(code, done[code]) for code in STEPS)


def next_step(said: ExperimentPayload, today: date) -> StepCode | None:
    """Return what to ask next; None when all is said."""
    return next((step.code for step in steps_of(said, today) if not step.is_done), None)


def shape_of(said: ExperimentPayload, decided_on: date) -> Shape | None:
    """Return the days of a plan if it were locked on ``decided_on``; None while they are not said."""
    if said.design is None or said.first_day is None:
        return None
    numbers = {name: getattr(said, name) for name in BOUNDS}
    return Shape(said.design, decided_on, said.first_day, **numbers)


def days_hold(said: ExperimentPayload, decided_on: date) -> bool:
    """Say whether the days are said and would hold, locked on ``decided_on``."""
    shape = shape_of(said, decided_on)
    return shape is not None and not shape.faults()
