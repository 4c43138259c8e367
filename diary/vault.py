"""Per-patient envelope encryption: one data key per patient, wrapped by a ring of keys from the environment.

A sealed payload is ``0x01 | nonce (12) | AES-256-GCM``. Its associated data names the row it belongs
to, so ciphertext that was changed, or moved to another row, does not open.
"""

import hmac
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from diary.domain.entries import EntryPayload, read_payload
from diary.domain.payload import PayloadDoesNotFit

FORMAT = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32
RECORD_LABEL = "portal diary record"
KEY_LABEL = "portal diary key"
OWNER_LABEL = b"portal diary owner"
MARK_BYTES = 16
IDS_LABEL = b"portal diary ids"
OPENED_TOGETHER = 100
"""Rows opened together: few, so that they are gone before the collector of garbage looks at them."""


class SealBroken(Exception):
    """A sealed row does not open: it was changed, moved, or belongs to another key."""


class NoKeyOpensThis(Exception):
    """None of the keys in the environment opens a patient's data key, or that key is not there."""


class RowLabel(NamedTuple):
    """What a sealed payload is bound to."""

    patient_id: int
    id: UUID
    kind: str
    local_date: date | None
    occurred_at: datetime | None
    version: int

    def associated_data(self) -> bytes:
        """Return the label as bytes; no part can hold the separator."""
        return _associated(*self)


def _associated(
    patient_id: int, id: UUID, kind: str, day: date | None, at: datetime | None, version: int
) -> bytes:
    if at is not None and at.tzinfo is not UTC:
        at = at.astimezone(UTC)
    return (
        f"{RECORD_LABEL}\x1f{patient_id}\x1f{id}\x1f{kind}\x1f{day.isoformat() if day else ''}"
        f"\x1f{at.isoformat() if at else ''}\x1f{version}"
    ).encode()


class PatientVault:
    """Seals and opens the rows of one patient; keep it for a request, never longer."""

    __slots__ = ("_cipher", "_data_key")

    def __init__(self, data_key: bytes) -> None:
        self._cipher = AESGCM(data_key)
        self._data_key = data_key

    def __repr__(self) -> str:
        return "<PatientVault>"

    def seal(self, label: RowLabel, plain: bytes) -> bytes:
        return _seal(self._cipher, plain, label.associated_data())

    def open(self, label: RowLabel, sealed: bytes) -> bytes:
        return self.open_as(label.associated_data(), sealed)

    def open_as(self, associated: bytes, sealed: bytes) -> bytes:
        """Open a row by its label in bytes: for many rows, where making each label is part of the time."""
        opened = _open(self._cipher, sealed, associated)
        if opened is None:
            raise SealBroken("This row does not open: it was changed, or belongs elsewhere.")
        return opened

    def owner_mark(self) -> str:
        """Return what tells this diary from any other and says nothing about it.

        It stays the same when the ring of keys is rotated, and is another after the diary was erased:
        what waits on a device for one diary can never be sent into another.
        """
        return HKDF(SHA256(), MARK_BYTES, salt=None, info=OWNER_LABEL).derive(self._data_key).hex()

    def row_ids(self) -> Callable[[str], UUID]:
        """Return what makes an id out of what a row says: the same in this diary each time.

        Ids stand in clear, so nobody without the key may find out a weight by trying them all.
        """
        key = HKDF(SHA256(), KEY_BYTES, salt=None, info=IDS_LABEL).derive(self._data_key)
        return lambda said: UUID(bytes=hmac.digest(key, said.encode(), "sha256")[:16], version=5)


def new_wrapped_key(patient_id: int) -> bytes:
    """Make a data key for a patient, wrapped by the first key of the ring."""
    return _wrap(os.urandom(KEY_BYTES), patient_id)


def unwrap(wrapped: bytes, patient_id: int) -> PatientVault:
    """Return the vault of a patient's data key, by whichever key of the ring opens it."""
    return PatientVault(_data_key(wrapped, patient_id)[0])


def rewrap(wrapped: bytes, patient_id: int) -> bytes:
    """Return the data key wrapped by the first key; the same bytes when it is already."""
    data_key, position = _data_key(wrapped, patient_id)
    return wrapped if position == 0 else _wrap(data_key, patient_id)


def _wrap(data_key: bytes, patient_id: int) -> bytes:
    return _seal(AESGCM(settings.DIARY_KEYS[0]), data_key, _key_label(patient_id))


def _data_key(wrapped: bytes, patient_id: int) -> tuple[bytes, int]:
    for position, key in enumerate(settings.DIARY_KEYS):
        data_key = _open(AESGCM(key), bytes(wrapped), _key_label(patient_id))
        if data_key is not None:
            return data_key, position
    raise NoKeyOpensThis("No key in DIARY_KEYS opens this diary: was one removed too early?")


def _key_label(patient_id: int) -> bytes:
    return f"{KEY_LABEL}\x1f{patient_id}".encode()


def _seal(cipher: AESGCM, plain: bytes, associated: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return FORMAT + nonce + cipher.encrypt(nonce, plain, associated)


def _open(cipher: AESGCM, sealed: bytes, associated: bytes) -> bytes | None:
    if sealed[:1] != FORMAT:
        return None
    body = 1 + NONCE_BYTES
    try:
        return cipher.decrypt(sealed[1:body], sealed[body:], associated)
    except (InvalidTag, ValueError):
        return None


class SealedEntryRow(Protocol):
    """The columns of an entry that opening needs."""

    id: UUID
    kind: str
    local_date: date
    occurred_at: datetime | None
    version: int
    sealed: bytes


class OpenEntry(NamedTuple):
    """One entry, opened for its owner; ``repr`` shows nothing of what it says."""

    id: UUID
    kind: str
    local_date: date
    occurred_at: datetime | None
    version: int
    payload: EntryPayload

    def __repr__(self) -> str:
        return f"<OpenEntry {self.kind} {self.id} version {self.version}>"


@dataclass(frozen=True, slots=True)
class UnreadableEntry:
    """A row that is there and does not open; the others are not affected."""

    id: UUID
    kind: str
    local_date: date
    occurred_at: datetime | None


class OpenEntries(list[OpenEntry]):
    """The entries that opened, in the order of the rows, and those that did not."""

    def __init__(self) -> None:
        super().__init__()
        self.unreadable: list[UnreadableEntry] = []


def open_entries(patient: Any, rows: Iterable[SealedEntryRow]) -> OpenEntries:
    """Open a patient's entry rows with the patient's key, read once."""
    vault: PatientVault = patient.diary_key.vault
    patient_id: int = patient.pk
    opened = OpenEntries()
    for row in rows:
        where = (row.id, row.kind, row.local_date, row.occurred_at)
        try:
            label = _associated(patient_id, *where, row.version)
            plain = vault.open_as(label, bytes(row.sealed))
            payload = read_payload(row.kind, plain)
        except (SealBroken, PayloadDoesNotFit, KeyError):
            opened.unreadable.append(UnreadableEntry(*where))
        else:
            opened.append(OpenEntry(*where, row.version, payload))
    return opened


def open_in_batches(patient: Any, rows: Iterable[SealedEntryRow]) -> Iterator[OpenEntries]:
    """Open a patient's rows, ``OPENED_TOGETHER`` at a time: memory does not grow with the diary."""
    rows = iter(rows)
    while batch := list(islice(rows, OPENED_TOGETHER)):
        yield open_entries(patient, batch)
