"""An uploaded file as sealed pieces in the database: never in clear on a disk, gone with its import."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from diary.actions.store import store_new
from diary.domain.importing.pieces import PiecedFile
from diary.models import ImportPiece
from diary.vault import SealBroken

PIECE_BYTES = 512 * 1024
QUICKLY = 1
"""zlib's level: XML shrinks to a tenth at 100 MB/s."""


class FileIsGone(Exception):
    """The pieces of a file are not there any more: a day has passed, or the diary was erased."""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes to be sealed as they are."""

    data: bytes

    def seal_bytes(self) -> bytes:
        return self.data


def keep_pieces(
    *, owner: Any, import_id: UUID, chunks: Iterable[bytes], now: datetime
) -> tuple[int, int]:
    """Seal a file piece by piece; return how many pieces there are and how many bytes."""
    place = size = 0
    for data in _cut(chunks):
        add_piece(owner, import_id, ImportPiece.FILE, place, data, now)
        place, size = place + 1, size + len(data)
    return place, size


def add_piece(
    owner: Any, import_id: UUID, role: str, place: int, data: bytes, now: datetime
) -> None:
    """Seal one piece into its row."""
    piece = ImportPiece(patient=owner, id=uuid4(), belongs_to=import_id, role=role, place=place)
    store_new([(piece, Raw(zlib.compress(data, QUICKLY)))], now=now)  # type: ignore[list-item]


def pieces_of(owner: Any, import_id: UUID, role: str) -> Any:
    """Return the pieces of one import in their order."""
    pieces = ImportPiece.objects.owned_by(owner).filter(belongs_to=import_id, role=role)
    return pieces.order_by("place")


def opened(piece: ImportPiece, owner: Any) -> bytes:
    """Return what a piece holds."""
    try:
        return zlib.decompress(piece.opened(owner.diary_key.vault))
    except SealBroken:
        raise FileIsGone from None


def _cut(chunks: Iterable[bytes]) -> Iterable[bytes]:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE_BYTES:
            yield bytes(held[:PIECE_BYTES])
            del held[:PIECE_BYTES]
    if held:
        yield bytes(held)


class SealedFile(PiecedFile):
    """Reads a sealed file from anywhere in it, one piece in memory."""

    piece_bytes = PIECE_BYTES

    def __init__(self, owner: Any, import_id: UUID, size: int) -> None:
        super().__init__(size)
        self._owner, self._import_id = owner, import_id

    def piece_at(self, place: int) -> bytes:
        """Open one piece, or raise ``FileIsGone``."""
        rows = pieces_of(self._owner, self._import_id, ImportPiece.FILE).filter(place=place)
        piece = rows.first()
        if piece is None:
            raise FileIsGone
        return opened(piece, self._owner)
