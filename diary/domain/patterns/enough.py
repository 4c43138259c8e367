"""When to stop: more logging that would probably not answer, and exposures that nothing was seen with."""

from collections.abc import Sequence
from dataclasses import dataclass

from diary.domain.patterns.findings import Findings, Pair
from diary.domain.patterns.tiers import SIZEABLE

LEAST_DAYS = 90
"""Nobody is told to stop before three months."""
AS_LONG_AGAIN = 2
"""Asked to go on for as long again, a person should get an answer."""
MORE_DAYS_CHANGE_NOTHING = ("variation",)


def enough_is_enough(pairs: Sequence[Pair], days_recorded: int) -> bool:
    """Say whether as many days again would probably answer none of the open questions.

    So it is after 90 recorded days, if at least one pair was compared, none waits to be seen again, and for every
    pair that is open:

    - can't tell: √2 narrower, its interval would still reach a point to either side;
    - not enough days: with twice of what it has, it would still lack something.
    """
    compared = [pair for pair in pairs if pair.estimate]
    if days_recorded < LEAST_DAYS or not compared:
        return False
    return not any(_would_help(pair) for pair in pairs)


def _would_help(pair: Pair) -> bool:
    if pair.tier == "possible_pattern":
        return True
    if pair.tier == "not_enough":
        return all(
            lack.of not in MORE_DAYS_CHANGE_NOTHING and AS_LONG_AGAIN * lack.have >= lack.need
            for lack in pair.lacking
        )
    if pair.tier == "cannot_tell" and pair.estimate:
        half = (pair.estimate.high - pair.estimate.low) / 2
        return half**2 < AS_LONG_AGAIN * SIZEABLE**2
    return False


@dataclass(frozen=True, slots=True)
class NothingSeen:
    """An exposure without a sizeable difference in any symptom it was compared with.

    Args:
        exposure: its key.
        symptoms: those it was compared with.
        days: analysable days of the pair that had the fewest.
        exposed: days with the exposure of the pair that had the fewest.
    """

    exposure: str
    symptoms: tuple[str, ...]
    days: int
    exposed: int


def nothing_seen(findings: Findings) -> tuple[NothingSeen, ...]:
    """Return the exposures to talk about bringing back: no pair of theirs is open, and none is a pattern."""
    found = []
    for exposure in dict.fromkeys(pair.exposure for pair in findings.pairs):
        pairs = [pair for pair in findings.pairs if pair.exposure == exposure]
        if all(pair.tier == "no_sizeable_difference" for pair in pairs):
            found.append(
                NothingSeen(
                    exposure=exposure,
                    symptoms=tuple(pair.symptom for pair in pairs),
                    days=min(pair.days for pair in pairs),
                    exposed=min(pair.counts.exposed for pair in pairs),
                )
            )
    return tuple(found)
