"""What is read for a comparison, and when it is small enough to be worked out while somebody waits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary.actions import patterns
from tests.diary.patterns.diaries import day
from tests.diary.patterns.written import a_diary, write_days
from tests.diary.visits.kept_visits import write_sample

pytestmark = pytest.mark.django_db


def test_reading_takes_one_query_however_long_the_diary():
    diary = a_diary()
    write_sample(diary.patient)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        recorded, unreadable = patterns.read_days(diary, day(60))

    assert (len(queries), unreadable) == (1, 0)
    assert max(recorded.days()) == day(1)


def test_only_small_diaries_are_worked_out_while_somebody_waits(monkeypatch):
    diary = a_diary()
    write_days(diary.patient)
    assert patterns.is_quick(diary)

    monkeypatch.setattr(patterns, "FEW_ENTRIES", 80)
    assert not patterns.is_quick(diary)
    monkeypatch.undo()
    monkeypatch.setattr(patterns, "FEW_CELLS", 8 * 39)
    assert not patterns.is_quick(diary)
