"""Reads what a period of a diary needs, a batch of rows at a time: what is kept grows with days, not entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db.models import Q

from diary.domain.entries import Meal, Measurement, Medicine
from diary.domain.trends.plants import MOST_WEEKS
from diary.domain.trends.span import WEEK, Span
from diary.domain.trends.told import KINDS, LONGEST_LASTING, Told
from diary.domain.trends.weights import READ_BACK
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.vault import open_entries

ALL = "all"
PERIODS = ("7", "30", "90", ALL)
USUAL = "30"
AT_ONCE = 100
"""Rows opened together: few, so that they are gone before the collector of garbage looks at them."""
USUAL_KINDS = tuple(kind for kind in KINDS if kind not in (Meal.kind, Medicine.kind))
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
    rows = own.filter(_needed(before or span, diary.today)).order_by().sealed_rows()
    told = Told()
    unreadable = 0
    for batch in _batches(rows.iterator(chunk_size=AT_ONCE)):
        opened = open_entries(diary.patient, batch)
        told.take_all((entry.payload, str(entry.id)) for entry in opened)
        unreadable += len(opened.unreadable)
    return LookingBack(diary, span, before, first_day, recorded, told, unreadable)


def _span(period: str, first_day: date | None, today: date) -> Span:
    if period == ALL:
        return Span(min(first_day or today, today), today)
    return Span(today - int(period) * ONE_DAY + ONE_DAY, today)


def _needed(span: Span, today: date) -> Q:
    """Say which rows a span from ``span.first`` to today needs: what lasts into it began earlier."""
    in_time = Q(kind__in=USUAL_KINDS, local_date__range=(span.first - LONGEST_LASTING, today))
    meals_from = max(span.first - LONGEST_LASTING, today - MOST_WEEKS * WEEK)
    meals = Q(kind=Meal.kind, local_date__range=(meals_from, today))
    weights = Q(kind=Measurement.kind, local_date__range=(today - READ_BACK - ONE_DAY, today))
    return in_time | meals | weights | Q(kind=Medicine.kind)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rows = iter(rows)
    while batch := list(islice(rows, AT_ONCE)):
        yield batch
