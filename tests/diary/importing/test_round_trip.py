"""Whatever a diary holds goes out as JSON and comes back into an empty account, row by row."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.actions.erase import erase_diary
from diary.actions.export import export_parts, exported_as, sealed_models
from diary.actions.importing.own import import_diary
from diary.actions.open_diary import open_diary
from diary.actions.store import store_new
from diary.domain.entries import PAYLOADS
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.visits.visit import VisitPayload
from diary.models import ChecklistRun, Entry, Experiment, PatientKey, PatternRun, Visit
from tests.diary.factories import NOON, a_patient
from tests.diary.importing.payloads import (
    CHECKLISTS,
    ENTRIES,
    EXPERIMENTS,
    PATTERN_RUNS,
    PROFILES,
    VISITS,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)


def rows_of(patient):
    document = json.loads("".join(export_parts(patient=patient, now=LATER)))
    return {
        exported_as(model): sorted(
            [
                {k: v for k, v in row.items() if k not in {"version", "updated_at"}}
                for row in document[exported_as(model)]
                if model.__name__ != "PatientProfile" or row.pop("created_at")
            ],
            key=lambda row: row["id"],
        )
        for model in sealed_models()
    }


def written(patient, model, payloads, deleted):
    rows = []
    for place, payload in enumerate(payloads):
        record = model(patient=patient, id=UUID(int=place + 7))
        if model is Entry:
            record.kind, record.local_date = payload.kind, payload.local_day()
            record.occurred_at = payload.happened_at()
        if deleted(place):
            record.deleted_at = NOON
        rows.append((record, payload))
    for row in rows:  # one by one: two entries about a day leave out the second
        store_new([row], now=NOON)


@settings(
    max_examples=15, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip
@given(
    profile=PROFILES,
    entries=st.lists(ENTRIES, max_size=9),
    checklists=st.lists(CHECKLISTS, max_size=2),
    visits=st.lists(VISITS, max_size=3),
    patterns=st.lists(PATTERN_RUNS, max_size=1),
    experiments=st.lists(EXPERIMENTS, max_size=2),
    deleted=st.integers(2, 5),
)
@pytest.mark.slow
def test_an_export_comes_back_into_an_empty_account_row_by_row(
    profile, entries, checklists, visits, patterns, experiments, deleted
):
    ann, ben = a_patient(diary=False), a_patient(diary=False)
    ann = open_diary(patient=ann, profile=profile, now=NOON).patient
    written(ann, Entry, entries, lambda place: place % deleted == 0)
    written(ann, ChecklistRun, checklists, lambda place: False)
    written(ann, PatternRun, patterns, lambda place: False)
    written(ann, Visit, visits, lambda place: place % deleted == 0)
    written(ann, Experiment, experiments, lambda place: place % deleted == 0)
    there = rows_of(ann)
    document = "".join(export_parts(patient=ann, now=LATER)).encode()

    report = import_diary(patient=ben, document=document, now=LATER)

    ben = PatientKey.objects.get(patient=ben).patient
    assert rows_of(ben) == there
    assert (report.kept, report.invalid) == (0, [])
    assert import_diary(patient=ben, document=document, now=LATER).stored == 0
    for patient in (ann, ben):
        erase_diary(patient=patient)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(VISITS)
def test_the_strategies_fill_every_field_of_a_visit(visit):
    FILLED.update(name for name, value in visit if value)


FILLED: set[str] = set()


def test_every_field_of_a_visit_was_tried():
    test_the_strategies_fill_every_field_of_a_visit()

    assert set(VisitPayload.model_fields) == FILLED


EXPERIMENT_FILLED: set[str] = set()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(EXPERIMENTS)
def the_strategies_fill_every_field_of_an_experiment(experiment):
    EXPERIMENT_FILLED.update(name for name, value in experiment if value)


def test_every_field_of_an_experiment_was_tried():
    the_strategies_fill_every_field_of_an_experiment()

    assert set(ExperimentPayload.model_fields) == EXPERIMENT_FILLED


@settings(max_examples=300, deadline=None, derandomize=True)
@given(ENTRIES)
def test_the_strategies_reach_payloads_of_every_kind(payload):
    REACHED.add(payload.kind)


REACHED: set[str] = set()


def test_all_nine_kinds_were_tried():
    test_the_strategies_reach_payloads_of_every_kind()

    assert set(PAYLOADS) == REACHED
