"""Note what was done with an account or its diary, for the person whose it is; and forget it in time."""

from datetime import datetime, timedelta
from typing import Any

from diary.domain.activity import EVENTS, KEPT_DAYS, device_of
from diary.models import AccessEvent

KEPT = timedelta(days=KEPT_DAYS)


def note_event(*, patient: Any, what: str, now: datetime, user_agent: str = "") -> AccessEvent:
    """Add one event. Of ``user_agent``, what a browser says it is, only the sort of device is kept.

    Raises:
        ValueError: ``what`` is none of ``diary.domain.activity.EVENTS``.
    """
    if what not in EVENTS:
        raise ValueError(f"{what} is no event")
    device = device_of(user_agent)
    return AccessEvent.objects.create(patient_id=patient.pk, what=what, device=device, at=now)


def note_sign_in(*, patient: Any, now: datetime, user_agent: str) -> AccessEvent:
    """Add that somebody signed in, and whether from a sort of device that was not seen before."""
    before = AccessEvent.objects.owned_by(patient).filter(what__startswith="signed_in")
    is_new = before.exists() and not before.filter(device=device_of(user_agent)).exists()
    what = "signed_in_new_device" if is_new else "signed_in"
    return note_event(patient=patient, what=what, now=now, user_agent=user_agent)


def forget_old_events(*, now: datetime) -> int:
    """Delete the events of everybody that are older than is promised; return how many there were."""
    return AccessEvent.objects.filter(at__lt=now - KEPT).delete()[0]
