"""What comparing a diary came to: every pair that was looked at, with its numbers, its tier and its seed."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Tier = Literal[
    "not_enough", "cannot_tell", "no_sizeable_difference", "possible_pattern", "seen_again"
]
Lag = Literal[0, 1, 2]
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
    """What a pair is short of: there are ``have``, and it takes ``need``.

    ``variation``: the symptom had one value on all days. ``separable``: the exposure, or the symptom, only ever
    changed with weekends, slowly over time, or with stress, sleep or cycle, and cannot be told apart from them.
    """

    of: Literal["days", "exposed", "unexposed", "symptom_days", "variation", "separable"]
    have: Count
    need: Count


class Estimate(_Frozen):
    """A difference in points of severity, exposed days minus the others, with its 95 % interval and chances.

    ``p`` is of the permutation, ``q`` after Benjamini–Hochberg over all pairs that were compared.
    ``detectable`` is the smallest difference in points that these days could have shown.
    """

    lag: Lag
    points: float
    low: float
    high: float
    p: Share
    q: Share
    detectable: Annotated[float, Field(ge=0)]


class Counts(_Frozen):
    """Days in plain counts at the lag of the estimate; bad is a severity of 4 or more; means are of raw scores."""

    exposed: Count
    exposed_bad: Count
    exposed_mean: float | None = None
    unexposed: Count
    unexposed_bad: Count
    unexposed_mean: float | None = None


class Missing(_Frozen):
    """What the days without a record could do: how many there are, and the difference if they had been bad ones.

    ``with_exposure`` are those with a known exposure but no score. ``highest`` is the difference if those with the
    exposure had been like the person's worst days and those without like the quietest, ``lowest`` the reverse.
    ``changes_answer`` says that one of them is of another size class: higher by a point, lower by a point, neither.
    """

    days: Count
    with_exposure: Count
    lowest: float | None = None
    highest: float | None = None
    changes_answer: bool


class SeenAgain(_Frozen):
    """An earlier pattern looked for once more, on later days only: one exposure, one lag, one direction."""

    since: date
    days: Count
    points: float | None = None
    p_one_sided: Share | None = None
    held: bool


class Drawn(_Frozen):
    """The days behind a shown pair, a character for each, oldest first: what its picture is drawn from.

    ``scores`` are 0 to 9, ``a`` for 10; ``exposed`` is 1 or 0 at the lag of the estimate; ``.`` is not known.
    """

    first: date
    scores: Annotated[str, Field(pattern=r"^[0-9a.]*$")]
    exposed: Annotated[str, Field(pattern=r"^[01.]*$")]


class Pair(_Frozen):
    """One symptom with one exposure. ``lacking`` says why there is no estimate; ``early`` is under 45 days.

    ``always_with`` are exposures on nearly the same days, ``never_with`` those on nearly all the other days: neither
    can be told apart from this one. Where ``seen_again`` is set, all else is of the days until ``since``, on
    which the pattern was found, and ``q`` is what it comes to among the pairs of this run.
    """

    symptom: str
    exposure: str
    tier: Tier
    days: Count
    symptom_days: Count
    counts: Counts
    lacking: tuple[Lack, ...] = ()
    early: bool = False
    estimate: Estimate | None = None
    missing: Missing | None = None
    always_with: tuple[str, ...] = ()
    never_with: tuple[str, ...] = ()
    seen_again: SeenAgain | None = None
    drawn: Drawn | None = None


class Findings(_Frozen):
    """One run over a diary. ``compared`` counts the pairs that passed the gate.

    ``mirror_of_100``: in the person's own diary with its days shuffled, in how many of 100 one pattern as strong as
    the strongest shown turned up; None when none is shown. ``enough_is_enough`` says that more days will
    probably not answer it.
    """

    first: date
    last: date
    days_recorded: Count
    days_missing: Count
    seed: Annotated[int, Field(ge=0)]
    shuffles: Annotated[int, Field(ge=1)]
    compared: Count
    pairs: tuple[Pair, ...]
    mirror_of_100: Annotated[int, Field(ge=0, le=100)] | None = None
    enough_is_enough: bool = False


class Claimed(_Frozen):
    """A possible pattern as it was shown before: what it takes to look for it on later days."""

    symptom: str
    exposure: str
    lag: Lag
    sign: Literal[-1, 1]
    last: date
