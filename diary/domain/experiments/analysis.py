"""What a self-experiment came to: hidden to its end, by the arm that was planned, and what else could be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

import numpy as np

from diary.domain.experiments.before_after import difference
from diary.domain.experiments.blocks import estimate, pairs_of
from diary.domain.experiments.plan import Plan
from diary.domain.experiments.results import (
    BeforeAfter,
    Blocks,
    Missing,
    NoAnswer,
    PairOfBlocks,
    Result,
)
from diary.domain.experiments.schedule import Arm, days_of, is_over

Scores = Mapping[date, float | None]
"""The worst score, 0–10, of each local date; None, NaN or no entry when nothing is known, never 0 for it."""


class StillHidden(ValueError):
    """The last day has not been lived and the experiment was not stopped: nobody sees a result yet."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The scored days that count, by date, and of which arm each counted day of the plan is."""

    plan: Plan
    arms: Mapping[date, Arm]
    scores: Mapping[date, float]

    @property
    def missing(self) -> list[date]:
        return [day for day in self.arms if day not in self.scores]

    def of_arm(self, arm: Arm) -> dict[date, float]:
        return {day: score for day, score in self.scores.items() if self.arms[day] == arm}

    def without(self, days: Collection[date]) -> "_Told":
        return replace(self, scores={d: s for d, s in self.scores.items() if d not in days})

    def filled(self, usual: float, tried: float) -> "_Told":
        """Return it with every missing day scored as its arm says."""
        by_arm = {"A": usual, "B": tried}
        assumed = {day: by_arm[self.arms[day]] for day in self.missing}
        return replace(self, scores={**self.scores, **assumed})

    def pairs(self) -> tuple[PairOfBlocks, ...]:
        return pairs_of(self.plan, self.scores) if self.plan.design == "blocks" else ()

    def answer(self) -> BeforeAfter | Blocks | NoAnswer:
        if self.plan.design == "blocks":
            return estimate(self.pairs(), self.plan.better)
        return difference(self.of_arm("A"), self.of_arm("B"))

    def points(self) -> float | None:
        """Return the plain difference B − A: of pairs that count, or of all days."""
        if self.plan.design == "blocks":
            known = [pair.points for pair in self.pairs() if pair.points is not None]
            return sum(known) / len(known) if known else None
        usual, tried = self.of_arm("A"), self.of_arm("B")
        if not usual or not tried:
            return None
        return sum(tried.values()) / len(tried) - sum(usual.values()) / len(usual)


def result(
    plan: Plan,
    scores: Scores,
    not_followed: Collection[date] = (),
    *,
    on: date,
    stopped_on: date | None = None,
) -> Result:
    """Return what a plan came to on the local date ``on``.

    Args:
        plan: as it was locked.
        on: today; results are shown from the day after the last.
        scores: by local date; only days that count by the plan are looked at.
        not_followed: days on which the instruction was not followed.
        stopped_on: the last day that is used when it was stopped; from the last day on there is no stop.

    Raises:
        StillHidden: the last day has not passed, and it was not stopped.
    """
    stop = stopped_on if stopped_on is not None and stopped_on < plan.last_day else None
    if stop is None and not is_over(plan, on):
        raise StillHidden
    end = stop or plan.last_day
    planned = [one for one in days_of(plan) if one.day <= end]
    arms: dict[date, Arm] = {one.day: one.arm for one in planned if not one.is_washout}
    told = _Told(plan, arms, _known(scores, arms))
    astray = {one.day for one in planned if one.day >= plan.first_day} & set(not_followed)
    return Result(
        design=plan.design,
        incomplete=stop is not None,
        stopped_on=stop,
        counted=len(arms),
        scored=len(told.scores),
        not_followed=len(astray),
        main=told.answer(),
        as_followed=told.without(astray).answer() if astray else None,
        missing=_missing(told),
        pairs=told.pairs(),
    )


def _known(scores: Scores, arms: Mapping[date, Arm]) -> dict[date, float]:
    said = {day: scores.get(day) for day in arms}
    return {
        day: float(score) for day, score in said.items() if score is not None and isfinite(score)
    }


def _missing(told: _Told) -> Missing:
    points = told.points()
    count = len(told.missing)
    if points is None or not count:
        return Missing(days=count)
    quiet, bad = (float(np.quantile(list(told.scores.values()), share)) for share in (0.25, 0.75))
    found = [told.filled(bad, quiet).points(), told.filled(quiet, bad).points()]
    low, high = sorted(value for value in found if value is not None)
    changes = _size(low) != _size(points) or _size(high) != _size(points)
    return Missing(days=count, lowest=low, highest=high, changes_answer=changes)


def _size(points: float) -> int:
    """Return −1 or 1 for a point or more down or up, 0 for less."""
    return 0 if abs(points) < 1 else (1 if points > 0 else -1)
