"""Experiments kept in a diary, as far along as a test needs them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from diary.actions.experiments import begin_experiment
from diary.actions.store import store
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.plan import Plan
from diary.models import Experiment
from tests.diary.factories import LONDON, NOON, TODAY

DAY = timedelta(days=1)
BLOCKS = {"design": "blocks", "pairs": 4, "block_days": 3, "washout_days": 1}
BEFORE_AFTER = {
    "design": "before_after",
    "baseline_days": 28,
    "transition_days": 3,
    "after_days": 28,
}
WHAT = {
    "what": "Peppermint tea after supper",
    "compared_with": "No tea",
    "outcome": "bloating",
    "belief_0_10": 6,
}
SAFE = {
    "pregnant": "no",
    "prescription_change": "no",
    "allergy": "no",
    "eating_disorder_risk": "no",
}


def a_plan(*, decided_on: date = TODAY, **changed: Any) -> Plan:
    """Return a plan of four pairs of three days, decided on ``decided_on`` and begun the day after."""
    when = {"decided_on": decided_on, "first_day": decided_on + DAY, "locked_at": NOON}
    return Plan.build(**{**WHAT, **BLOCKS, "seed": 7, **when, **changed})


def a_payload(**said: Any) -> ExperimentPayload:
    """Return an experiment that is planned as far as ``said``."""
    return ExperimentPayload.build(**{"zone": LONDON, "recorded_at": NOON, **said})


def a_draft(patient: Any, *, id: UUID | None = None, **said: Any) -> Experiment:
    """Keep a plan that is not locked."""
    return begin_experiment(patient=patient, id=id or uuid4(), payload=a_payload(**said), now=NOON)


def a_locked(patient: Any, plan: Plan | None = None, **said: Any) -> Experiment:
    """Keep a locked experiment; without a plan, one that begins tomorrow."""
    payload = a_payload().locked(plan or a_plan()).with_(**said)
    return store(Experiment(patient=patient, id=uuid4()), payload, seen=0, now=NOON)


def fresh(row: Experiment) -> Experiment:
    """Return the row as it stands now."""
    now = Experiment.objects.owned_by(row.patient).get(id=row.id)
    now.patient = row.patient
    return now


def read(row: Experiment) -> ExperimentPayload:
    """Read an experiment as it stands now."""
    return fresh(row).read()
