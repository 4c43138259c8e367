"""Today, any day before it, and days to come that hold entries."""

from datetime import UTC, date, datetime, time, timedelta
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from diary.actions.days import DayDoesNotOpen, complete_day
from diary.actions.scores import record_scores
from diary.actions.store import DayIsAlreadyWritten, RecordHasChanged, RecordIsGone
from diary.domain.entries import Day
from diary.entry_kinds import offered_kinds
from diary.forms.base import EARLIEST
from diary.forms.checkin import CheckInForm, DoneForm
from diary.models import Entry
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required
from diary.views.courses import doses_to_take
from diary.views.day_page import (
    COPIES,
    ONE_DAY,
    DayPage,
    last_by_key,
    last_scores,
    missed_days,
    read_day,
)
from diary.views.experiments.today import trying_today
from diary.views.gone import show_gone
from diary.views.lines import entry_lines
from diary.views.saved import answer_to_save, day_url, just_deleted, saved_url, today_url
from diary.views.take_back import saved_just_now, take_back_save
from diary.views.undo_edit import just_changed
from diary.views.unreadable import show_unreadable

FURTHEST_EAST = timedelta(hours=14)
"""No clock of the world is further ahead of UTC: a date that is later than this is nobody's today."""
NO_USUAL = gettext_lazy(
    "There is no usual yet: that takes scores on three days of the last three weeks. Nothing was saved."
)
NOTHING_AGREED = gettext_lazy("There is nothing agreed to score any more. Nothing was saved.")
NOTHING_YESTERDAY = gettext_lazy("No scores were recorded yesterday. Nothing was saved.")
LAST_MINUTE, LAST_MOMENT = time(23, 59), time.max


@diary_required
@require_http_methods(["GET", "POST"])
def today(request: DiaryRequest) -> HttpResponse:
    """Show today: the check-in, what was recorded, and buttons for more."""
    return _answer(request, request.diary.today)


@diary_required
@require_http_methods(["GET", "POST"])
def day(request: DiaryRequest, day: date) -> HttpResponse:
    """Show one day of the past, to read, to add to, or to complete."""
    if day < EARLIEST or (day > request.diary.today and not _was_reached(request, day)):
        raise Http404
    return _answer(request, day)


def _was_reached(request: DiaryRequest, day: date) -> bool:
    """Say whether a date that is still to come here holds an entry, or was today further east."""
    if request.method == "POST" and day <= _latest_date_anywhere(request):
        return True
    return Entry.objects.owned_by(request.diary.patient).on(day).exists()


def _latest_date_anywhere(request: DiaryRequest) -> date:
    return (request.diary.now.astimezone(UTC) + FURTHEST_EAST).date()


def _answer(request: DiaryRequest, shown: date) -> HttpResponse:
    diary, is_sent = request.diary, request.method == "POST"
    if is_sent and "undo" in request.POST:
        return take_back_save(request, read_day(diary, shown))
    if is_sent and "done" in request.POST:
        return _complete(request, read_day(diary, shown))
    if is_sent and shown == diary.today:
        page = read_day(diary, _day_of_scores(request), with_recent=True)
        return (
            _score_agreed(request, page) if "agreed" in request.POST else _check_in(request, page)
        )
    page = read_day(diary, shown)
    return _show(request, page, page.check_in(), page.done())


def _day_of_scores(request: DiaryRequest) -> date:
    """Return the day whose scores the page showed: it may have been opened before midnight."""
    try:
        shown = date.fromisoformat(request.POST.get("shown", ""))
    except ValueError:
        return request.diary.today
    return shown if EARLIEST <= shown <= _latest_date_anywhere(request) else request.diary.today


def _moment_of_scores(page: DayPage) -> datetime:
    """Return now; for a day that is over, its last minute, after whatever else was written of it."""
    zone, now = page.diary.zone, page.diary.now
    # Where clocks go back at midnight, the last hour of the day comes twice: it ends with the second.
    last_minute, last = (
        datetime.combine(page.day, t.replace(fold=1), zone) for t in (LAST_MINUTE, LAST_MOMENT)
    )
    after = [e.occurred_at + timedelta.resolution for e in page.entries if e.occurred_at]
    return min(max([last_minute, *after]), last, now).astimezone(UTC)


