"""What a file is, told by what is in it (never by its name), and the one part of a ZIP that is read.

Nothing is unpacked to disk, and no name in a ZIP is used as a path.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from diary.domain.importing.apple_health import is_apple_health
from diary.domain.importing.csv_text import is_text
from diary.domain.importing.found import File, FileRefused, Source
from diary.domain.importing.health_connect import LARGEST_DATABASE, is_database
from diary.domain.importing.own_json import is_own_json

LARGEST_UPLOAD = 100 * 1024 * 1024
LARGEST_UNPACKED = 2 * 1024 * 1024 * 1024
LARGEST_OF: dict[Source, int] = {
    "own": 512 * 1024 * 1024,
    "apple_health": LARGEST_UNPACKED,
    "health_connect": LARGEST_DATABASE,
    "csv": LARGEST_UPLOAD,
}
MOST_TIMES_SMALLER = 200
"""Health exports shrink 10 to 40 times; a bomb a thousand times."""
MAY_SHRINK_FREELY = 1024 * 1024
MOST_IN_A_ZIP = 50_000
LARGEST_DIRECTORY = 8 * 1024 * 1024
MOST_LOOKED_INTO = 50
LOOKED_AT = 64 * 1024
PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ZIP_STARTS = b"PK\x03\x04"
PARTS = (".xml", ".json", ".db", ".csv")
NOT_READ = ("export_cda.xml",)
# What zipfile and zlib raise for an archive that is damaged, or packed in a way they do not know
# (NotImplementedError): all of it is answered with one sentence to the person whose file it is.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)

Part: TypeAlias = zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Opened:
    """What to read, as what, and how many bytes it has; ``file`` is read once, from the start."""

    source: Source
    file: File
    size: int


def open_file(file: File) -> Opened:
    """Return what is in an uploaded file that can be moved about in.

    Raises:
        FileRefused: it is empty, nothing that can be read here, too large, damaged, locked, or a bomb.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(LOOKED_AT)
    file.seek(0)
    if not head.strip():
        raise FileRefused("empty")
    if head.startswith(ZIP_STARTS):
        return _in_zip(file)
    source = _source(head)
    if source is None:
        raise FileRefused("unknown")
    if size > LARGEST_OF[source]:
        raise FileRefused("too_big")
    return Opened(source, file, size)


def _source(head: bytes) -> Source | None:
    if is_database(head):
        return "health_connect"
    if is_apple_health(head):
        return "apple_health"
    if is_own_json(head):
        return "own"
    return "csv" if is_text(head) else None


def _in_zip(file: File) -> Opened:
    try:
        return _part_of_zip(zipfile.ZipFile(cast("File", _Careful(file))))
    except RuntimeError:  # a part that asks for a password
        raise FileRefused("locked") from None
    except BROKEN:
        raise FileRefused("broken") from None


def _part_of_zip(archive: zipfile.ZipFile) -> Opened:
    parts = archive.infolist()
    if len(parts) > MOST_IN_A_ZIP:
        raise FileRefused("too_big")
    candidates = [p for p in parts if p.filename.lower().endswith(PARTS) and not _is_left_out(p)]
    for part in sorted(candidates, key=_likelihood)[:MOST_LOOKED_INTO]:
        with archive.open(part) as opened:
            source = _source(opened.read(LOOKED_AT)) if part.file_size else None
        if source is not None and (source != "csv" or part.filename.lower().endswith(".csv")):
            _check_size(part, source)
            return Opened(source, cast("File", _Unpacked(archive.open(part))), part.file_size)
    raise FileRefused("unknown")


def _is_left_out(part: Part) -> bool:
    name = part.filename.rpartition("/")[2].lower()
    return name in NOT_READ or name.startswith("._") or part.compress_type not in PACKED_AS


def _likelihood(part: Part) -> tuple[int, int]:
    """Look at this portal's JSON first (its ZIP holds CSV too), then from the largest down."""
    name = part.filename.rpartition("/")[2].lower()
    return (
        0 if name == "diary.json" else PARTS.index(f".{name.rpartition('.')[2]}") + 1
    ), -part.file_size


def _check_size(part: Part, source: Source) -> None:
    if part.file_size > LARGEST_OF[source]:
        raise FileRefused("too_big")
    packed = max(part.compress_size, 1)
    if part.file_size > MAY_SHRINK_FREELY and part.file_size / packed > MOST_TIMES_SMALLER:
        raise FileRefused("harmful")


class _Careful(io.RawIOBase):
    """A file of which nobody reads a directory of a million names into memory."""

    def __init__(self, file: File) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_DIRECTORY:
            raise FileRefused("too_big")
        return self._file.read(size if size >= 0 else LARGEST_DIRECTORY)


class _Unpacked(io.RawIOBase):
    """A part of a ZIP as it is read; damage says what it is."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def read(self, size: int = -1) -> bytes:
        try:
            return bytes(self._part.read(size))
        except BROKEN:
            raise FileRefused("broken") from None
