"""What a pack is read from: a few queries however long the diary is, and every row opened once."""

from datetime import timedelta
from time import process_time
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diary.domain.visits.source import PackSource
from diary.models import Entry
from diary.models.patient import read_diary
from diary.views.visits.sources import pack_source, period
from diary.wording.visits import pack_document
from tests.diary.factories import NOON, TODAY, an_entry
from tests.diary.patterns.hand_made import pair
from tests.diary.patterns.on_page import keep
from tests.diary.visits.kept_visits import a_visit_of, write_sample
from tests.diary.visits.packs import ALL, a_source, a_visit, sample_entries

pytestmark = pytest.mark.django_db


def source_of(patient, **fields) -> PackSource:
    row = a_visit_of(patient, **fields)
    return pack_source(read_diary(patient, NOON), row, made_at=NOON)


def test_a_source_holds_what_the_diary_holds(patient, live_red_flags):
    write_sample(patient)

    source = source_of(patient)

    assert len(source.entries) == Entry.objects.owned_by(patient).count()
    assert [e.payload.local_day() for e in source.entries] == sorted(
        e.payload.local_day() for e in source.entries
    )
    assert (source.first, source.last) == (TODAY - timedelta(days=29), TODAY)
    assert source.rules
    assert "RF01" in source.rules.live


def test_reading_costs_the_same_queries_for_one_entry_and_for_a_year(patient, live_red_flags):
    row, diary = a_visit_of(patient), read_diary(patient, NOON)
    an_entry(patient)
    pack_source(diary, row, made_at=NOON)
    with CaptureQueriesContext(
        connection,
    ) as few:
        pack_source(diary, row, made_at=NOON)
    write_sample(patient)
    with CaptureQueriesContext(connection) as many:
        pack_document(pack_source(diary, row, made_at=NOON))

    assert len(many) == len(few) <= 6


def test_a_period_never_reaches_into_the_days_to_come(patient):
    late = a_visit(period_first=TODAY - timedelta(days=3), period_last=TODAY + timedelta(days=9))
    ahead = a_visit(period_first=TODAY + timedelta(days=3), period_last=TODAY + timedelta(days=9))

    assert period(late, TODAY) == (TODAY - timedelta(days=3), TODAY)
    assert period(ahead, TODAY) == (TODAY, TODAY)


def test_an_entry_and_a_checklist_that_do_not_open_are_said(patient):
    entry = an_entry(patient)
    Entry.objects.filter(pk=entry.pk).update(sealed=b"broken")

    source = source_of(patient, run_id=uuid4())

    assert source.unreadable == 1
    assert source.run_is_lost
    assert source.run_id is None


def test_nothing_of_another_patient_gets_in(patient, django_user_model):
    other = django_user_model.objects.create_user("other@example.org")

    assert other.pk != patient.pk
    an_entry(patient, text="mine")
    source = source_of(patient)
    assert len(source.entries) == 1


def test_the_document_of_a_year_takes_under_150_ms():
    year = tuple(
        entry for n in range(3) for entry in sample_entries(TODAY - timedelta(days=120 * n))
    )
    source = a_source(tuple(sorted(year, key=lambda e: e.payload.local_day())), days=365)

    assert len(source.entries) > 2500
    assert source.visit.sections == ALL
    spent = []
    for _ in range(3):
        start = process_time()
        pack_document(source)
        spent.append(process_time() - start)
    assert min(spent) < 0.25  # 0.1 on a machine at rest


@pytest.mark.parametrize(
    ("sections", "pauses", "held"),
    [
        (("patterns",), (), ["food:onion", "habit:stress"]),
        (("patterns",), ("weight_loss",), ["habit:stress"]),
        (("story",), (), None),
    ],
)
def test_patterns_are_held_as_far_as_they_are_shown_and_put_in(patient, sections, pauses, held):
    keep(patient, pair(), pair(exposure="habit:stress"), pauses=pauses)

    found = source_of(patient, sections=sections).patterns

    assert (found and [one.exposure for one in found.pairs]) == held
