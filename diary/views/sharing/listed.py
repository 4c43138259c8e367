"""A patient's shares of one visit as they are listed: what stands, what ended, and who asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from diary.domain.payload import PayloadDoesNotFit
from diary.models import Share, ShareOpening
from diary.models.patient import OpenDiary
from diary.vault import SealBroken


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody asked, with the name they gave; ``was_wrong`` when the passcode was."""

    at: datetime
    recipient: str = field(repr=False)
    was_wrong: bool


@dataclass(frozen=True, slots=True)
class ListedShare:
    """One link. ``ended`` is empty while it works: ``revoked``, ``expired`` or ``used_up``."""

    id: UUID
    label: str = field(repr=False)
    made_at: datetime
    expires_at: datetime
    ended: str
    ended_at: datetime | None
    tries_left: int
    openings: tuple[Opening, ...]

    @property
    def opened(self) -> int:
        return sum(not one.was_wrong for one in self.openings)

    @property
    def wrong(self) -> int:
        return sum(one.was_wrong for one in self.openings)


def listed_shares(diary: OpenDiary, visit_id: UUID) -> list[ListedShare]:
    """Return the shares of a visit, those that work first, then the newest first."""
    rows = list(Share.objects.owned_by(diary.patient).filter(visit_id=visit_id))
    openings = _openings(diary, [row.id for row in rows])
    listed = [_listed(diary, row, tuple(openings.get(row.id, ()))) for row in rows]
    return sorted(listed, key=lambda one: (one.ended != "", -one.made_at.timestamp()))


def _listed(diary: OpenDiary, row: Share, openings: tuple[Opening, ...]) -> ListedShare:
    row.patient = diary.patient
    try:
        label = row.read().label
    except (SealBroken, PayloadDoesNotFit):
        label = _("A link whose name cannot be read")
    return ListedShare(
        id=row.id,
        label=label,
        made_at=row.created_at,
        expires_at=row.expires_at,
        ended=_why_ended(row, diary.now),
        ended_at=row.revoked_at,
        tries_left=row.tries_left,
        openings=openings,
    )


def _why_ended(row: Share, now: datetime) -> str:
    if row.revoked_at:
        return "revoked"
    if row.tries_left == 0:
        return "used_up"
    return "expired" if row.expires_at <= now else ""


def _openings(diary: OpenDiary, ids: list[UUID]) -> dict[UUID, list[Opening]]:
    rows = ShareOpening.objects.owned_by(diary.patient).filter(share_id__in=ids)
    found: dict[UUID, list[Opening]] = {}
    for row in rows.order_by("-created_at"):
        row.patient = diary.patient
        found.setdefault(row.share_id, []).extend(_opening(row))
    return found


def _opening(row: ShareOpening) -> Iterator[Opening]:
    try:
        said = row.read()
    except (SealBroken, PayloadDoesNotFit):
        yield Opening(row.created_at, _("a name that cannot be read"), was_wrong=False)
    else:
        yield Opening(row.created_at, said.recipient, said.outcome == "wrong_passcode")
