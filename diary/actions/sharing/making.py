"""Make a share: the link is returned once, and what is kept of it opens nothing."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction

from diary.actions.activity import note_event
from diary.actions.store import store_new
from diary.domain.sharing.link import KEY_BYTES, MOST_DAYS, MOST_TRIES, TOKEN_BYTES, HealthLink
from diary.domain.sharing.passcode import normalised
from diary.domain.sharing.payloads import ContentType, ShareFilePayload, SharePayload
from diary.domain.sharing.sealing import seal_file
from diary.models import Share, ShareFile
from diary.models.patient import OpenDiary

MOST_AT_ONCE = 20
"""Links of one diary that are open at the same time."""


class AlreadyShown(Exception):
    """The link was made before, as when a form is sent twice. It cannot be shown again: make another."""


class TooManyShares(Exception):
    """So many links are open already that one should be ended first."""


@dataclass(frozen=True, slots=True)
class FileToShare:
    """One file, in clear."""

    content_type: ContentType
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a patient wants: ``id`` was made with the form, so that sending it twice makes one link."""

    id: UUID
    visit_id: UUID
    label: str = field(repr=False)
    passcode: str = field(repr=False)
    days: int


def make_share(
    *,
    diary: OpenDiary,
    wish: Wish,
    files: Sequence[FileToShare],
    address: Callable[[str], str],
    user_agent: str = "",
) -> HealthLink:
    """Seal the files under a new key, keep them, and return the link, which nobody can make again.

    ``address`` turns a token into the address of the manifest. The files are what they are now: a later
    change of the diary or the visit does not reach them.

    Raises:
        AlreadyShown: a share of this id exists.
        TooManyShares: end one first.
        ValueError: more days than are allowed, or less than one.
    """
    if not 1 <= wish.days <= MOST_DAYS:
        raise ValueError("a link lasts between one day and ninety")
    patient, now = diary.patient, diary.now
    token, key = secrets.token_urlsafe(TOKEN_BYTES), secrets.token_bytes(KEY_BYTES)
    expires_at = now.replace(microsecond=0) + timedelta(days=wish.days)
    link = HealthLink(url=address(token), key=key, expires_at=expires_at, label=wish.label)
    share = Share(patient=patient, id=wish.id, visit_id=wish.visit_id, expires_at=expires_at)
    share.token_hash = hash_of(token)
    share.tries_left = MOST_TRIES
    # Slow on purpose, and before the transaction: SQLite lets nobody else write meanwhile.
    share.passcode_hash = make_password(normalised(wish.passcode))
    sealed = [_sealed(file, place, key, share) for place, file in enumerate(files)]
    with transaction.atomic():
        if Share.objects.owned_by(patient).still_open(now).count() >= MOST_AT_ONCE:
            raise TooManyShares
        if not store_new([(share, SharePayload.build(label=wish.label))], now=now):
            raise AlreadyShown
        store_new(sealed, now=now)
        note_event(patient=patient, what="share_made", now=now, user_agent=user_agent)
    return link


def hash_of(token: str) -> str:
    """Return what is kept of a token: 256 random bits need no slow hash."""
    return sha256(token.encode()).hexdigest()


def _sealed(
    file: FileToShare, place: int, key: bytes, share: Share
) -> tuple[ShareFile, ShareFilePayload]:
    jwe = seal_file(file.content, content_type=file.content_type, key=key)
    payload = ShareFilePayload.build(content_type=file.content_type, place=place, jwe=jwe)
    return ShareFile(patient=share.patient, id=uuid4(), share_id=share.id), payload
