"""What was done with a patient's account: noted when allauth says so, and shown to that patient."""

from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from diary.actions.activity import KEPT, note_event, note_sign_in
from diary.domain.activity import KEPT_DAYS
from diary.models import AccessEvent
from diary.models.patient import DiaryIsClosed, read_diary
from diary.views.access import patient_required
from diary.wording.activity import device, said
from portal.accounts.models import User

PER_PAGE = 50
ADDED = {
    Authenticator.Type.WEBAUTHN: "passkey_added",
    Authenticator.Type.TOTP: "app_added",
    Authenticator.Type.RECOVERY_CODES: "recovery_codes_made",
}
REMOVED = {
    Authenticator.Type.WEBAUTHN: "passkey_removed",
    Authenticator.Type.TOTP: "app_removed",
}


@patient_required
@require_safe
def activity(request: HttpRequest) -> HttpResponse:
    """Show what was done with the account, newest first, by the day it was for the patient."""
    now, zone = timezone.now(), _zone_of(request.user)
    events = AccessEvent.objects.owned_by(request.user).filter(at__gt=now - KEPT)
    page = Paginator(events.order_by("-at", "id"), PER_PAGE).get_page(request.GET.get("page"))
    lines = [  # without a zone: a template would move the hour into the site's own
        {
            "at": event.at.astimezone(zone).replace(tzinfo=None),
            "said": said(event.what),
            "device": device(event.device),
        }
        for event in page.object_list
    ]
    days = [(day, list(group)) for day, group in groupby(lines, key=lambda line: line["at"].date())]
    context = {
        "page": page,
        "days": days,
        "kept_days": KEPT_DAYS,
        "zone": zone.key,
        "section": "diary",
    }
    return render(request, "portal/activity.html", context)


def _zone_of(patient: User) -> ZoneInfo:
    """Return where the patient is; the site's own zone while the diary is closed or not begun."""
    try:
        diary = read_diary(patient, timezone.now(), agreed=False)
    except DiaryIsClosed:
        diary = None
    return diary.zone if diary else ZoneInfo(timezone.get_default_timezone_name())


def note(request: HttpRequest | None, user: Any, what: str | None) -> None:
    """Note one thing for a patient; staff have no such list."""
    if what is None or not user.is_patient:
        return
    browser = request.headers.get("user-agent", "") if request else ""
    note_event(patient=user, what=what, now=timezone.now(), user_agent=browser)


class UserSessionsAdapter(DefaultUserSessionsAdapter):
    """Notes that somebody signed out their other devices."""

    def end_sessions(self, sessions: Any) -> None:
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            note(self.request, ended[0].user, "signed_out_elsewhere")


def signed_in(*, request: HttpRequest, user: User, **_signal: Any) -> None:
    if user.is_patient:
        browser = request.headers.get("user-agent", "")
        note_sign_in(patient=user, now=timezone.now(), user_agent=browser)


def email_changed(*, request: HttpRequest, user: User, **_signal: Any) -> None:
    note(request, user, "email_changed")


def password_changed(*, request: HttpRequest, user: User, **_signal: Any) -> None:
    note(request, user, "password_changed")


def factor_added(
    *, request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any
) -> None:
    note(request, user, ADDED.get(authenticator.type))


def factor_removed(
    *, request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any
) -> None:
    note(request, user, REMOVED.get(authenticator.type))


def listen() -> None:
    """Have allauth tell: it has no other place for this than its signals."""
    account.user_logged_in.connect(signed_in)
    account.email_changed.connect(email_changed)
    for signal in (account.password_set, account.password_changed, account.password_reset):
        signal.connect(password_changed)
    for signal in (mfa.authenticator_added, mfa.authenticator_reset):
        signal.connect(factor_added)
    mfa.authenticator_removed.connect(factor_removed)
