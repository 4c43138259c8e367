"""What a diary says of one experiment: its result, and the days of each arm in plain counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from diary.domain.experiments.analysis import result
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.results import Result
from diary.domain.experiments.schedule import Arm, days_of
from diary.domain.trends.series import severity
from diary.domain.trends.span import Span
from diary.domain.trends.told import Told

BAD = 4
"""Scores from here on are counted as bad days, as in the pack of a visit."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one arm that count up to the end: how many, how many scored, how many bad, the mean score."""

    counted: int
    scored: int
    bad: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One experiment that is over or stopped: ``usual`` are days of arm A, ``tried`` of arm B."""

    said: ExperimentPayload = field(repr=False)
    result: Result = field(repr=False)
    usual: Days = field(repr=False)
    tried: Days = field(repr=False)


def scores_of(said: ExperimentPayload, told: Told) -> dict[date, float]:
    """Return the worst score of the outcome on each local date of the plan that has one, 0–10."""
    days = days_of(said.plan)
    span = Span(days[0].day, days[-1].day)
    found = severity(told, said.plan.outcome, span)
    return {day: value for day, (value,) in found.items()}


def outcome_of(said: ExperimentPayload, told: Told, on: date) -> Outcome:
    """Return what an experiment came to on the local date ``on``.

    Raises:
        StillHidden: it goes on.
    """
    plan, scores = said.plan, scores_of(said, told)
    found = result(plan, scores, said.deviations, on=on, stopped_on=said.stopped_on)
    end = found.stopped_on or plan.last_day
    arms: dict[Arm, list[date]] = {"A": [], "B": []}
    for one in days_of(plan):
        if one.day <= end and not one.is_washout:
            arms[one.arm].append(one.day)
    return Outcome(said, found, _counted(arms["A"], scores), _counted(arms["B"], scores))


def _counted(days: Iterable[date], scores: dict[date, float]) -> Days:
    days = list(days)
    known = [scores[day] for day in days if day in scores]
    mean = sum(known) / len(known) if known else None
    return Days(len(days), len(known), sum(score >= BAD for score in known), mean)
