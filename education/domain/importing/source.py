"""Bytes of an uploaded document → its text, or one clear sentence why it cannot be read."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from education.domain.importing.refusal import UnreadableDocument
from education.domain.importing.signatures import WIDE_MARKS, refuse_other_files

__all__ = ["MAX_BYTES", "SourceText", "UnreadableDocument", "kind_of", "read_source"]

# The most bytes of each kind; a saved page is mostly markup, a Word document mostly pictures.
LIMITS = {
    "text": 500_000,
    "markdown": 500_000,
    "web_page": 4_000_000,
    "word": 20_000_000,
}
MAX_BYTES = max(LIMITS.values())
MAX_LINES = 20_000
MAX_LINE_CHARACTERS = 20_000
# Legacy 8-bit text is mostly ASCII with a few marks; anything denser is another encoding.
MOST_HIGH_BYTES = 0.2

TYPES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web_page",
    ".htm": "web_page",
    ".xhtml": "web_page",
    ".docx": "word",
}
_ADVICE = {
    ".doc": "This is an old Word file (.doc): open it in Word or LibreOffice and save it as .docx.",
    ".docm": "This Word file may hold macros (.docm): save it as .docx.",
    ".odt": "This is a LibreOffice file (.odt): save it as .docx.",
    ".rtf": "This is a rich-text file (.rtf): open it in Word or LibreOffice and save it as .docx.",
    ".pdf": "This is a PDF: import the document it was made from, or paste its text.",
    ".mht": "This is a web archive (.mht): save the page as “HTML only” instead.",
    ".mhtml": "This is a web archive (.mhtml): save the page as “HTML only” instead.",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_WESTERN = {b"windows-1252", b"iso-8859-1", b"latin1", b"us-ascii", b"cp1252", b"iso-8859-15"}


@dataclass(frozen=True)
class SourceText:
    """The text of a document, with Unix line ends.

    Attributes:
        kind: ``text``, ``markdown`` or ``web_page``.
        text: no byte-order mark, no control characters but tab and line end.
        guessed_encoding_line: the first line whose letters were read as Windows-1252, or ``None``.
    """

    kind: str
    text: str
    guessed_encoding_line: int | None = None


def kind_of(data: bytes, name: str) -> str:
    """Return the kind of the document ``data``, a key of ``LIMITS``; only the ending of ``name`` counts.

    Raises:
        UnreadableDocument: for a type that is not read, or too many bytes of it.
    """
    suffix = PurePath(name.replace("\x00", "")).suffix.lower()
    kind = TYPES.get(suffix)
    if kind is None:
        if suffix in _ADVICE:
            raise UnreadableDocument(_ADVICE[suffix])
        raise UnreadableDocument(
            "Only Word (.docx), saved web pages (.html), plain text (.txt) and Markdown (.md)"
            " can be imported: save the document as one of them."
        )
    refuse_other_files(data, is_word=kind == "word")
    if len(data) > LIMITS[kind]:
        limit = LIMITS[kind]
        size = f"{limit // 1000} KB" if limit < 1_000_000 else f"{limit // 1_000_000} MB"
        advice = " Take the pictures out and save it again." if kind == "word" else ""
        raise UnreadableDocument(
            f"The document is larger than {size}, more than any article.{advice}"
        )
    return kind


def read_source(data: bytes, kind: str) -> SourceText:
    """Return the text of the document ``data``; ``kind`` is any but ``word``.

    Raises:
        UnreadableDocument: for a wrong encoding or shape.
    """
    _refuse_what_is_no_text(data)
    text, guessed = _decode(data)
    if kind == "web_page":
        guessed = guessed and not _says_western(data)
        text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
        _refuse_empty(text)
    else:
        text = _LINE_END.sub("\n", text)
        _refuse_odd_shapes(text)
    line = _first_line_beyond_ascii(text) if guessed else None
    return SourceText(kind, text, line)


def _refuse_what_is_no_text(data: bytes) -> None:
    if data.startswith(WIDE_MARKS):
        raise UnreadableDocument("The document is saved as UTF-16 or UTF-32: save it as UTF-8.")
    if b"\x00" in data:
        raise UnreadableDocument("The document holds NUL bytes, so it is not a text document.")


def _says_western(data: bytes) -> bool:
    found = _CHARSET.search(data[:4096])
    return bool(found and found.group(1).lower() in _WESTERN)


def _decode(data: bytes) -> tuple[str, bool]:
    """Return the text, and whether its encoding had to be guessed."""
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    try:
        if high > len(data) * MOST_HIGH_BYTES:
            raise UnreadableDocument("The document is not UTF-8 text: save it as UTF-8.")
        return data.decode("cp1252"), True
    except UnicodeDecodeError:
        raise UnreadableDocument("The document is not UTF-8 text: save it as UTF-8.") from None


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise UnreadableDocument("The document is empty.")


def _refuse_odd_shapes(text: str) -> None:
    if _CONTROL.search(text):
        raise UnreadableDocument("The document holds control characters, so it is not plain text.")
    _refuse_empty(text)
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
