"""A Word file as a package: its parts of text, checked for size, shape and entities before use."""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax import SAXException, handler
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from education.domain.importing.refusal import UnreadableDocument

MAX_FILES = 3_000
MAX_XML_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_ELEMENTS = 100_000
MAX_PARAGRAPHS = 10_000
DEEPEST = 60
ENCRYPTED = 0x1
_PART = re.compile(r"[\w-]+/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml\Z")
_XML = re.compile(r"(\.xml|\.rels)\Z", re.IGNORECASE)
_WORDS = {"t"}  # w:t, a:t in drawings, m:t in formulas
_TAKEN_OUT = {"del", "moveFrom"}
BROKEN = "The Word document is broken: open it in Word or LibreOffice and save it again."


# What zipfile raises for an archive that is damaged, or packed in a way it does not know: it says the
# latter with RuntimeError and its subclass NotImplementedError.
_BROKEN_ARCHIVE = (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError)


@dataclass
class Part:
    """One part of a Word file: the words of each of its paragraphs, in order."""

    name: str
    paragraphs: list[str] = field(default_factory=list)


def open_package(data: bytes) -> zipfile.ZipFile:
    """Return the Word file ``data`` as a ZIP archive that is small enough to be read.

    Raises:
        UnreadableDocument: if it is broken, protected, no Word document or unpacks to too much.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except _BROKEN_ARCHIVE:
        raise UnreadableDocument(BROKEN) from None
    files = package.infolist()
    xml = sum(info.file_size for info in files if _XML.search(info.filename))
    if (
        len(files) > MAX_FILES
        or xml > MAX_XML_BYTES
        or sum(info.file_size for info in files) > MAX_UNPACKED_BYTES
    ):
        raise UnreadableDocument(
            "The Word document unpacks to more than any article: "
            "copy the text into a new document and import that."
        )
    if any(info.flag_bits & ENCRYPTED for info in files):
        raise UnreadableDocument("The document is protected by a password: save it without one.")
    return package


def read_parts(package: zipfile.ZipFile) -> list[Part]:
    """Return the parts that hold words, the body first; every XML file of the package is checked.

    Raises:
        UnreadableDocument: for XML that is broken, too deep, too large or that defines entities.
    """
    parts: list[Part] = []
    elements = 0
    for info in package.infolist():
        if not _XML.search(info.filename):
            continue
        found = _words_of(package, info)
        elements += found.elements
        if elements > MAX_ELEMENTS or len(found.paragraphs) > MAX_PARAGRAPHS:
            raise UnreadableDocument(
                "The Word document has more parts than any article: "
                "copy the text into a new document and import that."
            )
        if _PART.search(info.filename):
            parts.append(Part(info.filename, found.paragraphs))
    if not any(part.name.endswith("/document.xml") for part in parts):
        raise UnreadableDocument("This ZIP file is no Word document: save the document as .docx.")
    return sorted(parts, key=lambda part: not part.name.endswith("/document.xml"))


def _words_of(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> "_Words":
    """Return the words of one XML file, whose shape is checked on the way."""
    found = _Words()
    parser = create_parser(forbid_dtd=True)
    parser.setFeature(handler.feature_namespaces, True)
    parser.setContentHandler(found)
    try:
        parser.parse(BytesIO(package.read(info)))
    except DefusedXmlException:
        raise UnreadableDocument(
            "The Word document defines entities, which Word itself never does: it is not read."
        ) from None
    except UnreadableDocument:
        raise
    except (SAXException, zlib.error, *_BROKEN_ARCHIVE):
        raise UnreadableDocument(BROKEN) from None
    return found


class _Words(handler.ContentHandler):
    """Gathers the words of each paragraph, without what the author has deleted."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = 0
        self.paragraphs: list[str] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._taking = 0
        self._deleted = 0

    def startElementNS(  # noqa: N802 - the name that SAX calls
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: AttributesNSImpl,  # noqa: ARG002
    ) -> None:
        """Count the element and note where words begin."""
        self.elements += 1
        self._path.append(name[1])
        if len(self._path) > DEEPEST or self.elements > MAX_ELEMENTS:
            raise UnreadableDocument(
                "The Word document is nested too deeply: "
                "copy the text into a new document and import that."
            )
        self._taking += name[1] in _WORDS
        self._deleted += name[1] in _TAKEN_OUT
        if name[1] in {"tab", "br", "cr"}:
            self._text.append(" ")

    def endElementNS(  # noqa: N802 - the name that SAX calls
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
    ) -> None:
        """End a paragraph, or a run of words."""
        self._path.pop()
        self._taking -= name[1] in _WORDS
        self._deleted -= name[1] in _TAKEN_OUT
        if name[1] == "p":
            self._end()

    def characters(self, content: str) -> None:
        """Take words that are not deleted; of two versions of a drawing, only the newer one."""
        if self._taking and not self._deleted and "Fallback" not in self._path:
            self._text.append(content)

    def _end(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text = []
        if text:
            self.paragraphs.append(text)
