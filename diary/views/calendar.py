"""A month at a glance: what was recorded on each day, and which days are unknown."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from diary.domain.month import DaySummary, summarise, weeks_of
from diary.forms.base import EARLIEST
from diary.forms.choices import BLOOD, words
from diary.models import Entry
from diary.snapshots.vocabulary import Vocabulary, vocabulary
from diary.vault import open_entries
from diary.views.access import DiaryRequest, diary_required

ONE_DAY = timedelta(days=1)
MOST_NAMES = 2


class Mark(NamedTuple):
    """One thing said of a day: a shape (a symbol of the page), words, and for a score its number."""

    shape: str
    words: str
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A day as the calendar shows it."""

    day: date
    state: str
    """``out`` of the month, ``ahead``, ``begun`` (today, nothing yet), ``unknown``, ``complete`` or ``some``."""
    marks: list[Mark]
    is_today: bool


@diary_required
@require_safe
def calendar(request: DiaryRequest, month: date | None = None) -> HttpResponse:
    """Show one month, the present one unless another is named."""
    diary = request.diary
    first = month or diary.today.replace(day=1)
    newest = (diary.today + ONE_DAY).replace(day=1)  # a day further east may have been written on
    if not EARLIEST <= first <= newest:
        raise Http404
    weeks = weeks_of(first.year, first.month, diary.profile.week_starts)
    days = _read(request, first, _next_month(first) - ONE_DAY)
    cells = [[_cell(day, days.get(day), diary.today) for day in week] for week in weeks]
    before, after = (first - ONE_DAY).replace(day=1), _next_month(first)
    context = {
        "month": first,
        "weekdays": weeks[0],
        "weeks": cells,
        "counts": Counter(cell.state for week in cells for cell in week),
        "before": before if before >= EARLIEST else None,
        "after": after if after <= newest else None,
        "is_this_month": first == diary.today.replace(day=1),
        "section": "diary",
        "tab": "calendar",
    }
    return render(request, "diary/calendar.html", context)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _read(
    request: DiaryRequest, first: date, last: date
) -> dict[date, tuple[DaySummary, list[Mark]]]:
    """Return what each day of the month says, with its marks."""
    diary = request.diary
    rows = Entry.objects.owned_by(diary.patient).kept()
    month = rows.between(first, last).oldest_first().sealed_rows()
    # A course that began before may end now. Asked apart: "or" made the database read every row.
    courses = rows.of_kind("medicine").exclude(local_date__range=(first, last)).sealed_rows()
    opened = open_entries(diary.patient, [*month, *courses])
    said = [(entry.local_date, entry.payload) for entry in opened]
    tracked = diary.profile.tracked
    days = summarise(said, first, last, tracked)
    closed = Counter(row.local_date for row in opened.unreadable if row.local_date in days)
    for day, count in closed.items():
        days[day].entries += count
    vocab = vocabulary()
    return {day: (summary, _marks(summary, vocab, closed[day])) for day, summary in days.items()}


def _cell(day: date, said: tuple[DaySummary, list[Mark]] | None, today: date) -> Cell:
    if said is None:
        return Cell(day, "out", [], is_today=False)
    summary, marks = said
    if day > today and summary.is_unknown:
        return Cell(day, "ahead", [], is_today=False)
    if summary.is_unknown and day == today:
        state, marks = "begun", [Mark("unknown", _("Nothing yet"))]
    elif summary.is_unknown:
        state, marks = "unknown", [Mark("unknown", _("Not recorded"))]
    else:
        state = "complete" if summary.is_complete else "some"
    return Cell(day, state, marks, is_today=day == today)


def _marks(summary: DaySummary, vocab: Vocabulary, closed: int) -> list[Mark]:
    """Return what a day says, what matters most first."""
    found = []
    if summary.blood:
        blood = words(BLOOD, summary.blood).lower()
        found.append(Mark("drop", _("Blood: %(blood)s") % {"blood": blood}))
    if summary.blood_in_vomit:
        found.append(Mark("drop", _("Blood when being sick")))
    if summary.worst:
        score, tag = summary.worst
        found.append(Mark("score", f"{vocab.label(tag)} {score}", score))
    if summary.times_sick:
        found.append(Mark("sick", _count_sick(summary.times_sick)))
    if summary.movements:
        count = ngettext("%(n)s poo", "%(n)s poos", summary.movements)
        found.append(Mark("poo", count % {"n": summary.movements}))
    found += [Mark("med", _("Started %(name)s") % {"name": n}) for n in _few(summary.started)]
    found += [Mark("med", _("Stopped %(name)s") % {"name": n}) for n in _few(summary.stopped)]
    if closed:
        text = ngettext("%(n)s entry cannot be opened", "%(n)s entries cannot be opened", closed)
        found.append(Mark("lock", text % {"n": closed}))
    return found + _how_whole(summary, shown=bool(found))


def _how_whole(summary: DaySummary, *, shown: bool) -> list[Mark]:
    found = []
    if summary.is_complete_without_symptoms:
        found.append(Mark("tick", _("Complete, no symptom scored")))
    elif summary.is_complete:
        found.append(Mark("tick", _("Complete")))
    elif not shown:
        text = ngettext("%(n)s entry", "%(n)s entries", summary.entries) % {"n": summary.entries}
        found.append(Mark("notes", text))
    if summary.is_late:
        found.append(Mark("late", _("Written later")))
    return found


def _count_sick(times: int) -> str:
    return ngettext("Sick once", "Sick %(n)s times", times) % {"n": times}


def _few(names: list[str]) -> list[str]:
    """Return the first names, and how many others there are: a cell is small."""
    rest = len(names) - MOST_NAMES
    more = [ngettext("%(n)s more", "%(n)s more", rest) % {"n": rest}] if rest > 0 else []
    return [*names[:MOST_NAMES], *more]
