"""A patient's visits, opened for their owner."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.http import Http404

from diary.domain.payload import PayloadDoesNotFit
from diary.domain.visits.readiness import VisitsInOrder, days_until, has_been, in_order, is_near
from diary.domain.visits.visit import VisitPayload
from diary.models import Visit
from diary.models.patient import OpenDiary
from diary.models.visit import last_visits
from diary.vault import SealBroken
from diary.views.access import DiaryDoesNotOpen


@dataclass(frozen=True)
class OpenVisit:
    """One visit, opened at a moment."""

    id: UUID
    version: int
    deleted_at: datetime | None
    now: datetime
    payload: VisitPayload = field(repr=False)

    @property
    def days_until(self) -> int | None:
        return days_until(self.payload, now=self.now)

    @property
    def days_since(self) -> int:
        return -(self.days_until or 0)

    @property
    def has_been(self) -> bool:
        return has_been(self.payload, now=self.now)


@dataclass(frozen=True)
class Visits:
    """All visits of a patient that are kept: those that open, in order, and the ids of those that do not."""

    opened: tuple[OpenVisit, ...]
    unreadable: tuple[UUID, ...]
    now: datetime

    def in_order(self) -> VisitsInOrder[OpenVisit]:
        return in_order(self.opened, now=self.now)

    def next_one(self) -> OpenVisit | None:
        """Return the visit that is prepared now: the next to come, or the newest without a date."""
        order = self.in_order()
        return next(iter((*order.coming, *order.undated)), None)

    def near(self) -> OpenVisit | None:
        """Return the next visit, if it is within days; on its day too."""
        coming = self.in_order().coming
        return next((v for v in coming if is_near(v.payload, now=self.now)), None)


def read_visits(diary: OpenDiary) -> Visits:
    """Open a patient's visits, newest first, with one query."""
    return opened_visits(
        diary, Visit.objects.owned_by(diary.patient).kept().order_by("-created_at", "id")
    )


def visits_of_late(diary: OpenDiary) -> Visits:
    """Open the visits that were written last, for a page that is opened every day; the query is kept."""
    return opened_visits(diary, last_visits(diary.patient))


def opened_visits(diary: OpenDiary, rows: Iterable[Visit]) -> Visits:
    opened, unreadable = [], []
    for row in rows:
        try:
            opened.append(open_visit(diary, row))
        except DiaryDoesNotOpen:
            unreadable.append(row.id)
    return Visits(tuple(opened), tuple(unreadable), diary.now)


def visit_row_or_404(diary: OpenDiary, id: UUID) -> Visit:
    """Return one visit of this patient's, kept or deleted, with the patient who carries the key."""
    row = Visit.objects.owned_by(diary.patient).filter(id=id).first()
    if row is None:
        raise Http404
    row.patient = diary.patient
    return row


def visit_or_404(diary: OpenDiary, id: UUID) -> OpenVisit:
    """Open one visit that is kept.

    Raises:
        DiaryDoesNotOpen: it is there and does not open; ``patient_required`` answers.
    """
    row = visit_row_or_404(diary, id)
    if row.deleted_at:
        raise Http404
    return open_visit(diary, row)


def open_visit(diary: OpenDiary, row: Visit) -> OpenVisit:
    """Open a row of this patient's.

    Raises:
        DiaryDoesNotOpen: it does not open; ``patient_required`` answers.
    """
    row.patient = diary.patient
    try:
        return OpenVisit(row.id, row.version, row.deleted_at, diary.now, row.read())
    except (SealBroken, PayloadDoesNotFit) as error:
        raise DiaryDoesNotOpen from error
