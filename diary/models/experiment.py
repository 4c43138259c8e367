"""Self-experiments of a patient: sealed like everything they write, even whether one is going on."""

from functools import cache
from typing import Any, ClassVar

from django.db import DEFAULT_DB_ALIAS

from diary.domain.experiments.experiment import ExperimentPayload
from diary.models.base import SealedRecord
from diary.models.compiled import CompiledRows

MOST_OF_LATE = 12
"""So many experiments are opened whenever Today is: those that were written last."""


class Experiment(SealedRecord):
    """One self-experiment, from its first plan to its result."""

    sealed_as: ClassVar[str] = "experiment"
    payload_type = ExperimentPayload
    exported_as: ClassVar[str] = "experiments"

    def read(self) -> ExperimentPayload:
        """Open this experiment; its patient must carry the key."""
        return ExperimentPayload.read(self.opened(self.patient.diary_key.vault))


# Django's documented Model._meta.
_COLUMNS = [column.attname for column in Experiment._meta.concrete_fields]  # noqa: SLF001


def last_experiments(patient: Any) -> list[Experiment]:
    """Return the experiments of a patient that are kept and were written last, newest first; the query is kept."""
    return [Experiment.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row) for row in _last().rows(patient.pk)]


@cache
def _last() -> CompiledRows:
    patient = Experiment._meta.get_field("patient").target_field  # noqa: SLF001 - as above
    return CompiledRows(
        lambda patient: (
            Experiment.objects.owned_by(patient)
            .kept()
            .order_by("-updated_at", "id")
            .values_list(*_COLUMNS)[:MOST_OF_LATE]
        ),
        [patient],
    )
