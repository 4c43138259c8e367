"""Who may pass: sessions that last too long end, and the CMS opens for staff with a second factor."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.sessions import (
    PENDING_SECONDS,
    has_second_factor_in_session,
    note_seen,
    session_is_over,
)
from portal.surfaces import in_cms

Handler = Callable[[HttpRequest], HttpResponse]
LONGEST_KEY = 18  # digits that fit a 64-bit key
OPEN_THE_CMS = "wagtailadmin.access_admin"
FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


class SessionLimitsMiddleware:
    """Ends a session that has lasted or lain idle too long, whatever its cookie says."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.surface.knows_the_user:  # type: ignore[attr-defined]
            return self.get_response(request)
        if request.user.is_authenticated:
            if session_is_over(request.session, request.user):
                logout(request, show_message=False)
            else:
                note_seen(request.session)
        response = self.get_response(request)
        session = request.session
        if session.modified and not session.is_empty() and not request.user.is_authenticated:
            session.set_expiry(PENDING_SECONDS)
        return response


class StaffMiddleware:
    """Opens ``/cms/`` only to active staff with a role and a second factor in this session."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not in_cms(request.path_info) or getattr(view, "open_to_all", False):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        refusal = refuse_to_open_cms(request, request.user)
        if refusal is None:
            _hide_patients(request, args, kwargs)
        return refusal


def refuse_to_open_cms(request: HttpRequest, user: User) -> HttpResponse | None:
    """Return the page that says why somebody signed in may not open the CMS (yet), or ``None``."""
    all_powerful = user.is_superuser and not settings.DEBUG  # signs and publishes alone: never here
    if all_powerful or not user.is_clinic_staff or not user.has_perm(OPEN_THE_CMS):
        return render(request, "portal/staff/refused.html", status=403)
    if has_second_factor_in_session(request):
        return None
    has = set(
        Authenticator.objects.filter(user=user, type__in=FACTORS).values_list("type", flat=True)
    )
    if not has:
        return _send_to("staff_second_factor", request)
    if Authenticator.Type.TOTP in has:
        return _send_to("mfa_reauthenticate", request)
    return _send_to("mfa_reauthenticate_webauthn", request)


def _send_to(name: str, request: HttpRequest) -> HttpResponseRedirect:
    query = QueryDict(mutable=True)
    query["next"] = request.get_full_path()
    return HttpResponseRedirect(f"{reverse(name)}?{query.urlencode(safe='/')}")


def _hide_patients(request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer any page about one account as missing, unless the account is staff's."""
    match = request.resolver_match
    if match is None or "wagtailusers_users" not in match.namespaces:
        return
    for value in (*args, *kwargs.values()):
        key = str(value)
        if not (key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY):
            raise Http404
        if not User.objects.filter(pk=key, kind=User.Kind.STAFF).exists():
            raise Http404
