"""A query that is kept answers as the query itself would, whoever asks and whenever."""

from datetime import timedelta

import pytest
from django.db.models import IntegerField

from diary.models import Entry
from diary.models.compiled import CompiledRows
from diary.models.entry import (
    MOST_USUAL,
    last_sealed_rows,
    newest_sealed_rows,
    sealed_rows_between,
    sealed_symptoms_before,
)
from tests.diary.factories import NOON, a_patient, an_entry

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def written(patient, days=4):
    """Write three entries a day: one moment twice, one of the whole day; and delete one."""
    for ago in range(days):
        at = NOON - timedelta(days=ago)
        an_entry(patient, "note", text="a", written_at=at)
        an_entry(patient, "symptom", tag="bloating", severity_0_10=ago % 11, started_at=at)
        an_entry(patient, "day", local_date=at.date(), symptoms_complete=True)
    gone = an_entry(patient, "note", text="gone", written_at=NOON)
    Entry.objects.filter(pk=gone.pk).update(deleted_at=NOON)
    return Entry.objects.owned_by(patient).kept()


def plain(rows):
    return [(*row[:-1], bytes(row.sealed)) for row in rows]


def test_the_rows_of_some_days_are_those_of_the_query_in_its_order():
    patient, other = a_patient(), a_patient()
    rows, others = written(patient), written(other)

    for who, asked in ((patient, rows), (other, others), (patient, rows)):
        for first, last in ((TODAY - timedelta(days=1), TODAY), (TODAY, TODAY)):
            wanted = asked.between(first, last).oldest_first().sealed_rows()
            assert plain(sealed_rows_between(who, first, last)) == plain(wanted)
            assert len(wanted) == 3 * ((last - first).days + 1)


def test_the_symptoms_before_a_day_are_those_of_three_weeks_and_the_newest_of_many():
    patient = a_patient()
    rows = written(patient, days=30)
    before = rows.filter(kind="symptom", local_date__lt=TODAY).oldest_first().sealed_rows()
    lately = before.filter(local_date__gte=TODAY - timedelta(days=22))

    assert plain(sealed_symptoms_before(patient, TODAY)) == plain(lately)
    assert len(lately) == 22

    for n in range(30):
        an_entry(
            patient, "symptom", tag="bloating", started_at=NOON - timedelta(days=1, minutes=n + 1)
        )
    found = sealed_symptoms_before(patient, TODAY)
    assert plain(found) == plain(list(before)[-MOST_USUAL:])


def test_the_newest_of_a_kind_are_those_of_the_query_and_no_more():
    patient = a_patient()
    rows = written(patient)

    for kind, most in (("symptom", 3), ("note", 3), ("symptom", 10), ("dose", 3)):
        wanted = rows.of_last_days(kind).sealed_rows()[:most]
        assert plain(newest_sealed_rows(patient, kind, most)) == plain(wanted)
    assert len(newest_sealed_rows(patient, "symptom", 3)) == 3


def test_the_last_of_all_kinds_are_those_of_the_query():
    patient = a_patient()
    rows = written(patient)

    assert plain(last_sealed_rows(patient, 5)) == plain(rows.newest_first().sealed_rows()[:5])
    assert not last_sealed_rows(a_patient(), 5)


def test_a_value_that_stands_twice_in_a_query_is_given_twice():
    patient = a_patient()
    written(patient)
    twice = CompiledRows(
        lambda n: (
            Entry.objects.filter(version__gte=n).exclude(version__gt=n).values_list("version")
        ),
        [IntegerField()],
    )

    assert set(twice.rows(1)) == {(1,)}
    assert twice.rows(2) == []


def test_a_query_is_one_query_and_what_was_given_is_no_part_of_its_sql(
    django_assert_num_queries,
):
    patient = a_patient()
    written(patient)
    sealed_rows_between(patient, TODAY, TODAY)

    with django_assert_num_queries(1) as asked:
        sealed_rows_between(patient, TODAY, TODAY)
    assert "patient_id" in asked.captured_queries[0]["sql"]


def test_too_few_or_too_many_values_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="zip"):
        CompiledRows(
            lambda n: Entry.objects.filter(version=n).values_list("id"), [IntegerField()]
        ).rows()
