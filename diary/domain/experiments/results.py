"""What a self-experiment came to: differences with their intervals, or exactly why there is none."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from diary.domain.experiments.plan import Design
from diary.domain.experiments.schedule import Arm

Verdict = Literal[
    "likely_helped",
    "leans_helped",
    "little_difference",
    "cannot_tell",
    "leans_made_worse",
    "likely_made_worse",
]
Reason = Literal["too_few_days", "too_few_pairs", "all_zero", "no_variation"]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


class _Frozen(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, hide_input_in_errors=True
    )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


class Lack(_Frozen):
    """What an answer is short of: there are ``have``, and it takes ``need``."""

    of: Literal["baseline_days", "after_days", "pairs"]
    have: Count
    need: Count


class NoAnswer(_Frozen):
    """Why there is no estimate. ``points`` is the plain difference where nothing varied around it.

    "all_zero": every scored day was 0. "no_variation": each pair (or each day of a side) came out alike, so that
    nothing says how far chance alone could have gone.
    """

    kind: Literal["no_answer"] = "no_answer"
    reason: Reason
    lacking: tuple[Lack, ...] = ()
    points: float | None = None


class BeforeAfter(_Frozen):
    """Mean of the days after minus mean of the baseline, in points of severity, with its 95 % interval.

    ``rho`` is how alike one day is to the next (0 to 0.8), ``df`` the degrees of freedom of the interval. There is no
    chance and no verdict: nothing was drawn by lot. ``regression_to_the_mean`` is always to be said with it.
    """

    kind: Literal["before_after"] = "before_after"
    points: float
    low: float
    high: float
    days_before: Count
    days_after: Count
    mean_before: float
    mean_after: float
    rho: Share
    df: Annotated[float, Field(ge=1)]
    regression_to_the_mean: Literal[True] = True


class PairOfBlocks(_Frozen):
    """One pair: the scored days that count, the mean score of each arm, and B minus A in points.

    ``dropped`` when an arm has fewer scored days than ``need`` of its block; it then says nothing.
    """

    pair: Annotated[int, Field(ge=1)]
    first_arm: Arm
    days_a: Count
    days_b: Count
    need: Annotated[int, Field(ge=1)]
    mean_a: float | None = None
    mean_b: float | None = None
    points: float | None = None
    dropped: bool


class Blocks(_Frozen):
    """The difference B minus A in points of severity, with its 90 % interval and what is probable of it.

    Args:
        points, mean: middle and mean of what is probable.
        low, high: the 5th and 95th percentile.
        below_zero: probability that the difference is under 0.
        better: probability that it goes the way that is good for the person.
        within_one: probability that it is under one point, either way.
        is_small: ``within_one`` is at least 0.8, whatever the verdict.
        pairs: pairs that count.
    """

    kind: Literal["blocks"] = "blocks"
    points: float
    mean: float
    low: float
    high: float
    below_zero: Share
    better: Share
    within_one: Share
    verdict: Verdict
    is_small: bool
    pairs: Annotated[int, Field(ge=1)]


Answer = Annotated[BeforeAfter | Blocks | NoAnswer, Field(discriminator="kind")]


class Missing(_Frozen):
    """What the days without a score could do to the plain difference in points.

    ``lowest`` and ``highest``: had the missing days of one arm been quiet ones (the person's lower quarter) and
    those of the other bad ones (their upper quarter), and the other way round. ``changes_answer``: one of them
    is of another sign or size (a point or more up, down, or neither) than the difference.
    """

    days: Count
    lowest: float | None = None
    highest: float | None = None
    changes_answer: bool = False


class Result(_Frozen):
    """All that a self-experiment came to.

    Args:
        incomplete: it was stopped before its last day, on ``stopped_on``; days after it are not used.
        counted, scored: days that count by the plan up to its end, and those of them with a score.
        not_followed: days of the plan on which the instruction was not followed.
        main: every scored day by the arm it was planned for, followed or not (intention to treat).
        as_followed: the same without the days that were not followed; None when there was none.
        pairs: every pair as it went into ``main``; empty for before and after.
    """

    design: Design
    incomplete: bool
    stopped_on: date | None = None
    counted: Count
    scored: Count
    not_followed: Count
    main: Answer
    as_followed: Answer | None = None
    missing: Missing
    pairs: tuple[PairOfBlocks, ...] = ()
