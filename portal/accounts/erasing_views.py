"""Erase a diary, or the account with it: in seven days, or now; and the way back."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from diary.actions.erasure import TooLateToUndo, ask_for_erasure, undo_erasure
from diary.models import PatientKey, PendingErasure
from diary.views.access import patient_required
from portal.accounts.erasing import erase_now, finish_erasure_of
from portal.accounts.forms import EraseForm
from portal.accounts.views import LEAVE_NOTHING

ASKED = "account/email/erasure_asked"


@patient_required
@reauthentication_required
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask what to erase and when, once a patient has shown again that it is them."""
    patient, now = request.user, timezone.now()
    has_diary = PatientKey.objects.owned_by(patient).exists()
    sent = request.POST if request.method == "POST" else None
    form = EraseForm(sent, has_diary=has_diary)
    if not form.is_valid():
        pending = PendingErasure.objects.owned_by(patient).first()
        context = {"form": form, "has_diary": has_diary, "pending": pending, "section": "diary"}
        return render(request, "portal/erase.html", context, status=422 if form.is_bound else 200)
    what, browser = form.cleaned_data["what"], request.headers.get("user-agent", "")
    if form.cleaned_data["when"] == "later":
        pending = ask_for_erasure(patient=patient, what=what, now=now, user_agent=browser)
        if pending.asked_at == now:  # not when it is asked again: one mail is enough
            due = {"due_at": pending.due_at}
            get_adapter(request).send_notification_mail(ASKED, patient, due)
        response = redirect("today")
        response.headers["Clear-Site-Data"] = LEAVE_NOTHING  # what waits on this device, too
        return response
    if what == "account":
        logout(request, show_message=False)
    erase_now(user=patient, what=what, now=now, user_agent=browser)
    return _gone(request, what)


@patient_required
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Open the diary again; once the time is over there is nothing to open."""
    patient, now = request.user, timezone.now()
    try:
        undo_erasure(patient=patient, now=now, user_agent=request.headers.get("user-agent", ""))
    except TooLateToUndo:
        what = finish_erasure_of(user_id=patient.pk, now=now)
        if what == "account":
            request.session.flush()
        return _gone(request, what) if what else redirect("today")
    messages.success(request, _("Your diary is open again. Nothing was erased."))
    return redirect("today")


def _gone(request: HttpRequest, what: str) -> HttpResponse:
    if what == "account":
        response = redirect("erased")
    else:
        messages.success(request, _("Your diary is erased. Your account is still there."))
        response = redirect("account")
    response.headers["Clear-Site-Data"] = LEAVE_NOTHING
    return response


@require_GET
def erased(request: HttpRequest) -> HttpResponse:
    """Say that the diary and the account are gone."""
    return render(request, "portal/erased.html")
