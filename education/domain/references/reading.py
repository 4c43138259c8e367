"""Reads a list of references, whatever format it is in."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from education.domain.references.bibtex import looks_like_bibtex, read_bibtex
from education.domain.references.csl_json import looks_like_csl, read_csl
from education.domain.references.nbib import looks_like_nbib, read_nbib
from education.domain.references.record import Fault, Problem, Record, unread
from education.domain.references.ris import looks_like_ris, read_ris

MOST_CHARACTERS = 1_000_000
MOST_RECORDS = 200


class Format(StrEnum):
    """The formats that can be read."""

    RIS = "ris"
    BIBTEX = "bibtex"
    NBIB = "nbib"
    CSL_JSON = "csl_json"


class Trouble(StrEnum):
    """Why a list cannot be read at all."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    UNKNOWN_FORMAT = "unknown_format"
    OTHER_FORMAT = "other_format"


class UnreadableList(Exception):
    """A list that cannot be read; ``looks_like`` is the format it seems to be in, if any."""

    def __init__(self, trouble: Trouble, looks_like: Format | None = None) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.looks_like = looks_like


Read = Callable[[str], Iterator[Record]]
_READERS: dict[Format, tuple[Callable[[str], bool], Read]] = {
    Format.NBIB: (looks_like_nbib, read_nbib),
    Format.RIS: (looks_like_ris, read_ris),
    Format.CSL_JSON: (looks_like_csl, read_csl),
    Format.BIBTEX: (looks_like_bibtex, read_bibtex),
}


def read_references(text: str, named: Format | None = None) -> list[Record]:
    """Return every record of a list in the order it stands, unread ones among them.

    Args:
        text: at most 1,000,000 characters and 200 records.
        named: the format, if somebody said which; otherwise it is found out.

    Raises:
        UnreadableList: nothing is there, it is too much, or it is in no (or another) format.
    """
    if len(text) > MOST_CHARACTERS:
        raise UnreadableList(Trouble.TOO_LONG)
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not text.strip():
        raise UnreadableList(Trouble.EMPTY)
    found = format_of(text)
    if found is None:
        raise UnreadableList(Trouble.UNKNOWN_FORMAT)
    if named is not None and named != found:
        raise UnreadableList(Trouble.OTHER_FORMAT, found)
    records: list[Record] = []
    for record in _READERS[found][1](text):
        records.append(_in_another_format(record, found))
        if len(records) > MOST_RECORDS:
            raise UnreadableList(Trouble.TOO_MANY)
    return records or [unread(1, text, Fault.NO_RECORD)]


def _in_another_format(record: Record, read_as: Format) -> Record:
    """Return an unread record with its format, where it seems to be in another one."""
    seems = format_of(record.source) if record.work is None else None
    if seems is None or seems is read_as:
        return record
    return Record(record.line, record.source, problems=(Problem(Fault.OTHER_FORMAT, seems.value),))


def format_of(text: str) -> Format | None:
    """Return the format a text seems to be in, or nothing."""
    return next((name for name, (fits, _read) in _READERS.items() if fits(text)), None)
