"""One visit as the patient prepares it: when, with whom, goals, questions, what the pack holds, what was agreed."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from diary.domain.payload import (
    PRINTABLE,
    CalendarDay,
    Code,
    DiaryPayload,
    Label,
    SealedPayload,
    Text,
)

MOST_GOALS = 3
MOST_QUESTIONS = 10
TOP_QUESTIONS = 3
MOST_NEXT_STEPS = 5
MOST_FOLLOWED = 3

Section = Literal[
    "story",
    "symptoms",
    "bowel",
    "weight",
    "medicines",
    "tried",
    "patterns",
    "habits",
    "read",
    "days",
]
"""What the patient may leave out. Red flags, goals, questions and how complete the record is always go in."""
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=PRINTABLE),
]


class Asked(BaseModel):
    """One question to ask: its words, and the code in the clinic's question bank it came from, if any."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    text: Line
    code: Code | None = None

    def __repr__(self) -> str:
        return "<Asked>"


class Followed(BaseModel):
    """Something to track until a day (inclusive): a tag of the clinic's or the patient's own words, never both."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    tag: Code | None = None
    own_label: Label | None = None
    until: CalendarDay

    @model_validator(mode="after")
    def _is_named_once(self) -> Self:
        if (self.tag is None) == (self.own_label is None):
            raise ValueError("what is followed has a tag or an own label")
        return self

    def __repr__(self) -> str:
        return "<Followed>"


class VisitPayload(DiaryPayload):
    """A visit. Every field may be unknown; order says what matters most, so the first questions are the top ones.

    ``at`` is the time on the clock of ``zone``. ``name`` is what the pack calls the patient. ``run_id`` is the
    finished checklist that the patient put into the pack. ``period_first`` and ``period_last`` are local dates,
    both inclusive. ``sections`` is None until the patient chose: then nothing optional is in the pack.
    """

    kind = "visit"
    on: CalendarDay | None = None
    at: ClockTime | None = None
    with_whom: Label | None = None
    name: Label | None = None
    goals: Annotated[tuple[Line, ...], Field(max_length=MOST_GOALS)] = ()
    questions: Annotated[tuple[Asked, ...], Field(max_length=MOST_QUESTIONS)] = ()
    story: Text | None = None
    run_id: UUID | None = None
    period_first: CalendarDay | None = None
    period_last: CalendarDay | None = None
    sections: tuple[Section, ...] | None = None
    agreed: Text | None = None
    next_steps: Annotated[tuple[Line, ...], Field(max_length=MOST_NEXT_STEPS)] = ()
    followed: Annotated[tuple[Followed, ...], Field(max_length=MOST_FOLLOWED)] = ()

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        if self.period_first and self.period_last and self.period_last < self.period_first:
            raise ValueError("a period ends on the day it starts, or later")
        return self

    def says_the_same(self, other: SealedPayload) -> bool:
        """See ``DiaryPayload``."""
        return isinstance(other, VisitPayload) and super().says_the_same(other)

    @property
    def top_questions(self) -> tuple[Asked, ...]:
        """Return the questions to get answered first."""
        return self.questions[:TOP_QUESTIONS]
