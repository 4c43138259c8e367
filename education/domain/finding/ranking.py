"""Which entries have what somebody looks for, and in which order they are shown."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from education.domain.finding.synonyms import Stems, Unit

Posting = tuple[int, str, int]
"""Entry, stem, weight: how much that entry says of that stem."""

TITLE, HEADING, SUMMARY, BODY = 120, 40, 40, 10
"""Weights of one mention, by where it stands."""
MOST_WEIGHT = 32_000


def weights(texts: Iterable[tuple[int, Sequence[str]]]) -> dict[str, int]:
    """Return stem → weight for one entry.

    Args:
        texts: (weight of a mention, stems) for each of its texts. In each weight the second mention
            counts half, the fourth a third and so on (logarithmic), so that length alone wins nothing.
    """
    by_weight: dict[int, Counter[str]] = defaultdict(Counter)
    for weight, stems in texts:
        by_weight[weight].update(stems)
    total: Counter[str] = Counter()
    for weight, counts in by_weight.items():
        for name, times in counts.items():
            total[name] += round(weight * (1 + math.log2(times)))
    return {name: min(weight, MOST_WEIGHT) for name, weight in total.items()}


class Scores:
    """The entries that have any of ``units``: how many of the units, and a score to order them by.

    A rare word says more than one that stands everywhere: its weight times log(1 + entries ÷ entries
    that have it), inverse document frequency (Spärck Jones 1972, doi:10.1108/eb026526).
    """

    def __init__(self, units: Sequence[Unit], postings: Iterable[Posting], entries: int) -> None:
        self.units = units
        by_entry: dict[int, dict[str, int]] = defaultdict(dict)
        spread: Counter[str] = Counter()
        for entry, name, weight in postings:
            by_entry[entry][name] = weight
            spread[name] += 1
        rarity = {name: math.log(1 + entries / count) for name, count in spread.items()}
        self._scores = {entry: self._score(has, rarity) for entry, has in by_entry.items()}

    def whole(self) -> dict[int, float]:
        """Return entry → score of those that have every unit."""
        return self._with(len(self.units))

    def some(self) -> dict[int, float]:
        """Return entry → score of those that have the most units any entry has, at least one."""
        most = max((count for count, _score in self._scores.values()), default=0)
        return self._with(most) if most else {}

    def _with(self, count: int) -> dict[int, float]:
        return {entry: score for entry, (found, score) in self._scores.items() if found >= count}

    def _score(self, has: Mapping[str, int], rarity: Mapping[str, float]) -> tuple[int, float]:
        values = [_value(unit.ways, has, rarity) for unit in self.units]
        return sum(value > 0 for value in values), sum(values)


def _value(
    ways: Iterable[tuple[Stems, float]], has: Mapping[str, int], rarity: Mapping[str, float]
) -> float:
    """Return the best of a unit's ways that an entry has in full, or 0."""
    best = 0.0
    for way, factor in ways:
        value = 0.0
        for name in way:
            if name not in has:
                break
            value += has[name] * rarity[name]
        else:
            best = max(best, factor * value)
    return best
