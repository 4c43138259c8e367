"""Two devices and two workers at the same moment, on both databases: one comparison is kept, whole."""

import pytest
from django.db import connection

from diary.actions.patterns import ask_for_patterns, kept_run, work_out_by_id
from diary.models import PatternRun
from diary.models.patient import read_diary
from diary.models.patterns import PATTERN_RUN_ID
from tests.diary.at_once import at_once, sqlite_in_files
from tests.diary.factories import NOON, a_patient
from tests.diary.patterns.diaries import ONION
from tests.diary.patterns.written import write_days

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def path(tmp_path):
    """Work as a running portal does: SQLite in files, or the PostgreSQL that the tests run on."""
    if connection.vendor == "sqlite":
        with sqlite_in_files(tmp_path) as path:
            yield path
    else:
        yield None


def test_two_who_ask_and_two_who_work_leave_one_comparison(path):
    patient = a_patient(tracked=("bloating",), compared=(ONION,))
    write_days(patient)
    diaries = [read_diary(type(patient).objects.get(pk=patient.pk), NOON) for _ in range(4)]

    asked = at_once([lambda diary=diary: ask_for_patterns(diary=diary) for diary in diaries], path)
    assert asked == [None] * 4
    seed = kept_run(diaries[0])[1].seed

    def work():
        work_out_by_id(patient_id=patient.pk, now=lambda: NOON)

    assert at_once([work] * 3, path) == [None] * 3

    version, kept = kept_run(diaries[0])
    assert [row.id for row in PatternRun.objects.all()] == [PATTERN_RUN_ID]
    assert (version, kept.asked_at, kept.seed, kept.findings.seed) == (2, None, seed, seed)
    assert len(kept.claims) == len({(claim.symptom, claim.exposure) for claim in kept.claims})
