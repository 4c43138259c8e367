"""Diary entries: one table for all nine kinds."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from diary.domain.entries import PAYLOADS, WHOLE_DAY_KINDS, Day
from diary.models.base import PERSONAL, PatientRecordQuerySet, Privacy, SealedRecord
from diary.vault import RowLabel

ALERTS_LOOK_BACK = timedelta(days=22)
SEALED_COLUMNS = ("id", "kind", "local_date", "occurred_at", "version", "sealed")


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

    def between_or_recent_scores(self, first: date, last: date) -> Self:
        """Keep what ``between`` keeps, and the scores of the three weeks before: what is usual."""
        since = last - ALERTS_LOOK_BACK
        scores = Q(kind="symptom", local_date__range=(since, last))
        return self.filter(Q(local_date__range=(first, last)) | scores)

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
        return self.values_list(*SEALED_COLUMNS, named=True)


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
