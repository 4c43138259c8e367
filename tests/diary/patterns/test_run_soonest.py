"""By when what is lacking could be there, at the person's own pace: a day, or nothing at all."""

from datetime import date, timedelta

import pytest

from diary.domain.patterns.findings import Lack
from diary.domain.patterns.soonest import by_when, earliest_day
from tests.diary.patterns.kept import FINDINGS, TOO_LITTLE

LAST = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("of", "have", "need", "in_days", "wait"),
    [
        ("exposed", 3, 8, 30, 50),
        ("days", 14, 28, 20, 20),
        ("symptom_days", 4, 5, 10, 3),
        ("unexposed", 8, 8, 30, 0),
        ("exposed", 0, 8, 30, None),
        ("exposed", 1, 8, 120, None),  # more than a year
        ("variation", 1, 2, 30, None),
        ("separable", 1, 2, 30, None),
    ],
)
def test_at_the_pace_until_now(of, have, need, in_days, wait):
    day = earliest_day(Lack(of=of, have=have, need=need), in_days=in_days, last=LAST)

    assert day == (None if wait is None else LAST + timedelta(days=wait))


def test_each_thing_that_is_short_has_its_day():
    lacking = (Lack(of="days", have=20, need=28), Lack(of="exposed", have=4, need=8))
    nearer = TOO_LITTLE.model_copy(update={"lacking": lacking})
    never = TOO_LITTLE.model_copy(
        update={"exposure": "food:alcohol", "lacking": (Lack(of="exposed", have=0, need=8),)}
    )
    fresh = FINDINGS.model_copy(
        update={"first": LAST - timedelta(days=39), "pairs": (TOO_LITTLE, nearer, never)}
    )

    assert by_when(fresh) == {
        "": LAST + timedelta(days=16),
        "medicine:own:knee gel": LAST + timedelta(days=40),
    }
