"""What the checklist costs in the head of the machine: facts of five years, and what the rules find in them."""

from collections.abc import Iterator

from education.domain.red_flags.evaluate import evaluate
from tests.diary.checklist_people import NOON, RULES, facts
from tests.diary.test_facts_properties import five_years, milliseconds

FACTS_MS, FINDINGS_MS = 50, 5


def costs() -> Iterator[tuple[str, float, str]]:
    """Yield (what, milliseconds of this process at its quickest, what we hold ourselves to)."""
    diary = five_years()
    told = {"unwell": "yes", "stool_blood_90d": "yes", "weight_loss": "unsure"}
    known = facts(*diary, **told)
    yield (
        f"facts of {len(diary):,} entries",
        milliseconds(lambda: facts(*diary, **told)),
        f"{FACTS_MS} ms",
    )
    yield (
        f"{len(RULES.flags)} red flags evaluated",
        milliseconds(lambda: evaluate(RULES, known, NOON)),
        f"{FINDINGS_MS} ms",
    )
