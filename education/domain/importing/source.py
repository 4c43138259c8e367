"""Bytes of an uploaded document → its text, or one clear sentence why it cannot be read."""

import re
from dataclasses import dataclass
from pathlib import PurePath

MAX_BYTES = 500_000
MAX_LINES = 20_000
MAX_LINE_CHARACTERS = 20_000
# Legacy 8-bit text is mostly ASCII with a few marks; anything denser is another encoding.
MOST_HIGH_BYTES = 0.2

TYPES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
SIGNATURES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a rich-text file"),
)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class UnreadableDocument(ValueError):
    """The document cannot be read; the message is one sentence for the person who sent it."""


@dataclass(frozen=True)
class SourceText:
    """The text of a document, with Unix line ends.

    Attributes:
        kind: ``text`` or ``markdown``.
        text: no byte-order mark, no control characters but tab and line end.
        guessed_encoding_line: the first line whose letters were read as Windows-1252, or ``None``.
    """

    kind: str
    text: str
    guessed_encoding_line: int | None = None


def read_source(data: bytes, name: str) -> SourceText:
    """Return the text of the document ``data``, which was sent under the file name ``name``.

    Args:
        data: any bytes, of any length.
        name: the file name; only its ending counts.

    Raises:
        UnreadableDocument: for a wrong type, size, encoding or shape.
    """
    kind = TYPES.get(PurePath(name.replace("\x00", "")).suffix.lower())
    if kind is None:
        raise UnreadableDocument(
            "Only plain text (.txt) and Markdown (.md) can be imported: save the document as one of them."
        )
    _refuse_what_is_no_text(data)
    text, guessed = _decode(data)
    text = _LINE_END.sub("\n", text)
    _refuse_odd_shapes(text)
    line = _first_line_beyond_ascii(text) if guessed else None
    return SourceText(kind, text, line)


def _refuse_what_is_no_text(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            f"The document is larger than {MAX_BYTES // 1000} KB, more than any article."
        )
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocument(f"This is {what}, not a text document.")
    if data.startswith(WIDE_MARKS):
        raise UnreadableDocument("The document is saved as UTF-16 or UTF-32: save it as UTF-8.")
    if b"\x00" in data:
        raise UnreadableDocument("The document holds NUL bytes, so it is not a text document.")


def _decode(data: bytes) -> tuple[str, bool]:
    """Return the text, and whether its encoding had to be guessed."""
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    high = sum(byte >= 0x80 for byte in data)
    try:
        if high > len(data) * MOST_HIGH_BYTES:
            raise UnreadableDocument("The document is not UTF-8 text: save it as UTF-8.")
        return data.decode("cp1252"), True
    except UnicodeDecodeError:
        raise UnreadableDocument("The document is not UTF-8 text: save it as UTF-8.") from None


def _refuse_odd_shapes(text: str) -> None:
    if _CONTROL.search(text):
        raise UnreadableDocument("The document holds control characters, so it is not plain text.")
    if not text.strip():
        raise UnreadableDocument("The document is empty.")
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        raise UnreadableDocument(f"The document has more than {MAX_LINES:,} lines.")
    if max(map(len, lines)) > MAX_LINE_CHARACTERS:
        raise UnreadableDocument(
            f"The document has a line of more than {MAX_LINE_CHARACTERS:,} characters."
        )


def _first_line_beyond_ascii(text: str) -> int:
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if not line.isascii()), 1)
