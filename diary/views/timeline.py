"""Everything recorded, newest first, day by day."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.models import Entry
from diary.snapshots.vocabulary import vocabulary
from diary.vault import open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.lines import entry_line, unreadable_line

PER_PAGE = 20


@diary_required
@require_safe
def timeline(request: DiaryRequest) -> HttpResponse:
    """Show twenty entries and links to the others."""
    diary = request.diary
    rows = Entry.objects.owned_by(diary.patient).kept().newest_first().sealed_rows()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    opened = open_entries(diary.patient, shown)
    words, zone = vocabulary(), diary.profile.zone
    lines = {entry.id: entry_line(entry, words, zone) for entry in opened}
    lines |= {entry.id: unreadable_line(entry) for entry in opened.unreadable}
    days = [
        (day, [lines[row.id] for row in of_day])
        for day, of_day in groupby(shown, key=lambda row: row.local_date)
    ]
    context = {"page": page, "days": days, "section": "diary", "tab": "timeline"}
    return render(request, "diary/timeline.html", context)
