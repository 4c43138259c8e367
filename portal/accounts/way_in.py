"""Pages on the way in where allauth's own do not guard enough: signing up, and codes sent by mail."""

import time
from typing import Any

from allauth.account import views
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from portal.accounts import actions
from portal.accounts.limits import may_guess
from portal.mail import MailNotSent

# An account that exists is answered some milliseconds faster than one to be made.
SHORTEST_SIGN_UP_SECONDS = 0.3


class LeavesNoTrace:
    """Signing up takes as long for a known address as for a new one, and is undone without mail."""

    user = None

    def form_valid(self, form: BaseForm) -> HttpResponse:
        earliest = time.monotonic() + SHORTEST_SIGN_UP_SECONDS
        try:
            return super().form_valid(form)  # type: ignore[misc,no-any-return]
        except MailNotSent:
            if self.user:
                actions.forget_sign_up(user=self.user)
            raise
        finally:
            time.sleep(max(0.0, earliest - time.monotonic()))


class SignUpView(LeavesNoTrace, views.SignupView):
    """Signs up with an e-mail address."""


class SignUpByPasskeyView(LeavesNoTrace, views.SignupByPasskeyView):
    """Signs up with an e-mail address and a passkey."""


class CountsGuesses:
    """A page that takes a mailed code: each guess is counted where none can slip by."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        process = self._process  # type: ignore[attr-defined]
        guesses = getattr(self, "_action", "verify") == "verify"
        if guesses and not may_guess(
            request, address=process.state["email"], sent_at=process.state["at"]
        ):
            # As after the last wrong guess: the code is void, and the way leads back to the start.
            process.state["failed_attempts"] = process.max_attempts
            return self.form_invalid(self.get_form())  # type: ignore[attr-defined,no-any-return]
        return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class ConfirmLoginCodeView(CountsGuesses, views.ConfirmLoginCodeView):
    """Takes the code that signs somebody in."""


class ConfirmEmailCodeView(CountsGuesses, views.ConfirmEmailVerificationCodeView):
    """Takes the code that shows an address to be somebody's own."""


class ConfirmResetCodeView(CountsGuesses, views.ConfirmPasswordResetCodeView):
    """Takes the code that lets somebody set a new password."""
