"""A diary in the database with days that differ, and what a comparison of it came to."""

from uuid import UUID

from diary.actions.patterns import ask_for_patterns, kept_run, work_out_by_id
from diary.actions.store import store_new
from diary.models import Entry
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient
from tests.diary.patterns.diaries import ONION, complete, meal, symptom


def a_diary(*compared, patient=None):
    patient = patient or a_patient(tracked=("bloating",), compared=compared or (ONION,))
    return read_diary(patient, NOON)


def write_days(patient, days=40):
    rows = []
    for ago in range(1, days + 1):
        said = [complete(ago), symptom(ago, 6 if ago % 4 == 1 else ago % 3)]
        said += [meal(ago)] if ago % 4 == 2 else []
        for payload in said:
            entry = Entry(
                patient=patient, id=patterns_id(len(rows)), kind=payload.kind,
                local_date=payload.local_day(), occurred_at=payload.happened_at(), created_at=NOON,
            )  # fmt: skip
            rows.append((entry, payload))
    store_new(rows, now=NOON)


def patterns_id(number):
    return UUID(int=number + 1000)


def worked_out(diary, at=NOON):
    ask_for_patterns(diary=diary)
    work_out_by_id(patient_id=diary.patient.pk, now=lambda: at)
    return kept_run(diary)[1]
