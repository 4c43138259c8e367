"""When looking for triggers should rest, since eating is getting too narrow: facts in, codes out.

The thresholds are ours and to be checked by a dietitian; docs/statistics.md, "Over-restriction".
"""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["more_foods_left_out", "weight_loss", "fear_of_eating"]

MANY_FOODS = 3
"""A list that grows is a concern from so many foods on."""
LOSS_PERCENT = 5.0
"""Of body weight within six months, the usual threshold of concern; to be checked."""


@dataclass(frozen=True, slots=True)
class EatingFacts:
    """What is known of how a person eats; None is unknown and never a reason.

    Args:
        foods_left_out_before: how many foods were left out when it was asked before.
        foods_left_out_now: how many are left out now.
        weight_loss_6m_percent: loss within six months in percent of the weight before; below 0 is a gain.
        afraid_of_eating: the answer to whether eating has become frightening.
    """

    foods_left_out_before: int | None = None
    foods_left_out_now: int | None = None
    weight_loss_6m_percent: float | None = None
    afraid_of_eating: bool | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether looking for triggers rests, and why; then a dietitian is suggested."""

    reasons: tuple[Reason, ...]

    @property
    def pauses(self) -> bool:
        """Say whether looking for triggers rests."""
        return bool(self.reasons)

    @property
    def suggests(self) -> Literal["", "dietitian"]:
        """Return whom to see."""
        return "dietitian" if self.reasons else ""


def guard(facts: EatingFacts) -> Guard:
    """Return what speaks for a pause; one reason is enough."""
    before, now = facts.foods_left_out_before, facts.foods_left_out_now
    reasons: list[Reason] = []
    if before is not None and now is not None and now > before and now >= MANY_FOODS:
        reasons.append("more_foods_left_out")
    if facts.weight_loss_6m_percent is not None and facts.weight_loss_6m_percent >= LOSS_PERCENT:
        reasons.append("weight_loss")
    if facts.afraid_of_eating:
        reasons.append("fear_of_eating")
    return Guard(tuple(reasons))
