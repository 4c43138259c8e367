"""What the first bytes of a file say it is, whatever its name says."""

from education.domain.importing.refusal import UnreadableDocument

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_WORD = "open it in Word or LibreOffice and save it as .docx."
# Start of the file, what it is, what to do.
_KNOWN = (
    (b"\x89PNG", "a picture", "import the document that has the text."),
    (b"\xff\xd8\xff", "a picture", "import the document that has the text."),
    (b"GIF8", "a picture", "import the document that has the text."),
    (b"RIFF", "a picture or sound", "import the document that has the text."),
    (b"II*\x00", "a picture", "import the document that has the text."),
    (b"%PDF", "a PDF", "import the document it was made from, or paste its text."),
    (b"\x1f\x8b", "a compressed file", "unpack it first."),
    (b"{\\rtf", "a rich-text file (RTF)", _AS_WORD),
)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# How the table of contents of an OLE file names its parts: in UTF-16.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def refuse_other_files(data: bytes, *, is_word: bool) -> None:
    """Refuse what is another kind of file than its name says.

    Args:
        data: the start of the file is enough, save for what a password protects.
        is_word: whether the name says that it is a Word document.

    Raises:
        UnreadableDocument: in one sentence that says what the file is and what to do.
    """
    if data.startswith(OLE[:4]):
        raise UnreadableDocument(_old_word(data))
    for start, what, advice in _KNOWN:
        if data.startswith(start):
            raise UnreadableDocument(f"This is {what}, not a text document: {advice}")
    if data.startswith(ZIP) and not is_word:
        raise UnreadableDocument(
            "This is a ZIP or Word file under another name: a Word document must end in .docx."
        )
    if is_word and not data.startswith(ZIP):
        raise UnreadableDocument(
            f"This is no Word document, though its name says so: if you can, {_AS_WORD}"
        )


def _old_word(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "The document is protected by a password: save it without one, then import it again."
    return f"This is an old Word file (.doc): {_AS_WORD}"
