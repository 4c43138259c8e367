"""One comparison of a diary as it is kept: what was found, with which seed, over which data, and what was shown."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from diary.domain.patterns.exposures import MOST_COMPARED, ExposureKey
from diary.domain.patterns.findings import Claimed, Count, Findings, Lag, Pair
from diary.domain.patterns.restriction import Reason
from diary.domain.payload import CalendarDay, DiaryPayload, Instant

MOST_CLAIMS = 200
SHOWN = ("possible_pattern", "seen_again")
SEED_BITS = 53
"""A seed stays whole in any program that reads JSON numbers as floating point."""


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, hide_input_in_errors=True
    )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


class DataUsed(_Part):
    """The entries a comparison used: how many there were, deleted ones too, and when one last changed (UTC)."""

    entries: Count
    newest_change: Instant | None = None


class Claim(_Part):
    """A pattern that was shown: it stays, so that later days alone can show it again, or not.

    ``last`` is the last day of the data it came from, ``shown_on`` the day it was first shown.
    """

    symptom: str
    exposure: ExposureKey
    lag: Lag
    points: float
    last: CalendarDay
    shown_on: CalendarDay

    def claimed(self) -> Claimed:
        """Return what it takes to look for it on later days."""
        return Claimed(
            symptom=self.symptom,
            exposure=self.exposure,
            lag=self.lag,
            sign=1 if self.points > 0 else -1,
            last=self.last,
        )


class PatternRunPayload(DiaryPayload):
    """The last comparison, and the one that was asked for and is not done yet.

    ``seed`` is drawn once for a diary and kept: asking again cannot fish for a better draw. ``compared`` is what
    ``findings`` compared; ``used`` the entries they came from. ``asked_at`` is set while a comparison waits or
    is at work. ``unreadable`` entries did not open. ``pauses`` are reasons to let looking for triggers rest.
    """

    kind = "patterns"
    seed: Annotated[int, Field(ge=0, lt=2**SEED_BITS)]
    compared: Annotated[tuple[ExposureKey, ...], Field(max_length=MOST_COMPARED)] = ()
    asked_at: Instant | None = None
    used: DataUsed | None = None
    unreadable: Count = 0
    findings: Findings | None = None
    pauses: Annotated[tuple[Reason, ...], Field(max_length=10)] = ()
    claims: Annotated[tuple[Claim, ...], Field(max_length=MOST_CLAIMS)] = ()

    def claimed(self) -> tuple[Claimed, ...]:
        """Return the patterns that were shown before, to be looked for on later days."""
        return tuple(claim.claimed() for claim in self.claims)


def with_claims(
    before: Iterable[Claim], pairs: Iterable[Pair], *, last: date, shown_on: date
) -> tuple[Claim, ...]:
    """Return the claims of before with those that are shown for the first time now; the first of a pair stands."""
    claims = {(claim.symptom, claim.exposure): claim for claim in before}
    for pair in pairs:
        key = (pair.symptom, pair.exposure)
        if pair.tier in SHOWN and pair.estimate is not None and key not in claims:
            claims[key] = Claim(
                symptom=pair.symptom,
                exposure=pair.exposure,
                lag=pair.estimate.lag,
                points=pair.estimate.points,
                last=last,
                shown_on=shown_on,
            )
    return tuple(claims.values())[:MOST_CLAIMS]
