"""An experiment as it is kept: locked as a whole, one at a time, never changed behind its fingerprint."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from diary.actions.experiments import (
    AnotherIsGoingOn,
    ExperimentIsLocked,
    NotNow,
    change_plan,
    delete_experiment,
    lock_plan,
    note_deviation,
    open_result,
    restore_experiment,
    stop_experiment,
    take_back_deviation,
)
from diary.actions.store import RecordHasChanged
from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.payload import PayloadDoesNotFit
from diary.models.patient import read_diary
from tests.diary.at_once import at_once, just_before, sqlite_in_files
from tests.diary.experiments.kept_experiments import (
    BEFORE_AFTER,
    DAY,
    a_draft,
    a_locked,
    a_payload,
    a_plan,
    fresh,
    read,
)
from tests.diary.factories import NOON, TODAY, a_patient

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - 60 * DAY


def diary_of(patient, later=timedelta()):
    return read_diary(patient, NOON + later)


def locked(row, diary=None, **plan):
    diary = diary or diary_of(row.patient)
    return lock_plan(diary=diary, row=row, plan=a_plan(**plan), seen=row.version)


def test_a_plan_is_locked_with_its_fingerprint_and_read_back_whole(patient):
    row = a_draft(patient, what="Tea", screened={"allergy": "no"})

    locked(row)

    said = read(row)
    assert said.plan == a_plan()
    assert said.screened == {"allergy": "no"}
    assert said.stage(TODAY) == "waiting"
    assert said.stage(TODAY + DAY) == said.stage(said.plan.last_day) == "running"
    assert said.stage(said.plan.last_day + DAY) == "over"


@pytest.mark.parametrize(
    "changed",
    [
        {"first_day": TODAY + 2 * DAY},
        {"outcome": "nausea"},
        {"seed": 8},
        {"pairs": 5},
        {"fingerprint": "0" * 64},
        {"fingerprint": None},
        {"locked_at": None},
    ],
)
def test_what_was_locked_cannot_be_made_to_say_something_else(changed):
    with pytest.raises(PayloadDoesNotFit):
        a_payload().locked(a_plan()).with_(**changed)


def test_what_has_not_been_locked_cannot_have_begun():
    for said in ({"deviations": {TODAY: ""}}, {"stopped_on": TODAY}, {"opened_at": NOON}):
        with pytest.raises(PayloadDoesNotFit):
            a_payload(**said)


def test_it_comes_back_from_its_json_as_it_was():
    said = a_payload(own_label="My knee").locked(a_plan(**BEFORE_AFTER, pairs=None, block_days=None, washout_days=None))  # fmt: skip
    said = said.with_(deviations={TODAY: "Forgot"}, stopped_on=TODAY, stopped_because="")

    assert ExperimentPayload.read(said.seal_bytes()) == said


def test_a_locked_plan_is_never_changed_nor_locked_again(patient):
    row = locked(a_draft(patient))

    with pytest.raises(ExperimentIsLocked):
        change_plan(row=row, payload=a_payload(what="Other"), seen=row.version, now=NOON)
    with pytest.raises(ExperimentIsLocked):
        locked(row, seed=8)
    assert read(row).plan.seed == 7


def test_a_plan_cannot_be_locked_by_writing_one_that_says_so(patient):
    row = a_draft(patient)

    with pytest.raises(ExperimentIsLocked):
        change_plan(row=row, payload=a_payload().locked(a_plan()), seen=1, now=NOON)


def test_a_plan_that_was_changed_on_another_page_is_not_locked(patient):
    row = a_draft(patient, what="Tea")
    change_plan(row=row, payload=a_payload(what="Coffee"), seen=1, now=NOON)

    with pytest.raises(RecordHasChanged):
        locked(row)
    assert not read(row).is_locked


def test_only_one_goes_on_at_a_time(patient):
    running = a_locked(patient)
    row = a_draft(patient)

    with pytest.raises(AnotherIsGoingOn) as refused:
        locked(row)
    assert refused.value.id == running.id

    stop_experiment(diary=diary_of(patient), row=running, because="")
    assert locked(row).version == 2


def test_one_that_is_over_and_one_of_somebody_else_stand_in_nobodys_way(patient):
    a_locked(patient, a_plan(decided_on=LONG_AGO))
    a_locked(a_patient())

    assert locked(a_draft(patient)).version == 2


def test_a_deleted_one_comes_back_unless_another_goes_on(patient):
    row = a_locked(patient)
    row = delete_experiment(row=row, now=NOON)
    other = locked(a_draft(patient))

    with pytest.raises(AnotherIsGoingOn):
        restore_experiment(diary=diary_of(patient), row=row)
    delete_experiment(row=other, now=NOON)

    assert restore_experiment(diary=diary_of(patient), row=row).deleted_at is None


def test_a_deviation_is_noted_on_a_day_that_has_come_and_taken_back(patient):
    row, diary = a_locked(patient), diary_of(patient, 2 * DAY)

    note_deviation(diary=diary, row=row, day=TODAY + DAY, words="At a wedding")
    note_deviation(diary=diary, row=row, day=TODAY + 2 * DAY, words="")
    take_back_deviation(diary=diary, row=fresh(row), day=TODAY + DAY)

    assert read(row).deviations == {TODAY + 2 * DAY: ""}


@pytest.mark.parametrize("day", [TODAY, TODAY + 3 * DAY, TODAY + 400 * DAY])
def test_a_deviation_has_no_place_before_its_first_day_or_on_a_day_to_come(patient, day):
    with pytest.raises(NotNow):
        note_deviation(diary=diary_of(patient, 2 * DAY), row=a_locked(patient), day=day, words="")


def test_a_deviation_noted_while_another_page_saved_one_keeps_both(patient):
    row, diary = a_locked(patient), diary_of(patient, 2 * DAY)

    def other():
        note_deviation(diary=diary, row=row, day=TODAY + DAY, words="there")

    with just_before("UPDATE", other):
        note_deviation(diary=diary, row=row, day=TODAY + 2 * DAY, words="here")

    assert read(row).deviations == {TODAY + DAY: "there", TODAY + 2 * DAY: "here"}


def test_once_the_result_was_looked_at_no_day_is_called_different_any_more(patient):
    row = a_locked(patient, a_plan(decided_on=LONG_AGO), opened_at=NOON)

    with pytest.raises(NotNow):
        note_deviation(diary=diary_of(patient), row=row, day=LONG_AGO + DAY, words="")


def test_a_result_is_opened_only_once_it_is_over_or_stopped(patient):
    row, diary = a_locked(patient), diary_of(patient)
    with pytest.raises(NotNow):
        open_result(diary=diary, row=row)

    stop_experiment(diary=diary, row=row, because="Too much")
    open_result(diary=diary, row=fresh(row))

    said = read(row)
    assert (said.stopped_on, said.stopped_because, said.opened_at) == (TODAY, "Too much", NOON)


def test_what_is_planned_or_over_is_not_stopped(patient):
    for row in (a_draft(patient), a_locked(patient, a_plan(decided_on=LONG_AGO))):
        with pytest.raises(NotNow):
            stop_experiment(diary=diary_of(patient), row=row, because="")


def test_who_has_none_is_known_to_have_none(patient):
    assert not diary_of(patient).has_experiments

    row = a_draft(patient)
    assert diary_of(patient).has_experiments

    delete_experiment(row=row, now=NOON)
    assert not diary_of(patient).has_experiments


@pytest.fixture
def path(tmp_path, transactional_db):
    if connection.vendor != "sqlite":
        yield None
        return
    with sqlite_in_files(tmp_path) as path:
        yield path


def test_of_two_plans_locked_at_once_one_is_locked(path):
    patient = a_patient()
    rows = [a_draft(patient, id=uuid4()) for _n in range(3)]
    jobs = [lambda row=row: locked(row, diary_of(patient)) for row in rows]

    done = at_once(jobs, path)

    assert sorted(type(one).__name__ for one in done) == ["AnotherIsGoingOn"] * 2 + ["Experiment"]
    assert sum(read(row).is_locked for row in rows) == 1


def test_one_plan_locked_twice_at_once_is_locked_once(path):
    patient = a_patient()
    row = a_draft(patient)
    jobs = [lambda seed=seed: locked(row, diary_of(patient), seed=seed) for seed in (1, 2)]

    done = at_once(jobs, path)

    assert sorted(type(one).__name__ for one in done) == ["Experiment", "RecordHasChanged"]
