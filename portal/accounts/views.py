"""Account pages of our own: where people land, how they leave, and how they take or erase their data."""

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.account.views import LogoutView
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diary.views.access import patient_required
from diary.views.own_data import download_diary as diary_as_file
from diary.views.sharing.page import share_visit as make_link
from education.addresses import local
from portal.accounts.sessions import SHARED

LEAVE_NOTHING = '"cache", "storage"'
LEAVE_NO_PAGE = '"cache"'


class SignOutView(LogoutView):
    """Signs out, and asks the browser to forget what it kept of our pages."""

    def post(self, *args: object, **kwargs: object) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = LEAVE_NOTHING
        return response


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out at once and show a page without a name, for somebody who must not be seen here.

    The way back leads to the sign-in page. On a device of one's own, entries that wait to be sent stay
    sealed there; on a shared one nothing is left, as when signing out.
    """
    is_shared = request.session.get(SHARED)
    logout(request, show_message=False)
    response = redirect(local("/away/"))
    response.headers["Clear-Site-Data"] = LEAVE_NOTHING if is_shared else LEAVE_NO_PAGE
    return response


sign_out = SignOutView.as_view()
sign_out.open_to_all = True  # type: ignore[attr-defined]


@login_required
@require_GET
def welcome(request: HttpRequest) -> HttpResponse:
    """Send a patient to the diary and staff to the CMS."""
    return redirect("/cms/" if request.user.is_clinic_staff else "/diary/")


@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Show everything a person can change about their account."""
    factors = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    return render(
        request,
        "account/overview.html",
        {
            "address": EmailAddress.objects.get_primary_email(request.user),
            "has_passkey": Authenticator.Type.WEBAUTHN in factors,
            "has_app": Authenticator.Type.TOTP in factors,
            "needs_codes": bool(factors) and Authenticator.Type.RECOVERY_CODES not in factors,
        },
    )


@patient_required
@reauthentication_required
def download_diary(request: HttpRequest) -> HttpResponseBase:
    """Give a patient everything that is theirs, once they have shown again that it is them."""
    return diary_as_file(request)


@patient_required
@reauthentication_required(enabled=lambda request: request.method != "POST")
def share_visit(request: HttpRequest, id: UUID) -> HttpResponse:
    """Let a patient make a link to a visit, once they have shown again that it is them.

    allauth would keep a form that comes too late in the session, with its passcode: it is asked for anew.
    """
    if request.method == "POST" and not _has_just_shown_who_it_is(request):
        messages.info(
            request, _("That took a while, so no link was made. Please choose once more.")
        )
        return redirect("share_visit", id=id)
    return make_link(request, id)


def _has_just_shown_who_it_is(request: HttpRequest) -> bool:
    try:
        return not is_reauthentication_required(request, app="")
    except ReauthenticationRequired:
        return False


@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that nobody is signed in any more."""
    return render(request, "portal/signed_out.html")
