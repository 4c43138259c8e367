"""The JSON that this portal exports, record by record, without holding the file in memory.

The document is one object; each list in it is a section of records (``entries``, ``profile`` …).
"""

import io
import json
from collections.abc import Iterator
from typing import Any

from diary.domain.importing.found import File, FileRefused

FORMAT = "patient-diary"
FORMAT_VERSION = 1
AT_A_TIME = 64 * 1024
LONGEST_VALUE = 8 * 1024 * 1024
"""Characters of one record, or of the schemas that an export carries."""
BLANK = " \t\r\n"

Record = tuple[str, int, Any]


def is_own_json(head: bytes) -> bool:
    """Say whether a file that begins with ``head`` looks like an object of JSON."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_own(file: File) -> Iterator[Record]:
    """Yield (section, place from 1, record) for every record of every list in the document.

    Whether it is an export of this portal is known at the end: read it to the end before writing.

    Raises:
        FileRefused: not JSON, cut off, nested too deeply, or not an export of this portal and version.
    """
    scanner, said = _Scanner(file), dict[str, Any]()
    scanner.expect("{", "unknown")
    while not scanner.goes_on("}"):
        name = scanner.value()
        scanner.expect(":")
        if not isinstance(name, str):
            raise FileRefused("broken")
        if scanner.next_one() != "[":
            said[name] = scanner.value()
            continue
        for place, record in enumerate(scanner.elements(), 1):
            yield name, place, record
    if scanner.next_one():
        raise FileRefused("broken")
    if said.get("format") != FORMAT:
        raise FileRefused("unknown")
    if said.get("format_version") != FORMAT_VERSION:
        raise FileRefused("other_version")


class _Scanner:
    """Reads values of JSON off a stream, holding one of them at a time."""

    def __init__(self, file: File) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        self._decoder = json.JSONDecoder()
        self._held, self._at, self._is_all = "", 0, False

    def next_one(self) -> str:
        """Return the next character that is not blank, or nothing at the end; it stays there."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in BLANK:
                    return self._held[self._at]
                self._at += 1
            if self._is_all:
                return ""
            self._read_on(AT_A_TIME)

    def expect(self, sign: str, otherwise: Any = "broken") -> None:
        if self.next_one() != sign:
            raise FileRefused(otherwise)
        self._at += 1

    def goes_on(self, end: str) -> bool:
        """Step over a comma; say whether the list or object ends here instead."""
        sign = self.next_one()
        if sign == end:
            self._at += 1
            return True
        if sign == ",":
            self._at += 1
        return False

    def elements(self) -> Iterator[Any]:
        self.expect("[")
        while not self.goes_on("]"):
            yield self.value()

    def value(self) -> Any:
        """Return the next value, reading on until all of it is there."""
        self.next_one()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except ValueError:
                end = len(self._held)
            except RecursionError:
                raise FileRefused("harmful") from None
            else:
                if end < len(self._held) or self._is_all:
                    self._at = end
                    return value
            if self._is_all or len(self._held) - self._at > LONGEST_VALUE:
                raise FileRefused("broken")
            self._read_on(max(AT_A_TIME, len(self._held) - self._at))

    def _read_on(self, characters: int) -> None:
        try:
            more = self._text.read(characters)
        except ValueError:  # not UTF-8
            raise FileRefused("broken") from None
        self._is_all = not more
        self._held, self._at = self._held[self._at :] + more, 0
