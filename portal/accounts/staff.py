"""Pages with which somebody joins the staff: the invitation, and the choice of a second factor."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts import actions
from portal.accounts.forms import JoinForm

TOKEN = "portal_invitation"  # noqa: S105 - the name of a session key


@never_cache
@require_GET
def accept_invitation_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the token in the session, so that it stands in no further address or referrer."""
    request.session[TOKEN] = token
    return redirect("accept_invitation")


@never_cache
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest) -> HttpResponse:
    """Ask the invited person for their name and make them a member of staff."""
    token = request.session.get(TOKEN, "")
    try:
        invitation = actions.find_invitation(token=token, now=timezone.now())
        form = JoinForm(request.POST or None)
        if not form.is_valid():
            context = {"form": form, "invitation": invitation}
            return render(request, "portal/staff/join.html", context)
        user = actions.accept_invitation(token=token, now=timezone.now(), **form.cleaned_data)
    except actions.InvitationNotValid:
        return render(request, "portal/staff/link_over.html", status=410)
    except actions.AddressAlreadyInUse:
        return render(request, "portal/staff/address_in_use.html", status=409)
    if request.user.is_authenticated:
        logout(request, show_message=False)
    record_authentication(request, user, method="code", email=user.email)
    return perform_login(request, Login(user=user, email=user.email, redirect_url="/cms/"))


@login_required
@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask a member of staff without a second factor to choose one."""
    if not request.user.is_clinic_staff:
        raise PermissionDenied
    return render(request, "portal/staff/second_factor.html")
