"""Days and ages: today is no day ago, tomorrow is not yet, and a birthday counts on its day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from diary.domain.periods import Moment, age_on
from tests.diary.checklist_people import NOON, ZONE, facts, on_days

MOMENT = Moment.at(NOON, ZONE)


@pytest.mark.parametrize(("days", "back"), [(-3, 0), (-1, 0), (0, 0), (1, 1), (2, 2), (400, 400)])
def test_a_day_yet_to_come_counts_as_today(days, back):
    assert MOMENT.days_back(MOMENT.today - timedelta(days=days)) == back


def test_today_is_the_patient_s_day_and_the_moment_an_instant():
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert Moment.at(late, ZONE).today == date(2026, 7, 1)
    assert Moment.at(late, ZONE).now == late


@pytest.mark.parametrize(
    ("day", "born", "age"),
    [
        (date(2026, 11, 22), date(1976, 11, 22), 50), (date(2026, 11, 21), date(1976, 11, 22), 49),
        (date(2026, 11, 23), date(1976, 11, 22), 50), (date(2026, 12, 1), date(1976, 11, 22), 50),
        (date(2026, 10, 30), date(1976, 11, 22), 49), (date(2025, 2, 28), date(2000, 2, 29), 24),
        (date(2025, 3, 1), date(2000, 2, 29), 25),
    ],
)  # fmt: skip
def test_somebody_is_older_from_the_birthday_on(day, born, age):
    assert age_on(day, born) == age


def test_evidence_names_the_newest_31_days_and_counts_them_all():
    (shown,) = facts(*on_days("nausea", *range(40))).evidence["nausea_90d"]
    assert (len(shown.dates), shown.number) == (31, 40)
    assert shown.dates[-1] == MOMENT.today
