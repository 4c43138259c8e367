"""How allauth is told about this portal's people."""

import logging
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AnonymousUser
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.erasing import finish_erasure_of
from portal.accounts.models import User
from portal.accounts.sealing import open_secret, seal_secret
from portal.accounts.sessions import SHARED, begin_session
from portal.mail import MailNotSent, sending

LOG = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Patients sign up; staff are invited. Everybody can show again that it is them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The e-mail address and the password do not fit together. You can sign in with a code."
        ),
        "incorrect_code": _("This is not the code we sent. Look again, or ask for a new one."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, or sign in another way."),
        "rate_limited": _("Too many tries. Wait a few minutes."),
    }

    def save_user(
        self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True
    ) -> User:
        """Make a patient of whoever signs up, whatever the form was sent with."""
        user.kind = User.Kind.PATIENT
        user.is_superuser = False
        return super().save_user(request, user, form, commit=commit)  # type: ignore[return-value]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        with sending():
            super().send_mail(template_prefix, email, context)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Tell a person what was done to their account; it is done, also when no mail can leave."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except MailNotSent:
            LOG.warning("A notification could not be mailed")

    def is_safe_url(self, url: str) -> bool:
        """Say whether somebody may be sent on to ``url``; what is no address at all is not safe."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Finish first what somebody asked to have erased a week ago; an account that is gone signs nobody in."""
        if finish_erasure_of(user_id=user.pk, now=timezone.now()) == "account":
            request.session.flush()
            return redirect("erased")
        return super().pre_login(request, user, **kwargs)  # type: ignore[no-any-return]

    def login(self, request: HttpRequest, user: User) -> None:
        shared = bool(request.session.pop(SHARED, False)) or "shared" in request.POST
        super().login(request, user)
        begin_session(request, user, shared=shared)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Offer a code by e-mail to whoever has no second factor, beside a password if there is one."""
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and all(way["id"] == "reauthenticate" for way in methods):
            by_code = {
                "id": "reauthenticate_by_code",
                "description": _("Use a code sent by e-mail"),
                "url": reverse("account_reauthenticate_by_code"),
            }
            methods = [*methods, by_code]
        return methods

    def _get_login_attempts_cache_key(self, _request: HttpRequest, **credentials: Any) -> str:
        # By address alone: allauth adds the host name, which gives each name of a site tries of its
        # own, and a key that erasing the account does not find.
        return str(credentials.get("email", "")).lower()

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again also those who allauth believes have nothing to show (it would wave them through)."""
        required = super().is_reauthentication_required(app=app, **kwargs)
        user = self.request.user
        if not required or not user.is_authenticated or super().get_reauthentication_methods(user):
            return required
        records = get_authentication_records(self.request, user)
        newest = max((record.get("at", 0) for record in records), default=0)
        if time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT:
            raise ReauthenticationRequired
        return True


class MFAAdapter(DefaultMFAAdapter):
    """Second factors, their secrets encrypted at rest."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This did not fit. Take the code that your app shows now."),
    }

    def encrypt(self, text: str) -> str:
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_secret(encrypted_text)

    def generate_authenticator_name(self, *_user_and_type: object) -> str:
        return gettext("My passkey")
