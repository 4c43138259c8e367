"""What is said while a pattern waits to be seen again."""

from datetime import date

from diary.domain.patterns.findings import SeenAgain
from diary.wording.patterns import shown
from diary.wording.trends.plain import Days

DAYS = Days(date(2026, 11, 22))


def test_later_days_that_are_enough_but_too_alike_are_not_said_to_be_too_few():
    waiting = SeenAgain(since=date(2026, 9, 1), days=34, held=False)

    assert shown.again_says(waiting, DAYS) == (
        "We look for it again on later days. There are 34, but too few of them with it, without it, or with the symptom."
    )
