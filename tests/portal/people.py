"""People for the tests, each signed in as allauth would leave them."""

import re
import time

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from portal.accounts import actions
from portal.accounts.models import User
from portal.accounts.sealing import open_secret

ACCOUNT_NOW = {"what": "account", "when": "now"}
SAME_ORIGIN = {"sec-fetch-site": "same-origin"}
LOGIN, CONFIRM = "/accounts/login/", "/accounts/login/code/confirm/"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of people who do not exist


def make_patient(email: str = "patient.a@example.org", password: str | None = None) -> User:
    """Return a patient whose address is confirmed."""
    user = User.objects.create_user(email, password)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def make_staff(role: str = "writer", *, factor: bool = True) -> User:
    """Return a member of staff, with an authenticator app unless told otherwise."""
    user = actions.create_staff(
        email=f"{role}@clinic.example",
        role=role,
        first_name="Sample",
        last_name=role.title(),
        password=PASSWORD,
    )
    if factor:
        actions.give_second_factor(user=user)
    return user


def make_superuser() -> User:
    """Return the superuser that only a copy in debug would have."""
    user = User.objects.create_user(
        "root@clinic.example", PASSWORD, kind=User.Kind.STAFF, is_superuser=True
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    actions.give_second_factor(user=user)
    return user


def signed_in(user: User, *, factor: bool | None = None, reauthenticated: bool = False) -> Client:
    """Return a browser in which ``user`` is signed in; staff have shown their factor."""
    client = Client(headers=SAME_ORIGIN)
    client.force_login(user)
    shown = user.is_clinic_staff if factor is None else factor
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "code", "at": time.time() - 3600},
        *([{"method": "mfa", "type": "totp", "at": time.time() - 3600}] if shown else []),
        *(
            [{"method": "code", "at": time.time(), "reauthenticated": True}]
            if reauthenticated
            else []
        ),
    ]
    session.save()
    return client


def current_code(user: User) -> str:
    """Return what the authenticator app of ``user`` shows now."""
    row = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    secret = open_secret(row.data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def mailed_code() -> str:
    """Return the six digits of the newest e-mail."""
    found = re.search(r"^\s*(\d{6})\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert found, "the newest e-mail holds no code"
    return found.group(1)


def sign_up(browser: Client, email: str = "new@example.org", **more: str):
    browser.post("/accounts/signup/", {"email": email, **more})
    return browser.post("/accounts/confirm-email/", {"code": mailed_code()})


def sign_in_by_code(browser: Client, email: str, **more: str):
    browser.post(LOGIN, {"login": email, **more})
    return browser.post(CONFIRM, {"code": mailed_code()})


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session
