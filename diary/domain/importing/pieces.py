"""A file in pieces of one size, read from anywhere in it with one piece in memory."""

import io
from abc import abstractmethod
from typing import Any


class PiecedFile(io.RawIOBase):
    """Reads pieces of ``piece_bytes`` bytes, the last one shorter, as one file of ``size`` bytes."""

    piece_bytes: int

    def __init__(self, size: int = 0) -> None:
        self.size = size
        self._at = 0
        self._place, self._piece = -1, b""

    @abstractmethod
    def piece_at(self, place: int) -> bytes:
        """Return the piece ``place``, counted from 0; it is asked for once while one stays in it."""

    def readable(self) -> bool:
        """See ``io.IOBase``."""
        return True

    def seekable(self) -> bool:
        """See ``io.IOBase``."""
        return True

    def tell(self) -> int:
        """See ``io.IOBase``."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte, also one behind the end.

        Raises:
            ValueError: it would be before the start.
        """
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("before the start of the file")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from one piece, and return how many bytes that were; 0 at the end."""
        if self._at >= self.size:
            return 0
        place, start = divmod(self._at, self.piece_bytes)
        if place != self._place:
            self._place, self._piece = place, self.piece_at(place)
        part = self._piece[start : start + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def read(self, size: int = -1) -> bytes:
        """Return as many bytes as were asked for, fewer only at the end."""
        left = max(0, self.size - self._at)
        out = bytearray(left if size < 0 else min(size, left))
        view, done = memoryview(out), 0
        while done < len(out):
            done += self.readinto(view[done:])
        return bytes(out)
