"""Visits that a patient prepares: sealed like everything they write."""

from functools import cache
from typing import Any, ClassVar

from django.db import DEFAULT_DB_ALIAS

from diary.domain.visits.visit import VisitPayload
from diary.models.base import SealedRecord
from diary.models.compiled import CompiledRows

MOST_OF_LATE = 24
"""So many visits are opened whenever Today is: those that were written last."""


class Visit(SealedRecord):
    """One visit; even its day is sealed, since when somebody sees a clinician says something."""

    sealed_as: ClassVar[str] = "visit"
    payload_type = VisitPayload
    exported_as: ClassVar[str] = "visits"

    def read(self) -> VisitPayload:
        """Open this visit; its patient must carry the key."""
        return VisitPayload.read(self.opened(self.patient.diary_key.vault))


_COLUMNS = [column.attname for column in Visit._meta.concrete_fields]  # noqa: SLF001 - Django's documented Model._meta


def last_visits(patient: Any) -> list[Visit]:
    """Return the visits of a patient that are kept and were written last, newest first; the query is kept."""
    return [Visit.from_db(DEFAULT_DB_ALIAS, _COLUMNS, row) for row in _last().rows(patient.pk)]


@cache
def _last() -> CompiledRows:
    patient = Visit._meta.get_field("patient").target_field  # noqa: SLF001 - as above
    return CompiledRows(
        lambda patient: (
            Visit.objects.owned_by(patient)
            .kept()
            .order_by("-updated_at", "id")
            .values_list(*_COLUMNS)[:MOST_OF_LATE]
        ),
        [patient],
    )
