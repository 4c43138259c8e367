"""Plan, lock, live, stop, open, put away and bring back a self-experiment."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from diary.actions.store import RecordHasChanged, set_aside, store
from diary.domain.experiments.experiment import MOST_DEVIATIONS, ExperimentPayload
from diary.domain.experiments.plan import Plan
from diary.domain.payload import PayloadDoesNotFit
from diary.models import Experiment, PatientKey
from diary.models.patient import OpenDiary
from diary.vault import SealBroken

MOST_TRIES = 5


class ExperimentIsLocked(Exception):
    """The plan was locked, and stays as it is. ``current`` is what is there."""

    def __init__(self, current: Experiment) -> None:
        self.current = current
        super().__init__("This plan is locked.")


class AnotherIsGoingOn(Exception):
    """Another experiment of this patient's is locked and neither stopped nor over."""

    def __init__(self, id: UUID) -> None:
        self.id = id
        super().__init__("Another experiment is going on.")


class NotNow(Exception):
    """It is not at a point where this can be done: not locked yet, not over yet, or over already."""


def begin_experiment(
    *, patient: Any, id: UUID, payload: ExperimentPayload, now: datetime
) -> Experiment:
    """Keep a new plan; the same page sent again is the same row.

    Raises:
        RecordHasChanged: this id is another plan already.
    """
    return store(Experiment(patient=patient, id=id), payload, seen=0, now=now)


def change_plan(
    *, row: Experiment, payload: ExperimentPayload, seen: int, now: datetime
) -> Experiment:
    """Write a plan that was seen in the version ``seen``; one that was put away comes back with it.

    Raises:
        ExperimentIsLocked: ``row`` is locked already, or ``payload`` would lock it.
        RecordHasChanged: it was saved since, and says something else.
        RecordIsGone: there is no such experiment.
    """
    if row.read().is_locked or payload.is_locked:
        raise ExperimentIsLocked(row)
    return store(Experiment(patient=row.patient, id=row.id), payload, seen=seen, now=now)


@transaction.atomic
def lock_plan(*, diary: OpenDiary, row: Experiment, plan: Plan, seen: int) -> Experiment:
    """Lock a plan that was seen in the version ``seen``. Of two pages at once, one locks.

    Raises:
        ExperimentIsLocked: it is locked already.
        AnotherIsGoingOn: only one of a patient's goes on at a time.
        RecordHasChanged, RecordIsGone: as for ``change_plan``.
    """
    said = row.read()
    if said.is_locked:
        raise ExperimentIsLocked(row)
    _no_other_goes_on(diary, row.id)
    new = Experiment(patient=diary.patient, id=row.id)
    return store(new, said.locked(plan), seen=seen, now=diary.now)


def note_deviation(*, diary: OpenDiary, row: Experiment, day: date, words: str) -> None:
    """Note that something else was done on ``day``; noting it again changes the words.

    Raises:
        NotNow: it is no day of the experiment that has come, so many are noted that no more fit, or the result
            was looked at: it must not choose the days.
        RecordHasChanged, RecordIsGone: as for ``change_plan``.
    """

    def noted(said: ExperimentPayload) -> ExperimentPayload:
        _must_be_lived(said, day, diary.today)
        if day not in said.deviations and len(said.deviations) >= MOST_DEVIATIONS:
            raise NotNow
        return said.with_(deviations={**said.deviations, day: words})

    _change_as_it_stands(row, noted, diary.now)


def take_back_deviation(*, diary: OpenDiary, row: Experiment, day: date) -> None:
    """Take a day off the list of those on which something else was done.

    Raises:
        NotNow, RecordHasChanged, RecordIsGone: as for ``note_deviation``.
    """

    def without(said: ExperimentPayload) -> ExperimentPayload:
        _must_be_lived(said, day, diary.today)
        return said.with_(deviations={d: w for d, w in said.deviations.items() if d != day})

    _change_as_it_stands(row, without, diary.now)


def stop_experiment(*, diary: OpenDiary, row: Experiment, because: str) -> None:
    """Stop an experiment before its end; stopping it again changes only the words.

    Raises:
        NotNow: it is not locked, or over.
        RecordHasChanged, RecordIsGone: as for ``change_plan``.
    """

    def stopped(said: ExperimentPayload) -> ExperimentPayload:
        if said.stage(diary.today) in ("planning", "over"):
            raise NotNow
        return said.with_(stopped_on=said.stopped_on or diary.today, stopped_because=because)

    _change_as_it_stands(row, stopped, diary.now)


def open_result(*, diary: OpenDiary, row: Experiment) -> None:
    """Note when the result was first looked at; from then on it is shown.

    Raises:
        NotNow: it goes on, or is only planned.
        RecordHasChanged, RecordIsGone: as for ``change_plan``.
    """

    def opened(said: ExperimentPayload) -> ExperimentPayload:
        if not said.may_be_opened(diary.today):
            raise NotNow
        return said if said.opened_at else said.with_(opened_at=diary.now)

    _change_as_it_stands(row, opened, diary.now)


def delete_experiment(*, row: Experiment, now: datetime) -> Experiment:
    """Put an experiment away, also one that does not open; it can be brought back until the diary is erased."""
    return _set_deleted(row, now, now)


@transaction.atomic
def restore_experiment(*, diary: OpenDiary, row: Experiment) -> Experiment:
    """Bring a deleted experiment back.

    Raises:
        AnotherIsGoingOn: it would go on beside another one.
    """
    try:
        goes_on = row.read().is_going_on(diary.today)
    except (SealBroken, PayloadDoesNotFit):
        goes_on = False
    if goes_on:
        _no_other_goes_on(diary, row.id)
    return _set_deleted(row, None, diary.now)


def _no_other_goes_on(diary: OpenDiary, id: UUID) -> None:
    """Hold the patient's key until the end of the transaction, so that two pages cannot both go on."""
    list(PatientKey.objects.owned_by(diary.patient).select_for_update())
    for other in Experiment.objects.owned_by(diary.patient).kept().exclude(id=id):
        other.patient = diary.patient
        try:
            goes_on = other.read().is_going_on(diary.today)
        except (SealBroken, PayloadDoesNotFit):
            continue
        if goes_on:
            raise AnotherIsGoingOn(other.id)


def _must_be_lived(said: ExperimentPayload, day: date, today: date) -> None:
    if not said.is_locked or day > today:
        raise NotNow
    last = said.stopped_on or said.plan.last_day
    if said.opened_at is not None or not said.plan.first_day <= day <= last:
        raise NotNow


def _change_as_it_stands(
    row: Experiment, change: Callable[[ExperimentPayload], ExperimentPayload], now: datetime
) -> None:
    """Change what is there now, whatever else was saved of it meanwhile."""
    for tries_left in reversed(range(MOST_TRIES)):
        said = row.read()
        payload = change(said)
        if payload == said:
            return
        new = Experiment(patient=row.patient, id=row.id)
        try:
            store(new, payload, seen=row.version, now=now)
        except RecordHasChanged as changed:
            if changed.current.deleted_at or not tries_left:
                raise
            row = cast("Experiment", changed.current)
        else:
            return


def _set_deleted(row: Experiment, deleted_at: datetime | None, now: datetime) -> Experiment:
    if (row.deleted_at is None) == (deleted_at is None):
        return row
    try:
        payload = row.read()
    except (SealBroken, PayloadDoesNotFit):
        return set_aside(row, deleted_at, now=now)
    row.deleted_at = deleted_at
    return store(row, payload, seen=row.version, now=now)
