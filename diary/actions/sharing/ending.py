"""End shares: at once when their patient says so, and take away what nobody can open any more."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from diary.actions.activity import note_event
from diary.domain.activity import KEPT_DAYS
from diary.models import Share, ShareFile, ShareOpening

LISTED_FOR = timedelta(days=KEPT_DAYS)
"""How long a share that has ended stays in the patient's list, with who opened it."""


@transaction.atomic
def end_share(*, patient: Any, id: UUID, now: datetime, user_agent: str = "") -> bool:
    """Let nobody open a share from now on, delete its files, and say whether there is one of this id."""
    rows = Share.objects.owned_by(patient).filter(id=id)
    if rows.filter(revoked_at=None).update(revoked_at=now):
        ShareFile.objects.owned_by(patient).filter(share_id=id).delete()
        note_event(patient=patient, what="share_ended", now=now, user_agent=user_agent)
    return rows.exists()


def end_shares_of_visit(*, patient: Any, visit_id: UUID, now: datetime) -> None:
    """End every share of a visit that works, as when the visit is deleted."""
    rows = Share.objects.owned_by(patient).still_open(now).filter(visit_id=visit_id)
    for id in rows.values_list("id", flat=True):
        end_share(patient=patient, id=id, now=now)


def forget_ended_shares(*, now: datetime) -> int:
    """Delete the files of everybody's shares that have ended, and what is too old to be listed; return how many.

    What is listed with a share goes with it.
    """
    mine = Share.objects.filter(patient=OuterRef("patient"), id=OuterRef("share_id"))
    gone = ShareFile.objects.filter(~Exists(mine.still_open(now))).delete()[0]
    gone += Share.objects.filter(expires_at__lt=now - LISTED_FOR).delete()[0]
    return gone + ShareOpening.objects.filter(~Exists(mine)).delete()[0]
