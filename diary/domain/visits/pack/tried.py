"""What was tried: the days scored before and since a change, and nothing said of why.

Source: the plan for before-and-after comparisons: at least 21 scored days on each side, a few days of
transition left out, counts first. Changes close to each other cannot be told apart and are one step. The
difference and its interval are those of a self-experiment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from diary.domain.experiments.before_after import LEAST_DAYS, difference
from diary.domain.experiments.results import BeforeAfter, NoAnswer
from diary.domain.trends.series import Values, severity
from diary.domain.trends.span import ONE_DAY, Span
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.pack.medicines import Change, changes

TRANSITION = timedelta(days=3)
"""Days after a step that belong to neither side."""
LOOK_BACK = timedelta(days=90)
BAD = 4
"""Scores from here on are counted as bad days."""


@dataclass(frozen=True, slots=True)
class Side:
    """The scored days on one side of a step: how many, how many of them bad, and the middle score."""

    days: int
    bad: int
    middle: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """Changes within ``LEAST_DAYS`` of each other, and one symptom before and since.

    ``before`` ends the day before the first change; ``since`` begins after the last and its transition.
    ``difference`` is of their means, or says why there is none.
    """

    changes: tuple[Change, ...]
    symptom: str
    before: Side
    since: Side
    difference: BeforeAfter | NoAnswer

    @property
    def apart_days(self) -> int:
        """Return the days from the first to the last change."""
        return (self.changes[-1].day - self.changes[0].day).days

    @property
    def is_enough(self) -> bool:
        """Say whether both sides have days enough to give a difference."""
        return min(self.before.days, self.since.days) >= LEAST_DAYS


def steps(gathered: Gathered, symptom: str) -> tuple[Step, ...]:
    """Return each step of the period, oldest first, with the scores of ``symptom`` on its sides."""
    groups = _groups(changes(gathered))
    found = []
    for n, group in enumerate(groups):
        first, last = group[0].day, group[-1].day
        earliest = groups[n - 1][-1].day + ONE_DAY if n else first - LOOK_BACK
        latest = groups[n + 1][0].day - ONE_DAY if n + 1 < len(groups) else gathered.span.last
        series = severity(gathered.told, symptom, Span(first - LOOK_BACK, gathered.span.last))
        before = _scored(series, max(earliest, first - LOOK_BACK), first - ONE_DAY)
        since = _scored(series, last + TRANSITION + ONE_DAY, latest)
        sides = _side(before), _side(since)
        found.append(Step(group, symptom, *sides, difference(before, since)))
    return tuple(found)


def _groups(found: Sequence[Change]) -> list[tuple[Change, ...]]:
    groups: list[tuple[Change, ...]] = []
    for change in found:
        if groups and (change.day - groups[-1][-1].day).days < LEAST_DAYS:
            groups[-1] = (*groups[-1], change)
        else:
            groups.append((change,))
    return groups


def _scored(series: Values, first: date, last: date) -> dict[date, float]:
    return {day: max(values) for day, values in series.items() if first <= day <= last}


def _side(scores: Mapping[date, float]) -> Side:
    bad = sum(score >= BAD for score in scores.values())
    return Side(len(scores), bad, median(scores.values()) if scores else None)
