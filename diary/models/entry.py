"""Diary entries: one table for all nine kinds."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, ClassVar, NamedTuple, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from diary.domain.entries import PAYLOADS, WHOLE_DAY_KINDS, Day
from diary.models.base import PERSONAL, PatientRecordQuerySet, Privacy, SealedRecord
from diary.models.compiled import CompiledRows
from diary.vault import RowLabel

ALERTS_LOOK_BACK = timedelta(days=22)
MOST_USUAL = 40
"""So many scores tell what is usual: ten days of four. Each has to be opened whenever Today is."""
ONE_DAY = timedelta(days=1)


class SealedRow(NamedTuple):
    """What opening an entry needs, without a model of it."""

    id: UUID
    kind: str
    local_date: date
    occurred_at: datetime | None
    version: int
    sealed: bytes


class EntryQuerySet(PatientRecordQuerySet):
    """Entries by day and by kind."""

    def between(self, first: date, last: date) -> Self:
        """Keep the entries of the local dates ``first`` to ``last``, both included."""
        return self.filter(local_date__range=(first, last))

    def on(self, day: date) -> Self:
        """Keep the entries of one local date."""
        return self.filter(local_date=day)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def recent_or_medicine(self, today: date) -> Self:
        """Keep the last three weeks, and every course of a medicine: what an alert may depend on."""
        return self.filter(Q(local_date__gte=today - ALERTS_LOOK_BACK) | Q(kind="medicine"))

    def oldest_first(self) -> Self:
        """Order as the day went, then as it was written; what belongs to the whole day comes first."""
        return self.order_by(
            "local_date", models.F("occurred_at").asc(nulls_first=True), "created_at", "id"
        )

    def newest_first(self) -> Self:
        """Order from the last day back; of one minute, what was written last comes first."""
        return self.order_by(
            "-local_date", models.F("occurred_at").desc(nulls_last=True), "-created_at", "id"
        )

    def of_last_days(self, kind: str) -> Self:
        """Keep one kind, from the last day back, in no order within a day.

        Asked for more order, SQLite reads the diary by day, of every kind, until it has found enough.
        """
        return self.filter(kind=kind).order_by("-local_date")

    def sealed_rows(self) -> Self:
        """Read only what opening needs, without making a model of every row (five years are 5,000)."""
        return self.values_list(*SealedRow._fields, named=True)


class Entry(SealedRecord):
    """One thing a patient recorded. Kind and time are in clear, to find it; what it says is sealed."""

    privacy: ClassVar[dict[str, Privacy]] = SealedRecord.privacy | {
        "kind": PERSONAL,
        "local_date": PERSONAL,
        "occurred_at": PERSONAL,
    }
    exported_as = "entries"
    KINDS: ClassVar[tuple[str, ...]] = tuple(PAYLOADS)

    kind = models.CharField(max_length=20)
    local_date = models.DateField()
    occurred_at = models.DateTimeField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("patient", "local_date", "occurred_at"), name="entry_by_day"),
            models.Index(fields=("patient", "kind", "local_date"), name="entry_by_kind"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=tuple(PAYLOADS)), name="entry_kind"),
            models.CheckConstraint(condition=Q(version__gte=1), name="entry_version"),
            models.CheckConstraint(
                condition=Q(kind__in=WHOLE_DAY_KINDS, occurred_at__isnull=True)
                | (~Q(kind__in=WHOLE_DAY_KINDS) & Q(occurred_at__isnull=False)),
                name="entry_has_its_time",
            ),
            models.UniqueConstraint(
                fields=("patient", "local_date"),
                condition=Q(kind="day", deleted_at__isnull=True),
                name="entry_one_day",
            ),
        )

    def row_label(self) -> RowLabel:
        return RowLabel(
            self.patient_id, self.id, self.kind, self.local_date, self.occurred_at, self.version
        )

    @property
    def is_one_of_its_day(self) -> bool:
        """Say whether the database lets only one such entry stand for each day."""
        return self.kind == Day.kind


def sealed_rows_between(patient: Any, first: date, last: date) -> list[SealedRow]:
    """Return the patient's entries of some local dates, oldest first: the same query each time, kept."""
    return [SealedRow(*row) for row in _between().rows(patient.pk, first, last)]


def sealed_symptoms_before(patient: Any, day: date) -> list[SealedRow]:
    """Return the symptoms of three weeks before a local date, oldest first; of many, the newest ``MOST_USUAL``."""
    rows = _symptoms_between().rows(patient.pk, day - ALERTS_LOOK_BACK, day - ONE_DAY)
    return [SealedRow(*row) for row in reversed(rows)]


def newest_sealed_rows(patient: Any, kind: str, most: int) -> list[SealedRow]:
    """Return the patient's newest entries of one kind, in no order within a day; the query is kept."""
    return [SealedRow(*row) for row in _newest(most).rows(patient.pk, kind)]


def last_sealed_rows(patient: Any, most: int) -> list[SealedRow]:
    """Return the patient's last entries of every kind, newest first; the query is kept."""
    return [SealedRow(*row) for row in _last(most).rows(patient.pk)]


@cache
def _between() -> CompiledRows:
    return CompiledRows(
        lambda patient, first, last: (
            Entry.objects.owned_by(patient)
            .kept()
            .between(first, last)
            .oldest_first()
            .values_list(*SealedRow._fields)
        ),
        _fields("patient", "local_date", "local_date"),
    )


@cache
def _symptoms_between() -> CompiledRows:
    return CompiledRows(
        lambda patient, first, last: (
            Entry.objects.owned_by(patient)
            .kept()
            .between(first, last)
            .filter(kind="symptom")
            .newest_first()
            .values_list(*SealedRow._fields)[:MOST_USUAL]
        ),
        _fields("patient", "local_date", "local_date"),
    )


@lru_cache(maxsize=8)
def _newest(most: int) -> CompiledRows:
    return CompiledRows(
        lambda patient, kind: (
            Entry.objects.owned_by(patient)
            .kept()
            .of_last_days(kind)
            .values_list(*SealedRow._fields)[:most]
        ),
        _fields("patient", "kind"),
    )


@lru_cache(maxsize=8)
def _last(most: int) -> CompiledRows:
    return CompiledRows(
        lambda patient: (
            Entry.objects.owned_by(patient)
            .kept()
            .newest_first()
            .values_list(*SealedRow._fields)[:most]
        ),
        _fields("patient"),
    )


def _fields(*names: str) -> Sequence[models.Field]:
    found = [Entry._meta.get_field(name) for name in names]  # noqa: SLF001 - Django's documented Model._meta
    return [getattr(field, "target_field", field) for field in found]
