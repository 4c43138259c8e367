"""How long a session lasts: 12 hours for staff, 30 days for a patient, 30 idle minutes when shared."""

import time
from typing import Any

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from portal.accounts.models import User

STAFF_SECONDS = 12 * 3600
PATIENT_SECONDS = 30 * 24 * 3600
SHARED_IDLE_SECONDS = 30 * 60
PENDING_SECONDS = 3600  # somebody on the way in: their address must not stay for long
SEEN_EVERY_SECONDS = 60

STARTED_AT = "portal_started_at"
SEEN_AT = "portal_seen_at"
SHARED = "portal_shared_device"


def begin_session(request: HttpRequest, user: User, *, shared: bool) -> None:
    """Start the clock of a session that has just signed in."""
    session = request.session
    session[STARTED_AT] = time.time()
    session[SHARED] = shared
    if shared:
        session[SEEN_AT] = time.time()
        session.set_expiry(0)  # and it ends with the browser
    else:
        session.set_expiry(STAFF_SECONDS if user.is_clinic_staff else PATIENT_SECONDS)


def session_is_over(session: SessionBase, user: User) -> bool:
    """Say whether this signed-in session has lasted, or lain idle, too long."""
    now = time.time()
    started = session.get(STARTED_AT)
    if started is None:
        session[STARTED_AT] = started = now
    allowed = STAFF_SECONDS if user.is_clinic_staff else PATIENT_SECONDS
    if now - started > allowed:
        return True
    return bool(session.get(SHARED)) and now - session.get(SEEN_AT, 0) > SHARED_IDLE_SECONDS


def note_seen(session: SessionBase) -> None:
    """Remember that a shared session is in use, once a minute at most."""
    if session.get(SHARED) and time.time() - session.get(SEEN_AT, 0) > SEEN_EVERY_SECONDS:
        session[SEEN_AT] = time.time()


def has_second_factor_in_session(request: HttpRequest) -> bool:
    """Say whether whoever holds this session has shown a second factor in it."""
    records = get_authentication_records(request, request.user)  # type: ignore[arg-type]
    return any(record.get("method") == "mfa" for record in records)


def note_new_factor(
    *, request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any
) -> None:
    """Count a factor that was just set up as shown in this session.

    Whoever set it up has proved a second ago to hold it. allauth has no other place for this than
    its signal.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        details = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, method="mfa", **details)
