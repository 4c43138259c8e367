"""GRADE's four levels of certainty, kept apart from the verdict."""

from enum import StrEnum


class Certainty(StrEnum):
    """How sure we are, apart from the verdict. *Not assessed* is no level of GRADE."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NOT_ASSESSED = "not_assessed"


class Verdict(StrEnum):
    """What studies say of a claim as people put it."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNPROVEN = "unproven"
    NOT_SUPPORTED = "not_supported"
    REFUTED = "refuted"
    NOT_A_DIAGNOSIS = "not_a_diagnosis"


def level_shown(level: str, *, standing: int) -> str:
    """Return how sure readers are told we are of a claim that was given ``level``.

    ``standing`` is the number of its papers that are published, not retracted and not under a concern; where none is
    left, the claim rests on nothing and counts as not assessed. Never negative.
    """
    return level if standing > 0 else Certainty.NOT_ASSESSED.value


CELLS: dict[Certainty, int] = {
    Certainty.HIGH: 4,
    Certainty.MODERATE: 3,
    Certainty.LOW: 2,
    Certainty.VERY_LOW: 1,
    Certainty.NOT_ASSESSED: 0,
}