def _check_in(request: DiaryRequest, page: DayPage) -> HttpResponse:
    form = page.check_in(request.POST)
    if not form.is_valid():
        return _show(request, page, form, page.done())
    scores, batch, diary = form.scores(), form.batch_id(), request.diary
    if (which := request.POST.get("copy")) in COPIES:
        scores = page.copied(which)
        if not scores:
            messages.warning(request, NO_USUAL if which == "usual" else NOTHING_YESTERDAY)
    stands = last_scores(page.entries)
    try:
        saved = record_scores(
            diary=diary,
            batch=batch,
            scores={code: score for code, score in scores.items() if score != form.saved.get(code)},
            standing={code: entry.id for code, entry in stands.items()},
            at=_moment_of_scores(page),
        )
    except RecordIsGone:
        return show_gone(request, [(form.tracked[code], str(n)) for code, n in scores.items()])
    answered = [(entry.id, said) for entry, said in saved]
    answered += [
        (stands[code].id, stands[code].payload) for code in page.sent_before(batch, scores)
    ]
    if not answered:
        return redirect(day_url(diary.today, min(page.day, diary.today)))
    return answer_to_save(request, answered, page.recent, undo=batch)


def _score_agreed(request: DiaryRequest, page: DayPage) -> HttpResponse:
    """Save the scores of what was agreed at a visit; some of it may be over since the page was opened."""
    form, diary = page.agreed(request.POST), request.diary
    if form is None:
        messages.warning(request, NOTHING_AGREED)
        return redirect(day_url(diary.today, min(page.day, diary.today)))
    if not form.is_valid():
        return _show(request, page, page.check_in(), page.done(), form)
    scores, batch, stands = form.scores(), form.batch_id(), last_by_key(page.entries)
    try:
        saved = record_scores(
            diary=diary,
            batch=batch,
            scores={key: score for key, score in scores.items() if score != form.saved.get(key)},
            standing={key: entry.id for key, entry in stands.items()},
            at=_moment_of_scores(page),
            own_words={row.key: row.own_label for row in page.followed if row.own_label},
        )
    except RecordIsGone:
        return show_gone(request, [(form.tracked[key], str(n)) for key, n in scores.items()])
    answered = [(entry.id, said) for entry, said in saved]
    again = page.sent_before(batch, scores)
    answered += [(stands[key].id, stands[key].payload) for key in again]
    if not answered:
        return redirect(day_url(diary.today, min(page.day, diary.today)))
    return answer_to_save(request, answered, page.recent, undo=batch)


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
    except DayDoesNotOpen as unreadable:
        return show_unreadable(request, unreadable.current)
    except (RecordHasChanged, DayIsAlreadyWritten):
        messages.warning(request, _("This day was changed a moment ago. Look, then try again."))
        return redirect(day_url(diary.today, page.day))
    return redirect(saved_url(diary.today, page.day))


def _show(
    request: DiaryRequest,
    page: DayPage,
    check_in: CheckInForm,
    done: DoneForm,
    agreed: CheckInForm | None = None,
) -> HttpResponse:
    agreed = agreed or page.agreed()
    context = {
        "page": page,
        "agreed": agreed if page.is_today or (agreed and agreed.errors) else None,
        "near": page.visits.near() if page.is_today else None,
        "trying": trying_today(page.diary, page.experiments, page.recent)
        if page.is_today
        else None,
        "check_in": check_in if page.is_today or check_in.errors else None,
        "same": page.same_as(check_in.saved) if page.is_today else (),
        "courses": doses_to_take(page.diary, page.entries) if page.is_today else (),
        "done": done,
        "whole_day": page.whole_day(),
        "lines": entry_lines(page.entries, vocabulary(), page.diary.profile.zone),
        "kinds": offered_kinds(),
        "add_query": "" if page.is_today else f"?day={page.day.isoformat()}",
        "before": page.day - ONE_DAY if page.day > EARLIEST else None,
        "after": None
        if page.day >= page.diary.today
        else day_url(page.diary.today, page.day + ONE_DAY),
        "missed": missed_days(page),
        **saved_just_now(request, page),
        "changed": just_changed(request),
        "deleted": just_deleted(request, page.diary.patient),
        "today_url": today_url(),
        "csrf_token": get_token(request),  # once: Django would make another for each form
        "section": "diary",
        "tab": "today",
    }
    has_errors = check_in.errors or (agreed and agreed.errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if has_errors else HTTPStatus.OK
    return render(request, "diary/day.html", context, status=status)
