"""Search in one's own words: entries are opened in memory, newest first, until a page is full."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.domain.entries import Medicine, Symptom
from diary.domain.searching import Wanted
from diary.forms.finding import MEDICINE, OWN, TAG, SearchForm
from diary.models import Entry
from diary.models.entry import EntryQuerySet
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntries, open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.timeline import PER_PAGE, by_day, kind_choices, rows_of

MOST_LOOKED_AT = 5_000
AT_ONCE = 100
SYMPTOMS_READ = 200
"""How many of the newest symptoms are read for the list of names to choose from."""


@dataclass
class Found:
    """What a search found so far, and how far it looked."""

    rows: list[Any] = field(default_factory=list, repr=False)
    opened: OpenEntries = field(default_factory=OpenEntries, repr=False)
    looked_at: int = 0
    closed: int = 0
    back_to: date | None = None
    is_all: bool = True


@diary_required
@require_http_methods(["GET", "POST"])
def diary_search(request: DiaryRequest) -> HttpResponse:
    """Ask what to look for, and show what is found; kinds and dates alone are the timeline's."""
    is_sent = request.method == "POST"
    form = SearchForm(
        request.POST if is_sent else None, kinds=kind_choices(), about=_names(request.diary)
    )
    context: dict[str, Any] = {"form": form, "section": "diary", "tab": "timeline"}
    if is_sent and form.is_valid():
        if not form.looks_inside():
            query = urlencode(form.in_address(), doseq=True)
            return redirect(f"{reverse('timeline')}{query and f'?{query}'}")
        context |= _answer(request.diary, form)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/search.html", context, status=status)


def _answer(diary: OpenDiary, form: SearchForm) -> dict[str, Any]:
    skip = form.cleaned_data["skip"]
    rows = rows_of(diary, form.in_address())
    found = look(diary, rows, form.wanted(), skip=skip)
    return {
        "found": found,
        "days": by_day(found.rows, found.opened, diary),
        "skipped": skip,
        "next": skip + found.looked_at,
        "again": form.as_sent(),
    }


def look(
    diary: OpenDiary, rows: EntryQuerySet, wanted: Wanted, *, skip: int, most: int = MOST_LOOKED_AT
) -> Found:
    """Open entries, newest first, until a page is full or ``most`` were looked at.

    One query. ``skip`` entries were looked at before; what is written meanwhile shifts it by as many.
    """
    found, label = Found(), vocabulary().label
    sealed = rows.newest_first().sealed_rows()[skip : skip + most + 1]
    for row, entry in _opened_in_turn(diary, sealed):
        if len(found.rows) == PER_PAGE or found.looked_at == most:
            found.is_all = False
            break
        found.looked_at += 1
        found.back_to = row.local_date
        if entry is None:
            found.closed += 1
        elif wanted.is_met(entry.id, entry.payload, label):
            found.rows.append(row)
            found.opened.append(entry)
    return found


def _opened_in_turn(diary: OpenDiary, sealed: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each row with its opened entry, or None when it does not open; few are in memory at a time."""
    rows = sealed.iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        opened = {entry.id: entry for entry in open_entries(diary.patient, some)}
        yield from ((row, opened.get(row.id)) for row in some)


def _names(diary: OpenDiary) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return the symptoms and medicines to choose from: tracked, recorded lately, every course."""
    words = vocabulary()
    rows = Entry.objects.owned_by(diary.patient).kept()
    symptoms = rows.of_kind("symptom").newest_first().sealed_rows()[:SYMPTOMS_READ]
    courses = rows.of_kind("medicine").newest_first().sealed_rows()[:SYMPTOMS_READ]
    tags = {f"{TAG}:{code}": words.label(code) for code in diary.profile.tracked}
    medicines = {}
    for entry in open_entries(diary.patient, [*symptoms, *courses]):
        said = entry.payload
        if isinstance(said, Medicine):
            medicines[f"{MEDICINE}:{entry.id}"] = said.name
        elif isinstance(said, Symptom) and said.tag:
            tags.setdefault(f"{TAG}:{said.tag}", words.label(said.tag))
        elif isinstance(said, Symptom):
            tags.setdefault(f"{OWN}:{said.own_label}", said.own_label or "")
    groups = ((_("Symptoms"), tags), (_("Medicines"), medicines))
    return [(name, list(choices.items())) for name, choices in groups if choices]
