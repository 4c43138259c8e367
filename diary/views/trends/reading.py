"""Reads what a period of a diary needs, a batch of rows at a time: what is kept grows with days, not entries."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from diary.domain.entries import BowelMovement, Day, Meal, Measurement, Medicine, Symptom
from diary.domain.trends.plants import MOST_WEEKS
from diary.domain.trends.span import WEEK, Span
from diary.domain.trends.told import LONGEST_LASTING, Told
from diary.domain.trends.weights import READ_BACK
from diary.models import Entry
from diary.models.entry import EntryQuerySet
from diary.models.patient import OpenDiary
from diary.vault import OPENED_TOGETHER, open_in_batches

ALL = "all"
PERIODS = ("7", "30", "90", ALL)
USUAL = "30"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LookingBack:
    """A period of a diary, gathered.

    ``before`` is the stretch before it, or None when everything is shown; ``first_day`` the first with an
    entry, whenever; ``days_recorded`` how many of the period; ``unreadable`` how many entries did not open.
    """

    diary: OpenDiary
    span: Span
    before: Span | None
    first_day: date | None
    days_recorded: int
    told: Told = field(repr=False)
    unreadable: int = 0

    @property
    def begins(self) -> date | None:
        """Return the first day with an entry when it lies inside the period, after its start."""
        first = self.first_day
        return first if first and self.span.first < first <= self.span.last else None


def look_back(diary: OpenDiary, period: str) -> LookingBack:
    """Read one of ``PERIODS`` with three queries."""
    own = Entry.objects.owned_by(diary.patient).kept()
    # A course lies on the day it started, which may be years before anything was written down.
    days = own.exclude(kind=Medicine.kind).values_list("local_date", flat=True)
    first_day = days.order_by("local_date").first()
    span = _span(period, first_day, diary.today)
    recorded = days.between(span.first, span.last).order_by().distinct().count()
    before = None if period == ALL else span.before()
    rows = _needed(own, span, before, diary.today)
    told = Told()
    unreadable = 0
    for opened in open_in_batches(diary.patient, rows.iterator(chunk_size=OPENED_TOGETHER)):
        told.take_all((entry.payload, str(entry.id)) for entry in opened)
        unreadable += len(opened.unreadable)
    return LookingBack(diary, span, before, first_day, recorded, told, unreadable)


def _span(period: str, first_day: date | None, today: date) -> Span:
    if period == ALL:
        return Span(min(first_day or today, today), today)
    return Span(today - int(period) * ONE_DAY + ONE_DAY, today)


def _needed(own: EntryQuerySet, span: Span, before: Span | None, today: date) -> EntryQuerySet:
    """Return the sealed rows these days need: some of what they show began, or is counted, from earlier on.

    One query with a part for each kind, so that each finds its days by the index, however long the diary.
    """
    first = (before or span).first
    since = {
        Symptom.kind: first - LONGEST_LASTING,
        BowelMovement.kind: first,
        Day.kind: first,
        Meal.kind: max(span.first - WEEK, today - MOST_WEEKS * WEEK),
        Measurement.kind: min(first, today - READ_BACK - ONE_DAY),
    }
    parts = [own.of_kind(kind).between(day, today).sealed_rows() for kind, day in since.items()]
    return own.of_kind(Medicine.kind).sealed_rows().union(*parts, all=True)
