"""Which questions share a page: those of the next step, after what the steps before it raised.

A question that an earlier answer raised stands on top of the next page, so that it is asked at once and costs
no page of its own; only where that would make a long page, or where no step is left, has it its own.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from diary.domain.question_list import APPLIES, STEPS, Question

MOST_ON_A_PAGE = 20
"""Questions, each with one tap. A number of ours: nobody has watched patients yet."""
LIST = "applies"
"""How the list "does any of this apply to you?" is called among the questions that were shown."""


class Asked(NamedTuple):
    """One page: its step, the codes it asks, and which of these an earlier page raised."""

    step: str
    codes: tuple[str, ...]
    raised: frozenset[str] = frozenset()


def page_after(step: str, questions: Sequence[Question], seen: Collection[str]) -> Asked | None:
    """Return the page after ``step``, None when every question was shown.

    Args:
        step: the page that was sent; one that is no step is the one before all.
        questions: every question that applies, in order.
        seen: codes that were shown, and ``LIST``.

    No page leaves out what was not shown: steps that were passed over come at the end.
    """
    open_questions = [question for question in questions if question.code not in seen]
    opened = {q.step for q in questions if q.code in seen and not q.when}
    opened |= {STEPS[0]} if LIST in seen else set()
    raised = [question for question in open_questions if question.step in opened]
    ahead = _first_of_next_step(step, [q for q in open_questions if q.step not in opened])
    together = [*raised, *ahead]
    if not together:
        return None
    if ahead and len(together) <= MOST_ON_A_PAGE:
        return _page(ahead[0].step, together, raised)
    return _page(raised[-1].step, raised, raised) if raised else _page(ahead[0].step, ahead, [])


def left_open_by_the_list(code: str, ticked: Collection[str], *, none_of_the_others: bool) -> bool:
    """Say whether a question is asked because the list left its line open, not because of an answer."""
    lines = [line for line in APPLIES if code in line.guards]
    return bool(lines) and not none_of_the_others and not any(line.code in ticked for line in lines)


def _first_of_next_step(step: str, unopened: Sequence[Question]) -> list[Question]:
    place = STEPS.index(step) if step in STEPS else 0
    for name in (*STEPS[place:], *STEPS[:place]):
        found = [question for question in unopened if question.step == name]
        if found:
            return found
    return []


def _page(step: str, questions: Sequence[Question], raised: Sequence[Question]) -> Asked:
    codes = tuple(question.code for question in questions)
    return Asked(step, codes, frozenset(question.code for question in raised))
