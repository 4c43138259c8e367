"""What recorded weights show: loss, gain, BMI, and weights that may be in another unit.

Source: education/clinical/README.md, "Time, days, medicines"; redflags.json, RF42's note.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

NOW_DAYS = timedelta(days=14)
AROUND = timedelta(days=7)
YEAR = timedelta(days=365)
HALF_YEAR = timedelta(days=183)
FOUR_WEEKS = timedelta(days=28)
LIGHTEST_KG, HEAVIEST_KG = 25.0, 350.0
ANOTHER_UNIT = ((2.0, 2.4), (6.0, 6.7), (13.0, 15.0))
"""Ratios of pounds to kilograms, kilograms to stones, pounds to stones; and their inverses."""
QUICK_CHANGE_PERCENT = 10.0
PLACES = 9
"""What a computer adds to a sum beyond the ninth place is no weight: 64.1 - 61.1 is 3, not a little less."""


@dataclass(frozen=True, slots=True, order=True)
class Weighed:
    """One weight, in kilograms, at an instant."""

    at: datetime
    kg: float


@dataclass(frozen=True, slots=True)
class WeightFindings:
    """What weights show; None is unknown. Losses are percent of the reference, unrounded."""

    newest_kg: float | None = None
    now_kg: float | None = None
    loss_12m_percent: float | None = None
    loss_6m_percent: float | None = None
    gained_14d_kg: float | None = None
    lost_a_week_kg: float | None = None
    doubtful: tuple[Weighed, ...] = ()


def weight_findings(weights: Iterable[Weighed], now: datetime) -> WeightFindings:
    """Return what ``weights`` show at ``now``; doubtful ones are left out and asked about."""
    now = now.astimezone(UTC)
    ordered = sorted(set(weights), key=lambda weight: (weight.at, weight.kg))
    trusted, doubtful = sort_out(ordered)
    if not trusted:
        return WeightFindings(doubtful=tuple(doubtful))
    recent = [w.kg for w in trusted if now - w.at <= NOW_DAYS]
    now_kg = median(recent) if recent else None
    return WeightFindings(
        newest_kg=trusted[-1].kg,
        now_kg=now_kg,
        loss_12m_percent=_loss(trusted, now_kg, now, YEAR),
        loss_6m_percent=_loss(trusted, now_kg, now, HALF_YEAR),
        gained_14d_kg=round(trusted[-1].kg - min(recent), PLACES) if recent else None,
        lost_a_week_kg=_lost_a_week(trusted, now),
        doubtful=tuple(weight for weight in doubtful if now - weight.at <= YEAR + AROUND),
    )


def sort_out(ordered: Sequence[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """Return the trusted and the doubtful of ``ordered`` weights, both oldest first.

    Left out is what no adult weighs; of two that disagree, the one that disagrees with both its
    neighbours while those agree, otherwise both.
    """
    possible = [w for w in ordered if LIGHTEST_KG <= w.kg <= HEAVIEST_KG]
    apart = [_disagree(one, two) for one, two in pairwise(possible)]
    odd = {
        place
        for place in range(1, len(possible) - 1)
        if apart[place - 1]
        and apart[place]
        and not _disagree(possible[place - 1], possible[place + 1])
    }
    out = set(odd)
    for place, disagree in enumerate(apart):
        if disagree and not {place, place + 1} & odd:
            out |= {place, place + 1}
    trusted = [weight for place, weight in enumerate(possible) if place not in out]
    doubted = [weight for place, weight in enumerate(possible) if place in out]
    doubted += [weight for weight in ordered if not LIGHTEST_KG <= weight.kg <= HEAVIEST_KG]
    return trusted, sorted(doubted)


def _disagree(one: Weighed, two: Weighed) -> bool:
    ratio = round(max(one.kg, two.kg) / min(one.kg, two.kg), PLACES)
    if any(low <= ratio <= high for low, high in ANOTHER_UNIT):
        return True
    change_percent = round(abs(two.kg - one.kg) / one.kg * 100, PLACES)
    return abs(two.at - one.at) <= NOW_DAYS and change_percent > QUICK_CHANGE_PERCENT


def _loss(
    trusted: Sequence[Weighed], now_kg: float | None, now: datetime, within: timedelta
) -> float | None:
    """Return the loss against the highest 14-day median of earlier weights, in percent; may be negative."""
    earlier = [weight for weight in trusted if now - weight.at > NOW_DAYS]
    instants = [weight.at for weight in earlier]
    medians = []
    for weight in earlier[bisect_left(instants, now - within) :]:
        first = bisect_left(instants, weight.at - AROUND)
        last = bisect_right(instants, weight.at + AROUND)
        medians.append(median([near.kg for near in earlier[first:last]]))
    if now_kg is None or not medians:
        return None
    reference = max(medians)
    return round((reference - now_kg) / reference * 100, PLACES)


def _lost_a_week(trusted: Sequence[Weighed], now: datetime) -> float | None:
    """Return kilograms lost a week over the last 28 days, first to last; None under a week of weights."""
    recent = [weight for weight in trusted if now - weight.at <= FOUR_WEEKS]
    if not recent or recent[-1].at - recent[0].at < AROUND:
        return None
    weeks = (recent[-1].at - recent[0].at) / timedelta(days=7)
    return round((recent[0].kg - recent[-1].kg) / weeks, PLACES)
