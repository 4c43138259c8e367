"""The weight of a pack: the windows of Trends, and the first weights of a record that is too short for them."""

from dataclasses import dataclass
from statistics import median

from diary.domain.trends.span import ONE_DAY, Span
from diary.domain.trends.weights import WeightChange, trusted_and_doubtful, weight_change
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.weight import NOW_DAYS


@dataclass(frozen=True, slots=True)
class PackWeight:
    """Weight when the pack is made.

    Args:
        change: the windows that Trends shows, or the weights to ask about.
        first_kg: the middle of the first 14 days of this record with a weight, when these end before the
            last 14 days begin; None otherwise. ``first`` are those days.
        intended: what was answered to "were you trying to lose weight?"; empty for not answered.
    """

    change: WeightChange
    first_kg: float | None = None
    first: Span | None = None
    intended: str = ""


def pack_weight(gathered: Gathered) -> PackWeight:
    """Return the weight, and how it changed."""
    source, weighings = gathered.source, gathered.told.weighings
    change = weight_change(weighings, source.made_at, gathered.today)
    said = source.run.answered.get("weight_loss_intended") if source.run else None
    intended = said if isinstance(said, str) else ""
    trusted, _doubtful = trusted_and_doubtful(weighings)
    if change.doubtful or change.now is None or change.now.kg is None or not trusted:
        return PackWeight(change, intended=intended)
    start = trusted[0].day
    first = Span(start, start + NOW_DAYS - ONE_DAY)
    if first.last >= change.now.days.first:
        return PackWeight(change, intended=intended)
    kg = median(w.kg for w in trusted if w.day in first)
    return PackWeight(change, kg, first, intended)


def percent(then_kg: float, now_kg: float) -> float:
    """Return how much a weight changed, in percent of what it was; ``then_kg`` is above 0."""
    return (now_kg - then_kg) / then_kg * 100
