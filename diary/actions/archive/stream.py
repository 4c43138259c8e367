"""A ZIP file as a stream: each piece is handed on as soon as it is packed, and nothing lies on a disk."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SEND_AT = 64 * 1024
ONLY_ITS_OWNER = 0o100600 << 16


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One file of an archive: its name with folders, what is in it, made while it is read, and in words."""

    name: str
    pieces: Iterable[bytes]
    about: str = ""


class _Pipe(io.RawIOBase):
    """Takes what is packed, and gives it away; it cannot be searched, so sizes follow each file."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._held += data
        return len(data)

    def is_full(self) -> bool:
        return len(self._held) >= SEND_AT

    def take(self) -> bytes:
        taken = bytes(self._held)
        self._held.clear()
        return taken


def zip_stream(files: Iterable[ArchiveFile], *, made_at: datetime) -> Iterator[bytes]:
    """Yield a ZIP file of these files, in their order; ``made_at`` is the hour they say they are from."""
    pipe = _Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for file in files:
            info = ZipInfo(file.name, made_at.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.external_attr = ONLY_ITS_OWNER
            with archive.open(info, "w") as member:
                for piece in file.pieces:
                    member.write(piece)
                    if pipe.is_full():
                        yield pipe.take()
    yield pipe.take()
