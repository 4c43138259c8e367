"""Being reminded: by mail, or by a calendar of one's own."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diary.actions import reminders as actions
from diary.actions.store import RecordHasChanged
from diary.domain.calendar_feed import calendar
from diary.domain.payload import PayloadDoesNotFit
from diary.forms.reminders import ReminderForm
from diary.models import Reminder
from diary.models.patient import DiaryIsClosed, OpenDiary, read_diary
from diary.vault import NoKeyOpensThis, SealBroken
from diary.views.access import DiaryRequest, diary_required
from diary.views.experiments.in_calendar import turns_of


@diary_required
@require_http_methods(["GET", "POST"])
def reminders(request: DiaryRequest) -> HttpResponse:
    """Show and change when to be reminded."""
    diary, row = request.diary, _row(request.diary)
    form = ReminderForm(
        request.POST or None,
        plan=diary.profile.reminder,
        by_mail=bool(row and row.due_at),
        seen=diary.record.version,
        language=get_language() or "en-gb",
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_reminder(
                diary=diary,
                plan=form.plan(),
                seen=form.cleaned_data["seen"],
                by_mail=form.cleaned_data["by_mail"],
            )
        except RecordHasChanged:
            form.add_error(
                None, _("Your settings were changed elsewhere. Look at them here, then save again.")
            )
            form.data = form.data.copy()
            form.data["seen"] = str(diary.record.version)
        else:
            messages.success(request, _said(form))
            return redirect("reminders")
    feed = row.feed_token if row and diary.profile.reminder else None
    context = {"form": form, "feed": feed, "has_plan": diary.profile.reminder is not None}
    context |= {"zone": diary.profile.zone.replace("_", " "), "section": "diary", "tab": "more"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "diary/reminders.html", context, status=status)


@diary_required
@require_POST
def calendar_address(request: DiaryRequest) -> HttpResponse:
    """Make an address for the calendar, a new one, or none."""
    if "remove" in request.POST:
        actions.take_out_of_calendar(diary=request.diary)
        messages.success(request, _("The address shows nothing any more."))
    elif request.diary.profile.reminder is not None:
        actions.show_in_calendar(diary=request.diary)
        messages.success(request, _("The address is below. Whoever has it sees the times."))
    return redirect("reminders")


@csrf_exempt  # mail programs send it without a page of ours; the token is all they need
@require_http_methods(["GET", "HEAD", "POST"])
def stop_reminders(request: HttpRequest, token: UUID) -> HttpResponse:
    """Stop the mails: a programme that opens links looks, and only a button or a mail programme stops.

    What is shown does not depend on the token, so nobody learns whether it is somebody's.
    """
    if request.method == "POST":
        actions.stop_reminders(stop_token=token)
    return render(request, "diary/stop_reminders.html", {"stopped": request.method == "POST"})


@require_safe
def calendar_feed(request: HttpRequest, token: UUID) -> HttpResponse:
    """Send the times as a calendar, to whatever programme has the address."""
    row = Reminder.objects.filter(feed_token=token).select_related("patient").first()
    try:
        diary = row and read_diary(row.patient, timezone.now())
    except DiaryIsClosed:
        raise Http404 from None
    except (NoKeyOpensThis, SealBroken, PayloadDoesNotFit):
        # Not gone: a calendar that is told so would forget the times.
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    if row is None or row.feed_since is None or not diary or not diary.profile.reminder:
        raise Http404
    plan = diary.profile.reminder
    with override(plan.language):
        words = _("The reminder you asked for")
        turns = turns_of(diary)
    changed = diary.record.updated_at
    body = calendar(
        plan, feed=token, since=row.feed_since, changed_at=changed, words=words, turns=turns
    )
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _row(diary: OpenDiary) -> Reminder | None:
    return Reminder.objects.owned_by(diary.patient).first()


def _said(form: ReminderForm) -> str:
    if form.cleaned_data["by_mail"]:
        return _("Saved. The e-mails come at the times below.")
    return _("Saved. You get no e-mails.")
