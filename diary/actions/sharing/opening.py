"""Open a share for somebody who has the link: count wrong passcodes, tell the patient who asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.hashers import check_password
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.db.models import F, QuerySet

from diary.actions.activity import note_event
from diary.actions.sharing.making import hash_of
from diary.actions.store import store_new
from diary.domain.activity import device_of
from diary.domain.sharing.asking import Asking
from diary.domain.sharing.link import TICKET_FOR
from diary.domain.sharing.payloads import Outcome, ShareFilePayload, ShareOpeningPayload
from diary.models import Share, ShareFile, ShareOpening
from diary.models.patient import DiaryIsClosed, read_diary

TICKETS = TimestampSigner(salt="file of a share", sep="~")
MOST_AN_HOUR = 60


class NoSuchShare(Exception):
    """No open share: never was, expired, ended, used up, or its patient's diary is closed. Nobody learns which."""


class WrongPasscode(Exception):
    """The passcode is wrong. ``remaining`` tries are left for the whole life of the link."""

    def __init__(self, remaining: int) -> None:
        self.remaining = remaining
        super().__init__("wrong passcode")


class AskedTooOften(Exception):
    """A share was asked for more often within an hour than anybody needs to."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One file as the link's key opens it, with the ticket under which it can be fetched for an hour."""

    content_type: str
    jwe: str = field(repr=False)
    ticket: str = field(repr=False)


def open_share(
    *, token: str, asking: Asking, now: datetime, user_agent: str = ""
) -> list[OpenFile]:
    """Return the files of a share, and note for its patient who asked.

    A try is taken before the passcode is looked at, and given back when it was right: however many ask at the
    same moment, no more passcodes are ever compared than there are tries.

    Raises:
        NoSuchShare, WrongPasscode, AskedTooOften
        NoKeyOpensThis, SealBroken, PayloadDoesNotFit: as for ``read_diary``.
    """
    share = _open_share(token, now)
    an_hour_ago = now - timedelta(hours=1)
    if _openings(share).filter(created_at__gt=an_hour_ago).count() >= MOST_AN_HOUR:
        raise AskedTooOften
    remaining = _take_a_try(share)
    if not check_password(asking.passcode, share.passcode_hash):
        _note(share, asking, "wrong_passcode", now, user_agent)
        raise WrongPasscode(remaining)
    with transaction.atomic():
        if not _rows(share).filter(revoked_at=None).update(tries_left=F("tries_left") + 1):
            raise NoSuchShare
        _note(share, asking, "opened", now, user_agent)
        note_event(patient=share.patient, what="share_opened", now=now, user_agent=user_agent)
    files = sorted(_files(share), key=lambda row: row[1].place)
    return [OpenFile(file.content_type, file.jwe, TICKETS.sign(id.hex)) for id, file in files]


def fetch_file(*, token: str, ticket: str, now: datetime) -> str:
    """Return the file that a ticket of the last hour is for, as a JWE.

    Raises:
        NoSuchShare: also when the ticket is too old, or of another share.
        NoKeyOpensThis, SealBroken, PayloadDoesNotFit: as for ``read_diary``.
    """
    share = _open_share(token, now)
    try:
        wanted = UUID(TICKETS.unsign(ticket, max_age=TICKET_FOR))
    except (BadSignature, ValueError):
        raise NoSuchShare from None
    for id, file in _files(share, id=wanted):
        if id == wanted:
            return file.jwe
    raise NoSuchShare


def _open_share(token: str, now: datetime) -> Share:
    """Find the share of a token; its patient carries the key afterwards."""
    rows = Share.objects.select_related("patient").still_open(now)
    share = rows.filter(token_hash=hash_of(token)).first()
    try:
        if share is None or read_diary(share.patient, now) is None:
            raise NoSuchShare
    except DiaryIsClosed:
        raise NoSuchShare from None
    return share


def _take_a_try(share: Share) -> int:
    """Take one try, or refuse; return how many are left. The update locks the row until they were read."""
    with transaction.atomic():
        if not _rows(share).filter(tries_left__gt=0).update(tries_left=F("tries_left") - 1):
            raise NoSuchShare
        left: int = _rows(share).values_list("tries_left", flat=True).get()
    return left


def _note(share: Share, asking: Asking, outcome: Outcome, now: datetime, user_agent: str) -> None:
    payload = ShareOpeningPayload.build(
        recipient=asking.recipient, outcome=outcome, device=device_of(user_agent)
    )
    row = ShareOpening(patient=share.patient, id=uuid4(), share_id=share.id)
    store_new([(row, payload)], now=now)


def _rows(share: Share) -> QuerySet[Share]:
    return Share.objects.owned_by(share.patient).filter(id=share.id)


def _openings(share: Share) -> QuerySet[ShareOpening]:
    return ShareOpening.objects.owned_by(share.patient).filter(share_id=share.id)


def _files(share: Share, **only: UUID) -> Iterator[tuple[UUID, ShareFilePayload]]:
    rows = ShareFile.objects.owned_by(share.patient).filter(share_id=share.id, **only)
    for row in rows:
        row.patient = share.patient
        yield row.id, row.read()
