"""Plans to test with."""

from datetime import UTC, date, datetime

from diary.domain.experiments.plan import Plan

DECIDED = date(2026, 3, 1)
FIRST = date(2026, 3, 2)

COMMON = {
    "what": "Peppermint tea after supper",
    "compared_with": "No tea",
    "outcome": "bloating",
    "decided_on": DECIDED,
    "first_day": FIRST,
    "belief_0_10": 6,
    "seed": 7,
    "locked_at": datetime(2026, 3, 1, 18, 0, tzinfo=UTC),
}


def blocks(**changed) -> Plan:
    """Return ten pairs of two blocks of three days, the first day of each left out."""
    numbers = {"pairs": 10, "block_days": 3, "washout_days": 1}
    return Plan.build(**{**COMMON, "design": "blocks", **numbers, **changed})


def before_after(**changed) -> Plan:
    """Return four weeks before and four since, with three days between."""
    numbers = {"baseline_days": 28, "transition_days": 3, "after_days": 28}
    return Plan.build(**{**COMMON, "design": "before_after", **numbers, **changed})
