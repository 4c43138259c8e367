"""Uploads that are too large for memory wait on disk sealed, with a key that is nowhere but in memory."""

import os
import tempfile
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from diary.domain.importing.pieces import PiecedFile

LARGEST_UPLOAD = 110 * 1024 * 1024
"""Beyond this nothing is kept; each form says its own, smaller limit."""
PIECE_BYTES = 64 * 1024
NONCE_BYTES, TAG_BYTES = 12, 16
SEALED_BYTES = PIECE_BYTES + TAG_BYTES


class SealedSpool(PiecedFile):
    """A file on disk that only this object can read: written once, then read from anywhere in it."""

    piece_bytes = PIECE_BYTES

    def __init__(self) -> None:
        super().__init__()
        self._disk = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
        self._cipher = AESGCM(AESGCM.generate_key(256))
        self._held = bytearray()
        self._count = 0

    def append(self, data: bytes) -> None:
        """Add to the end."""
        self._held += data
        self.size += len(data)
        while len(self._held) >= PIECE_BYTES:
            self._put(bytes(self._held[:PIECE_BYTES]))
            del self._held[:PIECE_BYTES]

    def end(self) -> None:
        """Write what is left, and go to the start."""
        if self._held:
            self._put(bytes(self._held))
            self._held.clear()
        self.seek(0)

    def _put(self, piece: bytes) -> None:
        self._disk.seek(0, os.SEEK_END)
        self._disk.write(self._cipher.encrypt(_nonce(self._count), piece, None))
        self._count += 1

    def piece_at(self, place: int) -> bytes:
        """Open one piece, or raise ``InvalidTag``: it was changed on the disk."""
        self._disk.seek(place * SEALED_BYTES)
        return self._cipher.decrypt(_nonce(place), self._disk.read(SEALED_BYTES), None)

    def close(self) -> None:
        if not self.closed:
            self._disk.close()
        super().close()


def _nonce(place: int) -> bytes:
    """Return a nonce that this key, which seals one file, uses once."""
    return place.to_bytes(NONCE_BYTES, "big")


class SealedUploadHandler(FileUploadHandler):
    """Takes what does not stay in memory; more than ``LARGEST_UPLOAD`` is thrown away as it comes."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.spool = SealedSpool()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's
        self.spool.append(raw_data)
        if self.spool.size > LARGEST_UPLOAD:
            self.spool.close()
            self.request.upload_is_too_large = True
            raise StopUpload(connection_reset=False)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.spool.end()
        return UploadedFile(
            file=self.spool,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        if hasattr(self, "spool"):
            self.spool.close()
