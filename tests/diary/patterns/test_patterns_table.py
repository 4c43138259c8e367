"""The table that is compared: its days, and which of them are a weekend."""

from datetime import date, timedelta

from diary.domain.patterns.table import DayTable


def test_weekends_are_saturdays_and_sundays_whatever_the_first_day():
    for first in (date(2026, 3, 2) + timedelta(days=n) for n in range(7)):
        table = DayTable(first, 20, {}, {})

        assert [table.day(row).weekday() >= 5 for row in range(20)] == table.weekend.tolist()
