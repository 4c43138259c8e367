"""What changes an account: staff are made, invited, changed and let go; anybody's account is erased."""

import hashlib
import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from diary.actions.ledger import mark_of_account, remember
from portal.accounts.limits import forget_tries, forget_what_ran_out
from portal.accounts.models import StaffInvitation, User
from portal.accounts.roles import group_of
from portal.mail import MailNotSent, sending

INVITATION_LASTS = timedelta(days=7)


class AddressAlreadyInUse(Exception):
    """Somebody already has an account with this e-mail address."""


class InvitationNotValid(Exception):
    """The link was used, has run out, or never existed."""


@transaction.atomic
def create_staff(
    *, email: str, role: str, first_name: str = "", last_name: str = "", password: str | None = None
) -> User:
    """Make a member of staff with one role and a confirmed e-mail address."""
    group = group_of(role)
    address = email.lower()
    if address_in_use(address):
        raise AddressAlreadyInUse
    user = User.objects.create_user(
        address, password, kind=User.Kind.STAFF, first_name=first_name, last_name=last_name
    )
    user.groups.add(group)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    return user


def address_in_use(address: str) -> bool:
    """Say whether any account signs in with this address."""
    return (
        User.objects.filter(email__iexact=address).exists()
        or EmailAddress.objects.filter(email__iexact=address).exists()
    )


def give_second_factor(*, user: User) -> str:
    """Give ``user`` an authenticator app with recovery codes and return its secret (samples, tests)."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


@transaction.atomic
def reset_second_factor(*, user: User) -> None:
    """Remove a colleague's second factors and sessions; they set up a new one at the next sign-in."""
    if not user.is_clinic_staff:
        raise PermissionError
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)


def end_sessions(*, user: User) -> None:
    """Sign ``user`` out everywhere, at once."""
    rows = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=rows.values("session_key")).delete()
    rows.delete()


@transaction.atomic
def end_access_if_left(*, user: User) -> bool:
    """Sign out a member of staff who was deactivated or has no role any more; say whether so."""
    left = not user.is_active or not (user.is_superuser or user.groups.exists())
    if left:
        end_sessions(user=user)
    return left


def forget_sign_up(*, user: User) -> None:
    """Remove an account that was made a moment ago and whose code could not be mailed."""
    user.delete()


@transaction.atomic
def erase_account(*, user: User, now: datetime) -> None:
    """Remove everything the portal knows of a person, also sessions that only began to sign in."""
    addresses = {
        user.email,
        *EmailAddress.objects.filter(user=user).values_list("email", flat=True),
    }
    if user.is_patient:
        remember({mark_of_account(user)})
    end_sessions(user=user)
    _erase_sessions_naming(str(user.pk), addresses)
    StaffInvitation.objects.filter(Q(email__in=addresses)).delete()
    forget_tries(user=user, addresses=addresses)
    forget_what_ran_out(now=now)
    user.delete()  # takes addresses, second factors and the session list with it


def _erase_sessions_naming(account: str, addresses: set[str]) -> None:
    """Delete sessions that hold the account or one of its addresses.

    Session rows are opaque to the database, so all are opened: slow (20 µs each), rare, and thorough.
    """
    found = []
    for session in Session.objects.iterator(chunk_size=500):
        content = session.get_decoded()
        if content.get("_auth_user_id") == account or any(a in str(content) for a in addresses):
            found.append(session.pk)
    Session.objects.filter(pk__in=found).delete()


def invite_staff(*, email: str, role: str, invited_by: User | None, now: datetime) -> str:
    """Record an invitation and return the token of its one-time link, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    group_of(role)
    StaffInvitation.objects.create(
        email=email.lower(),
        role=role,
        token_hash=_hash(token),
        invited_by=invited_by,
        created_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    return token


def invite_by_mail(*, email: str, role: str, invited_by: User | None, now: datetime) -> None:
    """Record an invitation and mail its link; where no mail can leave, there is no invitation."""
    token = invite_staff(email=email, role=role, invited_by=invited_by, now=now)
    try:
        mail_invitation(email=email, token=token)
    except MailNotSent:
        StaffInvitation.objects.filter(token_hash=_hash(token)).delete()
        raise


def invitation_link(token: str) -> str:
    """Return the address that the invited person opens."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("accept_invitation_link", args=[token])


def mail_invitation(*, email: str, token: str) -> None:
    """Send the link to the invited person, at once and to nobody else."""
    text = render_to_string("portal/staff/invitation.txt", {"link": invitation_link(token)})
    with sending():
        send_mail(_("You are invited to work on the patient portal"), text, None, [email])


def find_invitation(*, token: str, now: datetime) -> StaffInvitation:
    """Return the invitation of an unused link, or raise ``InvitationNotValid``."""
    try:
        return StaffInvitation.objects.get(
            token_hash=_hash(token), accepted_at=None, expires_at__gt=now
        )
    except StaffInvitation.DoesNotExist:
        raise InvitationNotValid from None


@transaction.atomic
def accept_invitation(*, token: str, first_name: str, last_name: str, now: datetime) -> User:
    """Turn an invitation into a member of staff; the link works once, also for two clicks at once."""
    invitation = find_invitation(token=token, now=now)
    used = StaffInvitation.objects.filter(pk=invitation.pk, accepted_at=None)
    if not used.update(accepted_at=now):
        raise InvitationNotValid
    return create_staff(
        email=invitation.email, role=invitation.role, first_name=first_name, last_name=last_name
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
