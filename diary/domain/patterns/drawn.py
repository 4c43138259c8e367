"""The days that stand behind each shown pattern, kept beside its numbers: the picture cannot differ from them."""

import math

from diary.domain.patterns.findings import Drawn, Findings, Lag, Pair
from diary.domain.patterns.table import Column, DayTable

SHOWN = frozenset({"possible_pattern", "seen_again"})
MOST_DAYS = 182
"""Half a year: more days than that are too narrow to be told apart on a phone."""
MOST_DRAWN = 12
SCORE = "0123456789a"


def with_days(findings: Findings, table: DayTable) -> Findings:
    """Return ``findings`` with the newest days of each shown pair, of the first ``MOST_DRAWN`` of them.

    Args:
        findings: what comparing ``table`` came to.
        table: the days that were compared.
    """
    shown = [pair for pair in by_strength(findings.pairs) if pair.tier in SHOWN][:MOST_DRAWN]
    drawn = {(p.symptom, p.exposure): _drawn(p, table) for p in shown if p.estimate}
    pairs = tuple(
        pair.model_copy(update={"drawn": drawn.get((pair.symptom, pair.exposure))})
        for pair in findings.pairs
    )
    return findings.model_copy(update={"pairs": pairs})


def by_strength(pairs: tuple[Pair, ...]) -> list[Pair]:
    """Return the pairs with an estimate, the largest difference first whichever its direction."""
    return sorted(
        (pair for pair in pairs if pair.estimate),
        key=lambda pair: (-abs(pair.estimate.points), pair.symptom, pair.exposure),  # type: ignore[union-attr]
    )


def _drawn(pair: Pair, table: DayTable) -> Drawn | None:
    scores = table.outcomes.get(pair.symptom)
    if pair.estimate is None or scores is None:
        return None
    exposed = _exposed(pair, pair.estimate.lag, table)
    start = max(0, table.length - MOST_DAYS)
    return Drawn(
        first=table.day(start),
        scores="".join(_score(value) for value in scores[start:]),
        exposed="".join("." if math.isnan(x) else str(round(x)) for x in exposed[start:]),
    )


def _exposed(pair: Pair, lag: Lag, table: DayTable) -> list[float]:
    """Return for each row whether it comes ``lag`` days after the exposure."""
    key = (pair.symptom, pair.exposure)
    column: Column | None = table.before_onset.get(key) if lag == 0 else None
    if column is None:
        column = table.exposures.get(pair.exposure)
    values = [math.nan] * table.length if column is None else column.tolist()
    return [*([math.nan] * lag), *values][: table.length]


def _score(value: float) -> str:
    return "." if math.isnan(value) else SCORE[min(10, max(0, round(value)))]
