"""The answer to every save: the card of an emergency or of a question it raises first, then on to the day."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from diary.domain.alerts import alerts_for_each, asked_after_saving
from diary.domain.entries import EntryPayload
from diary.domain.observations import Observation, observe, observe_all
from diary.entry_kinds import ENTRY_KINDS
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.alert_cards import alert_cards, emergency_line
from diary.snapshots.red_flags import rules_to_answer_saves_by
from diary.vault import OpenEntry, open_entries
from diary.views.access import DiaryRequest

Saved = tuple[UUID, EntryPayload]


def day_url(today: date, day: date) -> str:
    """Return the address of a day; today has its own."""
    return today_url() if day == today else reverse("day", args=[day])


@cache
def today_url() -> str:
    return reverse("today")


def saved_url(today: date, day: date) -> str:
    """Return the address of a day that says: saved, and nobody is watching.

    In the address, not in the session: that would be two more writes for every entry.
    """
    return f"{day_url(today, day)}?saved=1"


def place_url(today: date, kind: str, day: date) -> str:
    """Return the address where an entry is shown: its kind's own page, or the day it belongs to."""
    page = ENTRY_KINDS[kind].page
    return reverse(page) if page else day_url(today, day)


def just_deleted(request: DiaryRequest, patient: Any) -> UUID | None:
    """Return the entry that was deleted a moment ago, to offer it back."""
    try:
        entry_id = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    rows = Entry.objects.owned_by(patient).filter(id=entry_id, deleted_at__isnull=False)
    return entry_id if rows.exists() else None


def answer_to_save(
    request: DiaryRequest,
    saved: Sequence[Saved],
    recent: Iterable[OpenEntry] | None = None,
    undo: UUID | None = None,
    changed: UUID | None = None,
) -> HttpResponse:
    """Answer after entries were saved; ``recent`` are the entries around them, when already read.

    ``undo`` names what was made, for the page to offer to take it back: an entry, or a page of scores;
    ``changed`` an entry that was changed.
    """
    said = saved[0][1]
    back = place_url(request.diary.today, said.kind, said.local_day())
    codes, asked = _called_for(request.diary, saved, recent)
    if not codes and not asked:
        offer = f"&undo={undo}" if undo else f"&changed={changed}" if changed else ""
        return redirect(f"{back}?saved=1{offer}")
    context = {
        "cards": alert_cards(codes or asked),
        "line": emergency_line(),
        "back": back,
        "section": "diary",
        "tab": "today",
    }
    page = "diary/saved_emergency.html" if codes else "diary/saved_question.html"
    return render(request, page, context)


def _called_for(
    diary: OpenDiary, saved: Sequence[Saved], recent: Iterable[OpenEntry] | None
) -> tuple[list[str], tuple[str, ...]]:
    """Return the emergency red flags that what was saved calls for, and, without one, those it asks about."""
    observed = [o for o in _observed(saved) if o is not None]
    if not observed:
        return [], ()
    others, rules = _others(diary, recent), rules_to_answer_saves_by()
    each = alerts_for_each(observed, diary.profile, others, diary.now, rules)
    codes = list(dict.fromkeys(code for codes in each for code in codes))
    if codes:
        return codes, ()
    return [], asked_after_saving(observed, diary.profile, others, diary.now, rules)


def emergencies_of_each(diary: OpenDiary, saved: Sequence[Saved]) -> list[tuple[str, ...]]:
    """Return the emergency red flags that each of the saved entries calls for, in their order."""
    observed = _observed(saved)
    read_by_rules = [o for o in observed if o is not None]
    if not read_by_rules:
        return [()] * len(saved)
    others = _others(diary, None)
    rules = rules_to_answer_saves_by()
    found = iter(alerts_for_each(read_by_rules, diary.profile, others, diary.now, rules))
    return [next(found) if o is not None else () for o in observed]


def _observed(saved: Sequence[Saved]) -> list[Observation | None]:
    return [observe(payload, str(id)) for id, payload in saved]


def _others(diary: OpenDiary, recent: Iterable[OpenEntry] | None) -> tuple[Observation, ...]:
    """Return what was there before, as the rules read it; ``recent`` when it is opened already."""
    entries = read_recent(diary) if recent is None else recent
    return observe_all((entry.payload, str(entry.id)) for entry in entries)


def read_recent(diary: OpenDiary) -> list[OpenEntry]:
    """Open what an alert may depend on: the last three weeks, and every course of a medicine."""
    rows = Entry.objects.owned_by(diary.patient).kept().recent_or_medicine(diary.today)
    return open_entries(diary.patient, rows.sealed_rows())
