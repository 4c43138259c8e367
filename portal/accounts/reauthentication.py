"""Showing again that it is you, by a code sent by e-mail: for people without a password or passkey."""

import hmac
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.views import BaseReauthenticateView
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from portal.accounts.forms import CodeForm
from portal.accounts.limits import may_guess

STATE = "portal_reauthentication_code"
SENDING_IS_LIMITED = "request_login_code"


@method_decorator(login_required, name="dispatch")
class ReauthenticateByCodeView(BaseReauthenticateView):
    """Sends a code to the person's own address and takes it back once."""

    form_class = CodeForm
    template_name = "account/reauthenticate_by_code.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("action") == "send":
            return self._send(request)
        return super().post(request, *args, **kwargs)

    def _send(self, request: HttpRequest) -> HttpResponse:
        address = EmailAddress.objects.get_primary_email(request.user) or request.user.email
        limited = ratelimit.consume_or_429(request, action=SENDING_IS_LIMITED, key=address.lower())
        if limited:
            return limited
        adapter = get_adapter()
        code = adapter.generate_login_code()
        adapter.send_mail("account/email/login_code", address, {"request": request, "code": code})
        state = {"code": code, "address": address, "at": time.time(), "failed": 0}
        request.session[STATE] = state
        return HttpResponseRedirect(self.passthrough_next_url(request.path))

    def form_valid(self, form: CodeForm) -> HttpResponse:
        request = self.request
        state = pending_code(request)
        if state and not may_guess(request, address=state["address"], sent_at=state["at"]):
            state = request.session[STATE] = None
        if state is None or not _matches(state, form.cleaned_data["code"]):
            form.add_error(
                "code", _("This is not the code we sent. Check the e-mail, or ask for a new code.")
            )
            return self._wrong(form)
        del request.session[STATE]
        record_authentication(request, request.user, method="code", reauthenticated=True)
        return super().form_valid(form)

    def _wrong(self, form: CodeForm) -> HttpResponse:
        state = pending_code(self.request)
        if state is not None:
            state["failed"] += 1
            used_up = state["failed"] >= app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS
            self.request.session[STATE] = None if used_up else state
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "sent": pending_code(self.request) is not None,
        }


def pending_code(request: HttpRequest) -> dict[str, Any] | None:
    """Return the code that was sent and still holds, or ``None``."""
    state: dict[str, Any] | None = request.session.get(STATE)
    if not state or time.time() - state["at"] > app_settings.LOGIN_BY_CODE_TIMEOUT:
        return None
    return state


def _matches(state: dict[str, Any], typed: str) -> bool:
    digits = "".join(character for character in typed if character.isdigit())
    return hmac.compare_digest(digits, state["code"])


reauthenticate_by_code = ReauthenticateByCodeView.as_view()
