"""Today, and any day before it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.actions.days import complete_day
from diary.actions.scores import record_scores, score_id
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged, RecordIsGone
from diary.domain.entries import Day, Symptom
from diary.entry_kinds import offered_kinds
from diary.forms.base import EARLIEST
from diary.forms.checkin import CheckInForm, DoneForm
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import OpenEntries, OpenEntry, SealBroken, open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.gone import show_gone
from diary.views.lines import entry_lines
from diary.views.saved import answer_to_save, day_url, saved_url

ONE_DAY = timedelta(days=1)


@diary_required
@require_http_methods(["GET", "POST"])
def today(request: DiaryRequest) -> HttpResponse:
    """Show today: the check-in, what was recorded, and buttons for more."""
    return _answer(request, request.diary.today)


@diary_required
@require_http_methods(["GET", "POST"])
def day(request: DiaryRequest, day: date) -> HttpResponse:
    """Show one day of the past, to read, to add to, or to complete."""
    if not EARLIEST <= day <= request.diary.today:
        raise Http404
    return _answer(request, day)


def _answer(request: DiaryRequest, shown: date) -> HttpResponse:
    page = read_day(request.diary, shown, with_recent=request.method == "POST")
    if request.method == "POST" and "done" in request.POST:
        return _complete(request, page)
    if request.method == "POST" and page.is_today:
        return _check_in(request, page)
    return _show(request, page, page.check_in(), page.done())


@dataclass(frozen=True)
class DayPage:
    """One day and the day before it, opened."""

    diary: OpenDiary
    day: date
    entries: OpenEntries
    before: list[OpenEntry]
    recent: list[OpenEntry]

    @property
    def is_today(self) -> bool:
        return self.day == self.diary.today

    @property
    def is_complete(self) -> bool:
        whole = [e.payload for e in self.entries if isinstance(e.payload, Day)]
        return any(said.symptoms_complete and said.meals_complete for said in whole)

    def check_in(self, data: Any = None) -> CheckInForm:
        words = vocabulary()
        tracked = {code: words.label(code) for code in self.diary.profile.tracked}
        now, then = last_scores(self.entries), last_scores(self.before)
        return CheckInForm(
            data,
            tracked=tracked,
            saved={code: entry.payload.severity_0_10 for code, entry in now.items()},
            hints={code: self._hint(now.get(code), then.get(code)) for code in tracked},
        )

    def sent_before(self, batch: UUID, scores: Mapping[str, int]) -> list[str]:
        """Return the tags whose last entry was made by this very page: sent twice, it is answered twice."""
        ids: dict[str, list[UUID]] = defaultdict(list)
        for entry in self.entries:
            if isinstance(entry.payload, Symptom) and entry.payload.tag:
                ids[entry.payload.tag].append(entry.id)
        return [
            code
            for code, score in scores.items()
            if (of_tag := ids[code])
            and of_tag[-1] == score_id(batch, code, score, of_tag[-2] if of_tag[1:] else None)
        ]

    def done(self, data: Any = None) -> DoneForm:
        return DoneForm(data, is_complete=self.is_complete, is_today=self.is_today)

    def _hint(self, now: OpenEntry | None, then: OpenEntry | None) -> str:
        before = (
            _("yesterday %(score)s") % {"score": then.payload.severity_0_10}
            if then
            else _("yesterday not recorded")
        )
        if now is None or now.occurred_at is None:
            return before
        at = now.occurred_at.astimezone(self.diary.zone)
        return _("%(before)s, saved today %(time)s") % {"before": before, "time": f"{at:%H:%M}"}


def read_day(diary: OpenDiary, shown: date, *, with_recent: bool = False) -> DayPage:
    """Read a day and the day before with one query; and what alerts depend on, before a save."""
    rows = Entry.objects.owned_by(diary.patient).kept()
    wanted = rows.recent_or_medicine(shown) if with_recent else rows.between(shown - ONE_DAY, shown)
    opened = open_entries(diary.patient, wanted.oldest_first().sealed_rows())
    entries = OpenEntries()
    entries.extend(entry for entry in opened if entry.local_date == shown)
    entries.unreadable = [row for row in opened.unreadable if row.local_date == shown]
    before = [entry for entry in opened if entry.local_date == shown - ONE_DAY]
    return DayPage(diary, shown, entries, before, opened)


def last_scores(entries: list[OpenEntry]) -> dict[str, Any]:
    """Return the last entry of each tagged symptom, by its code."""
    return {e.payload.tag: e for e in entries if isinstance(e.payload, Symptom) and e.payload.tag}


def _check_in(request: DiaryRequest, page: DayPage) -> HttpResponse:
    form = page.check_in(request.POST)
    if not form.is_valid():
        return _show(request, page, form, page.done())
    scores, batch, diary = form.scores(), form.batch_id(), request.diary
    if request.POST.get("copy") == "yesterday":
        before = last_scores(page.before)
        scores = {c: before[c].payload.severity_0_10 for c in form.tracked if c in before}
    stands = last_scores(page.entries)
    try:
        saved = record_scores(
            patient=diary.patient,
            batch=batch,
            scores={code: score for code, score in scores.items() if score != form.saved.get(code)},
            standing={code: entry.id for code, entry in stands.items()},
            zone=diary.profile.zone,
            now=diary.now,
        )
    except RecordIsGone:
        return show_gone(request, [(form.tracked[code], str(n)) for code, n in scores.items()])
    answered = [(entry.id, said) for entry, said in saved]
    answered += [
        (stands[code].id, stands[code].payload) for code in page.sent_before(batch, scores)
    ]
    return answer_to_save(request, answered, page.recent) if answered else redirect("today")


def _complete(request: DiaryRequest, page: DayPage) -> HttpResponse:
    form = page.done(request.POST)
    if not form.is_valid():
        return _show(request, page, page.check_in(), form)
    diary = request.diary
    try:
        complete_day(
            patient=diary.patient,
            id=form.cleaned_data["id"],
            day=Day.build(local_date=page.day, zone=diary.profile.zone, recorded_at=diary.now),
            is_complete=form.is_complete(),
            now=diary.now,
        )
    except (RecordHasChanged, DayIsAlreadyWritten, SealBroken):
        messages.warning(request, _("This day was changed a moment ago. Look, then try again."))
        return redirect(day_url(diary.today, page.day))
    return redirect(saved_url(diary.today, page.day))


def _show(
    request: DiaryRequest, page: DayPage, check_in: CheckInForm, done: DoneForm
) -> HttpResponse:
    context = {
        "page": page,
        "check_in": check_in if page.is_today else None,
        "has_yesterday": bool(last_scores(page.before)),
        "done": done,
        "lines": entry_lines(page.entries, vocabulary(), page.diary.profile.zone),
        "kinds": offered_kinds(),
        "before": page.day - ONE_DAY if page.day > EARLIEST else None,
        "after": None if page.is_today else day_url(page.diary.today, page.day + ONE_DAY),
        "saved": "saved" in request.GET,
        "deleted": _just_deleted(request, page.diary.patient),
        "section": "diary",
        "tab": "today",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if check_in.errors else HTTPStatus.OK
    return render(request, "diary/day.html", context, status=status)


def _just_deleted(request: DiaryRequest, patient: Any) -> UUID | None:
    """Return the entry that was deleted a moment ago, to offer it back."""
    try:
        entry_id = UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    rows = Entry.objects.owned_by(patient).filter(id=entry_id, deleted_at__isnull=False)
    return entry_id if rows.exists() else None
