"""What a diary and its checklists show of how somebody eats: whether looking for triggers should rest.

A food counts as left out when it was eaten on several days of one stretch and on none of the next, although as
many meals were written down. Nobody is asked for calories. Which facts there are is decided here, what they mean
in ``restriction``.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from diary.domain.patterns.recorded import Recorded
from diary.domain.patterns.restriction import EatingFacts
from diary.domain.weight import Weighed, weight_findings

STRETCH = timedelta(days=28)
OFTEN_DAYS = 3
"""On so many days of a stretch a food belongs to what somebody eats."""
LEAST_MEAL_DAYS = 14
"""Under so many days with a meal, a stretch says nothing about what was left out."""
GROUPS, STARVING = "food_groups_cut", "starvation"


def eating_facts(
    recorded: Recorded, checklists: Sequence[Mapping[str, object]], now: datetime
) -> EatingFacts:
    """Return what is known; None is unknown.

    Args:
        recorded: the diary.
        checklists: facts of the last finished checklists by their codes, the newest first.
        now: the instant of looking, with an offset.
    """
    said = [_number(facts.get(GROUPS)) for facts in checklists]
    seen = left_out(recorded, max(recorded.eaten, default=now.date()))
    before = said[1] if len(said) > 1 and None not in said else seen[0]
    later = said[0] if len(said) > 1 and None not in said else seen[1]
    weights = (Weighed(w.at, w.kg) for w in recorded.told.weighings if w.at <= now)
    starving = checklists[0].get(STARVING) if checklists else None
    return EatingFacts(
        foods_left_out_before=before,
        foods_left_out_now=later,
        weight_loss_6m_percent=weight_findings(weights, now).loss_6m_percent,
        afraid_of_eating=True if starving == "yes" else None,
    )


def left_out(recorded: Recorded, last: date) -> tuple[int | None, int | None]:
    """Return how many foods were no longer eaten in the stretch before the last one, and in the last.

    Args:
        recorded: the diary.
        last: the newest day to look at; each stretch is ``STRETCH`` long.
    """
    ends = [last - n * STRETCH for n in range(3)]
    eaten = [_days_of_foods(recorded, end) for end in ends]
    gone: list[int | None] = []
    for newer, older in ((eaten[1], eaten[2]), (eaten[0], eaten[1])):
        usual = older and {tag for tag, days in older.items() if days >= OFTEN_DAYS}
        known = newer is not None and usual is not None
        gone.append(len([t for t in usual or () if t not in (newer or {})]) if known else None)
    if gone[0] is not None and gone[1] is not None:
        gone[1] += gone[0]  # what was left out before still is, unless it came back
        gone[1] -= len(_back(eaten))
    return gone[0], gone[1]


def _back(eaten: Sequence[dict[str, int] | None]) -> set[str]:
    """Return the foods that were left out in the middle stretch and are eaten again."""
    newest, middle, oldest = (foods or {} for foods in eaten)
    usual = {tag for tag, days in oldest.items() if days >= OFTEN_DAYS}
    return {tag for tag in usual if tag not in middle and tag in newest}


def _days_of_foods(recorded: Recorded, end: date) -> dict[str, int] | None:
    """Return on how many days of the stretch that ends with ``end`` each food was eaten; None with too few meals."""
    days = [recorded.eaten[day] for day in recorded.eaten if end - STRETCH < day <= end]
    if len(days) < LEAST_MEAL_DAYS:
        return None
    counts: dict[str, int] = {}
    for foods in days:
        for tag in foods:
            counts[tag] = counts.get(tag, 0) + 1
    return counts


def _number(said: object) -> int | None:
    return int(said) if isinstance(said, int | float) and not isinstance(said, bool) else None
