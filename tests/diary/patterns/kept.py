"""A comparison as it is kept: one pair that differed, one that nobody can tell yet."""

from datetime import date
from typing import Any

from diary.domain.patterns.findings import Counts, Estimate, Findings, Lack, Pair
from diary.domain.patterns.run import Claim, DataUsed, PatternRunPayload
from tests.diary.factories import NOON

ESTIMATE = Estimate(lag=1, points=1.8, low=1.0, high=2.6, p=0.0005, q=0.01, detectable=0.9)
COUNTS = Counts(
    exposed=22, exposed_bad=14, exposed_mean=4.5, unexposed=50, unexposed_bad=17, unexposed_mean=2.7
)
SHOWN = Pair(
    symptom="bloating", exposure="food:onion_garlic", tier="possible_pattern", days=72, symptom_days=40,
    counts=COUNTS, estimate=ESTIMATE,
)  # fmt: skip
TOO_LITTLE = Pair(
    symptom="bloating", exposure="medicine:own:knee gel", tier="not_enough", days=72, symptom_days=40,
    counts=Counts(exposed=3, exposed_bad=1, unexposed=69, unexposed_bad=30),
    lacking=(Lack(of="exposed", have=3, need=8),),
)  # fmt: skip
FINDINGS = Findings(
    first=date(2026, 7, 26), last=date(2026, 11, 21), days_recorded=110, days_missing=9, seed=77,
    shuffles=1999, compared=1, pairs=(SHOWN, TOO_LITTLE), mirror_of_100=4,
)  # fmt: skip
A_COMPARISON = PatternRunPayload.build(
    zone="Europe/London",
    recorded_at=NOON,
    seed=77,
    compared=("food:onion_garlic", "medicine:own:knee gel"),
    used=DataUsed(entries=900, newest_change=NOON),
    findings=FINDINGS,
    claims=(
        Claim(
            symptom="bloating", exposure="food:onion_garlic", lag=1, points=1.8,
            last=date(2026, 11, 21), shown_on=date(2026, 11, 22),
        ),
    ),
)  # fmt: skip


def a_comparison(**fields: Any) -> PatternRunPayload:
    """Return it, saying something else in some fields."""
    return A_COMPARISON.model_copy(update=fields)
