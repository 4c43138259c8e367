"""The page of an import at each of its steps."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from diary.actions.importing.steps import UNDO_FOR, Import, imports_of
from diary.actions.importing.writing import can_be_undone
from diary.domain.entries import read_payload
from diary.domain.importing.progress import Kind, Sample, Tally
from diary.forms.importing import ColumnsForm, ConfirmForm, LayoutForm
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import Vocabulary, vocabulary
from diary.vault import OpenEntry
from diary.views.access import DiaryRequest
from diary.views.lines import EntryLine, entry_line
from diary.wording.imports import REFUSALS, SORTS, SOURCES, STEPS, WHYS

MOST_LISTED = 10
TAKES_LONG = timedelta(minutes=2)
"""No sign of work for this long: offer to start it once more."""
ASK_AGAIN_SECONDS = 4

Context = dict[str, Any]


def page_of(request: DiaryRequest, work: Import, form: Any = None) -> HttpResponse:
    """Show an import where it stands; ``form`` is one that has to be filled in (again)."""
    step = "mapping" if isinstance(form, ColumnsForm) else work.state.step
    template, context = PAGES[step]
    errors = form is not None and bool(form.errors)
    shown = {
        "work": work,
        "state": work.state,
        "form": form,
        "source": SOURCES.get(work.state.source or "", ""),
        "section": "diary",
        "tab": "more",
        **context(request, work),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return render(request, f"diary/import/{template}.html", shown, status=status)


def lately(diary: OpenDiary) -> list[Context]:
    """Return the imports of the last days: where each is from, since when, how far it is."""
    listed = []
    for row in imports_of(diary.patient)[:MOST_LISTED]:
        row.patient = diary.patient
        state = row.read()
        source = SOURCES.get(state.source or "", "")
        listed.append(
            {"id": row.id, "source": source, "at": row.created_at, "step": STEPS[state.step]}
        )
    return listed


def sorts_of(work: Import) -> list[tuple[str, str]]:
    """Return what can be brought in: a code, and its words with how much of it is new and when it was."""
    tally = work.state.tally or Tally()
    return [(sort, _label(sort, kind)) for sort, kind in tally.kinds.items() if kind.new]


def _label(sort: str, kind: Kind) -> str:
    count = ngettext("%(n)s new", "%(n)s new", kind.new) % {"n": kind.new}
    return f"{SORTS.get(sort, sort)}\n{count}{_span(kind)}"


def _span(kind: Kind) -> str:
    if kind.first is None or kind.last is None:
        return ""
    first, last = (f"{day.day} {day:%b %Y}" for day in (kind.first, kind.last))
    return f", {first}" if first == last else f", {first} – {last}"


def _waits(_request: DiaryRequest, work: Import) -> Context:
    seen = work.diary.now - work.row.updated_at
    return {"seems_stopped": seen > TAKES_LONG, "again_after": ASK_AGAIN_SECONDS}


def _preview(_request: DiaryRequest, work: Import) -> Context:
    tally = work.state.tally or Tally()
    words = vocabulary()
    return {
        "tally": tally,
        "confirm": ConfirmForm(sorts=sorts_of(work)),
        "rows": [
            (SORTS.get(sort, sort), kind.new, kind.same, kind.differs)
            for sort, kind in tally.kinds.items()
        ],
        "samples": [
            _line(sample, words, work.state.zone)
            for kind in tally.kinds.values()
            for sample in kind.samples
        ],
        "unread": [(place, WHYS.get(why, why)) for place, why in tally.unread_shown],
        "profile_differs": _profile_differs(work, tally),
    }


def _profile_differs(work: Import, tally: Tally) -> bool:
    return tally.profile is not None and tally.profile != work.diary.profile.seal_bytes().decode()


def _line(sample: Sample, words: Vocabulary, zone: str) -> tuple[Any, EntryLine]:
    payload = read_payload(sample.kind, sample.payload)
    at, day = payload.happened_at(), payload.local_day()
    entry = OpenEntry(UUID(int=0), sample.kind, day, at, 1, payload)
    return day, entry_line(entry, words, zone)


def _done(_request: DiaryRequest, work: Import) -> Context:
    until = work.state.confirmed_at and work.state.confirmed_at + UNDO_FOR
    return {"can_undo": can_be_undone(work, work.diary.now), "undo_until": until}


def _refused(_request: DiaryRequest, work: Import) -> Context:
    return {"why": REFUSALS[work.state.why or "broken"], "can_say_columns": work.state.look}


def _columns(_request: DiaryRequest, work: Import) -> Context:
    return {"layout": LayoutForm(look=work.state.look)}


PAGES: dict[str, tuple[str, Callable[[DiaryRequest, Import], Context]]] = {
    "reading": ("waits", _waits),
    "writing": ("waits", _waits),
    "mapping": ("columns", _columns),
    "ready": ("preview", _preview),
    "done": ("result", _done),
    "undone": ("result", _done),
    "refused": ("refused", _refused),
}
