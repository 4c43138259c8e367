"""Staff management inside the CMS, for administrators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from portal.accounts import actions
from portal.accounts.forms import InvitationForm
from portal.accounts.models import StaffInvitation, User


@permission_required("accounts.add_user")
@require_http_methods(["GET", "POST"])
def invite_staff(request: HttpRequest) -> HttpResponse:
    """Invite a colleague by e-mail; the answer is the same whether or not the address is known."""
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        now = timezone.now()
        actions.invite_by_mail(**form.cleaned_data, invited_by=request.user, now=now)
        messages.success(request, _("The invitation is on its way. Its link works for 7 days."))
        return redirect("invite_staff")
    open_ones = StaffInvitation.objects.filter(accepted_at=None, expires_at__gt=timezone.now())
    return render(request, "portal/staff/cms/invite.html", {"form": form, "invitations": open_ones})


@permission_required("accounts.change_user")
@require_http_methods(["GET", "POST"])
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a lost second factor from a colleague, who sets up a new one at the next sign-in."""
    colleague = get_object_or_404(User, pk=pk, kind=User.Kind.STAFF)
    if request.method == "POST":
        actions.reset_second_factor(user=colleague)
        messages.success(
            request, _("%(name)s must now set up a new second factor.") % {"name": colleague}
        )
        return redirect("wagtailusers_users:index")
    return render(request, "portal/staff/cms/reset.html", {"colleague": colleague})
