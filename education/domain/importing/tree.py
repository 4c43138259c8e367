"""The neutral tree: what a document is made of, whatever its file type."""

import re
from dataclasses import dataclass, field

from education.domain.importing.issue import Issue

_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in order, case folded; underscores part words."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True)
class Text:
    """Running text.

    Attributes:
        plain: the words as a reader sees them; a footnote is ``[label]``.
        html: the same with ``b``, ``i`` and ``a`` only, escaped; a paper is ``[^4]``. Empty for plain text.
        links: addresses the text links to, as the document writes them.
        cites: labels in the text that stand for a paper: the portal's, or a footnote's.
    """

    plain: str
    html: str = ""
    links: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1–6, or 0 where the file type has no levels."""

    text: str
    level: int
    line: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``quoted`` when it was set off as a quotation."""

    text: Text
    line: int
    quoted: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a block of short lines."""

    text: str
    line: int


@dataclass(frozen=True)
class Lines:
    """Short lines without a full stop that stand together, such as a by-line block."""

    lines: tuple[Line, ...]

    @property
    def line(self) -> int:
        """Where the block starts."""
        return self.lines[0].line


@dataclass(frozen=True)
class Item:
    """One item of a list; ``marker`` is its number as written (``2)``), empty for a bullet."""

    text: Text
    line: int
    marker: str = ""


@dataclass(frozen=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]
    ordered: bool = False

    @property
    def line(self) -> int:
        """Where the list starts."""
        return self.items[0].line


@dataclass(frozen=True)
class Table:
    """A table of plain cells, the first row being its heading."""

    rows: tuple[tuple[str, ...], ...]
    line: int
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """The text a footnote label stands for."""

    label: str
    text: Text
    line: int


@dataclass(frozen=True)
class Leftover:
    """Words that no field of an article can hold; ``why`` says what they are, where that is known."""

    text: str
    line: int
    why: str = ""


Block = Heading | Paragraph | Lines | Listing | Table | Footnote | Leftover
FrontValue = str | tuple["FrontValue", ...] | dict[str, "FrontValue"]


@dataclass(frozen=True)
class Tree:
    """A whole document.

    Attributes:
        blocks: in the order of the document.
        front: the values of its front matter; empty when it has none.
        labels: words of the source that only name or number something (keys, list numbers).
        papers: numbers of the portal's papers that a footnote label may stand for.
        own_lines: where a label stands that is neither one of them nor a footnote of the document.
        issues: what the reader of this file type has to say.
        source: the document as numbered lines; empty where they are the lines of the file.
        counted: ``line`` or ``paragraph``, whichever the lines count.
    """

    blocks: tuple[Block, ...]
    front: dict[str, FrontValue] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    papers: frozenset[str] = frozenset()
    own_lines: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()
    source: tuple[Line, ...] = ()
    counted: str = "line"
