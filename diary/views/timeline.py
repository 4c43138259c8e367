"""Everything recorded, newest first, day by day; narrowed by kind and by date."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from diary.entry_kinds import ENTRY_KINDS
from diary.forms.finding import KindsAndDates
from diary.models import Entry
from diary.models.entry import EntryQuerySet, last_sealed_rows
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntries, open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.lines import EntryLine, entry_line, unreadable_line

PER_PAGE = 20
NUMBER = re.compile(r"[1-9][0-9]{0,5}")
MOST_PAGES = 100_000
Days = list[tuple[date, list[EntryLine]]]


class Page(NamedTuple):
    """One page of rows. How many there are in all is not counted: in 20,000 that took half of the time."""

    number: int
    rows: list[Any]
    has_next: bool


@diary_required
@require_safe
def timeline(request: DiaryRequest) -> HttpResponse:
    """Show twenty entries and links to the others; ``?date=`` jumps to the page of a day."""
    diary, form = request.diary, KindsAndDates(request.GET, kinds=kind_choices())
    form.is_valid()  # what cannot be read of an address is left out
    query = form.in_address()
    if jumped := _jump(request.GET, diary, query):
        return jumped
    page = _page(diary, query, request.GET.get("page", ""))
    context = {
        "page": page,
        "days": by_day(page.rows, open_entries(diary.patient, page.rows), diary),
        "query": f"{urlencode(query, doseq=True)}&" if query else "",
        "narrowed": form.cleaned_data if query else None,
        "kinds": [ENTRY_KINDS[kind].label for kind in query.get("kind", ())],
        "section": "diary",
        "tab": "timeline",
    }
    return render(request, "diary/timeline.html", context)


def kind_choices() -> list[tuple[str, Any]]:
    """Return every kind there is, as a form offers it."""
    return [(kind.kind, kind.label) for kind in ENTRY_KINDS.values()]


def rows_of(diary: OpenDiary, asked: dict[str, Any]) -> EntryQuerySet:
    """Return the patient's entries of the kinds and dates that were asked for."""
    rows = Entry.objects.owned_by(diary.patient).kept()
    if kinds := asked.get("kind"):
        rows = rows.of_kind(*kinds)
    if first := asked.get("first"):
        rows = rows.filter(local_date__gte=first)
    if last := asked.get("last"):
        rows = rows.filter(local_date__lte=last)
    return rows


def by_day(shown: Sequence[Any], opened: OpenEntries, diary: OpenDiary) -> Days:
    """Return rows as lines under their days, in the order of the rows."""
    vocab, zone = vocabulary(), diary.profile.zone
    lines = {entry.id: entry_line(entry, vocab, zone) for entry in opened}
    lines |= {entry.id: unreadable_line(entry) for entry in opened.unreadable}
    return [
        (day, [lines[row.id] for row in of_day])
        for day, of_day in groupby(shown, key=lambda row: row.local_date)
    ]


def _page(diary: OpenDiary, query: dict[str, Any], asked: str) -> Page:
    """Return a page by its number; one that is none, or is empty, is the first."""
    number = int(asked) if NUMBER.fullmatch(asked) and int(asked) <= MOST_PAGES else 1
    if number == 1 and not query:  # what nearly everybody opens: its query is kept
        found = last_sealed_rows(diary.patient, PER_PAGE + 1)
    else:
        before = (number - 1) * PER_PAGE
        rows = rows_of(diary, query).newest_first().sealed_rows()
        found = list(rows[before : before + PER_PAGE + 1])
    if not found and number > 1:
        return _page(diary, query, "1")
    return Page(number, found[:PER_PAGE], has_next=len(found) > PER_PAGE)


def _jump(asked: QueryDict, diary: OpenDiary, query: dict[str, Any]) -> HttpResponse | None:
    """Go to the page and the place of a day, or of the last one before it that has entries."""
    try:
        wanted = date.fromisoformat(asked.get("date", ""))
    except ValueError:
        return None
    rows = rows_of(diary, query)
    later = rows.filter(local_date__gt=wanted).count()
    at_or_before = rows.filter(local_date__lte=wanted).order_by("-local_date")
    day = at_or_before.values_list("local_date", flat=True).first()
    where = urlencode({**query, "page": later // PER_PAGE + 1}, doseq=True)
    return redirect(f"{reverse('timeline')}?{where}{f'#day-{day}' if day else ''}")
