"""What a strategy of an article may say: who should not try it, how long, and when it is offered at all."""

from collections.abc import Collection
from enum import StrEnum

from education.domain.certainty import Verdict


class NotFor(StrEnum):
    """Who should not try a strategy without help; the diary's self-experiments know the same codes."""

    RED_FLAG = "red_flag"
    PREGNANCY = "pregnancy"
    EATING_DISORDER = "eating_disorder"
    COELIAC_TEST = "coeliac_test"
    PRESCRIPTION = "prescription"
    ALLERGY = "allergy"


class Design(StrEnum):
    """How a strategy can be compared with going on as usual."""

    BEFORE_AFTER = "before_after"
    BLOCKS = "blocks"


DAYS: dict[Design, range] = {
    Design.BEFORE_AFTER: range(21, 57),
    Design.BLOCKS: range(2, 15),
}
"""How many days one part may last: the weeks before and after, or one block."""

SETTLING: dict[Design, range] = {
    Design.BEFORE_AFTER: range(3, 8),
    Design.BLOCKS: range(8),
}
"""How many days may be left out while a change settles in: between the parts, or at the start of each block."""

LONGEST_WORDS = 300
"""How many characters "what to do" may have: it becomes the plan of whoever tries it."""

NEVER_OFFERED = frozenset({Verdict.NOT_SUPPORTED, Verdict.REFUTED, Verdict.NOT_A_DIAGNOSIS})
"""Verdicts that speak against trying: what carries one belongs under "save your money"."""


def codes_needed(*, removes_gluten: bool, changes_prescription: bool) -> frozenset[NotFor]:
    """Return the codes that a strategy must name because of what it changes.

    Less gluten spoils a coeliac test that is still to be done; a prescription is changed with a clinician only.
    """
    because = {
        NotFor.COELIAC_TEST: removes_gluten,
        NotFor.PRESCRIPTION: changes_prescription,
    }
    return frozenset(code for code, is_so in because.items() if is_so)


def days_fit(design: str, *, days: int, settling: int) -> bool:
    """Say whether a part of ``days``, of which ``settling`` are left out, can be planned.

    Args:
        design: a value of ``Design``.
        days: days of one part; at least 0.
        settling: days left out; at least 0.

    Raises:
        ValueError: if ``design`` is none.
    """
    kind = Design(design)
    leaves_some = kind is Design.BEFORE_AFTER or settling < days
    return days in DAYS[kind] and settling in SETTLING[kind] and leaves_some


def may_be_offered(verdicts: Collection[str]) -> bool:
    """Say whether a strategy that rests on claims with these verdicts is offered for trying.

    Without a claim it is not: nobody could say what the evidence is. Nor while one verdict speaks against it.
    """
    return bool(verdicts) and NEVER_OFFERED.isdisjoint(verdicts)
