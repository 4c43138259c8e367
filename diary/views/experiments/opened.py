"""A patient's self-experiments, opened for their owner."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from diary.domain.experiments.experiment import ExperimentPayload, Stage
from diary.domain.experiments.schedule import Instruction, today
from diary.domain.payload import PayloadDoesNotFit
from diary.models import Experiment
from diary.models.experiment import last_experiments
from diary.models.patient import OpenDiary
from diary.vault import SealBroken
from diary.views.access import DiaryDoesNotOpen


@dataclass(frozen=True)
class OpenExperiment:
    """One experiment, opened on the patient's local date ``day``."""

    id: UUID
    version: int
    deleted_at: datetime | None
    day: date
    payload: ExperimentPayload = field(repr=False)

    @property
    def stage(self) -> Stage:
        return self.payload.stage(self.day)

    @property
    def is_going_on(self) -> bool:
        return self.payload.is_going_on(self.day)

    @property
    def instruction(self) -> Instruction | None:
        """Return what today asks for; None unless it goes on."""
        return today(self.payload.plan, self.day) if self.is_going_on else None

    @property
    def differs_today(self) -> bool:
        return self.day in self.payload.deviations

    @property
    def waits_to_be_opened(self) -> bool:
        """Say whether its last day has been and nobody has looked at the result."""
        return self.stage == "over" and self.payload.opened_at is None


@dataclass(frozen=True)
class Experiments:
    """The experiments that are kept: those that open, newest first, and the ids of those that do not."""

    opened: tuple[OpenExperiment, ...]
    unreadable: tuple[UUID, ...] = ()

    def going_on(self) -> OpenExperiment | None:
        """Return the one that goes on."""
        return next((one for one in self.opened if one.is_going_on), None)

    def of_stage(self, *stages: Stage) -> tuple[OpenExperiment, ...]:
        return tuple(one for one in self.opened if one.stage in stages)


def read_experiments(diary: OpenDiary) -> Experiments:
    """Open a patient's experiments, newest first, with one query; with none when there are none."""
    if not diary.has_experiments:
        return Experiments(())
    rows = Experiment.objects.owned_by(diary.patient).kept().order_by("-created_at", "id")
    return opened_experiments(diary, rows)


def experiments_of_late(diary: OpenDiary) -> Experiments:
    """Open those that were written last, for a page that is opened every day; the query is kept."""
    if not diary.has_experiments:
        return Experiments(())
    return opened_experiments(diary, last_experiments(diary.patient))


def opened_experiments(diary: OpenDiary, rows: Iterable[Experiment]) -> Experiments:
    """Open rows of this patient's."""
    opened, unreadable = [], []
    for row in rows:
        try:
            opened.append(open_experiment(diary, row))
        except DiaryDoesNotOpen:
            unreadable.append(row.id)
    return Experiments(tuple(opened), tuple(unreadable))


def experiment_row_or_404(diary: OpenDiary, id: UUID) -> Experiment:
    """Return one experiment of this patient's, kept or deleted, with the patient who carries the key."""
    row = Experiment.objects.owned_by(diary.patient).filter(id=id).first()
    if row is None:
        raise Http404
    row.patient = diary.patient
    return row


def open_experiment(diary: OpenDiary, row: Experiment) -> OpenExperiment:
    """Open a row of this patient's.

    Raises:
        DiaryDoesNotOpen: it does not open; ``patient_required`` answers.
    """
    row.patient = diary.patient
    try:
        return OpenExperiment(row.id, row.version, row.deleted_at, diary.today, row.read())
    except (SealBroken, PayloadDoesNotFit) as error:
        raise DiaryDoesNotOpen from error
