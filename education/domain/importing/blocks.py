"""What a section of a draft is built from; ``texts()`` gives back every word of the document."""

import re
from dataclasses import dataclass

from education.domain.importing.text import with_links
from education.domain.importing.tree import Text

# A line of its own in the first of two lists chooses a strategy of the portal by its code.
_TRY = re.compile(r"\[try:\s*([\w-]+)\s*\]")


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    text: Text
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return the words as strings, one for each paragraph a reader sees."""
        return (with_links(self.text),)


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    text: str
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return the heading."""
        return (self.text,)


@dataclass(frozen=True)
class Bullets:
    """A list without order."""

    items: tuple[Text, ...]
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return one string for each item."""
        return tuple(with_links(item) for item in self.items)


@dataclass(frozen=True)
class Step:
    """One numbered step: ``marker`` and ``tail`` are what stood around it (``2)``, ``; and``)."""

    marker: str
    text: Text
    tail: str = ""

    def __str__(self) -> str:
        return f"{self.marker} {with_links(self.text)}{self.tail}".strip()


@dataclass(frozen=True)
class Steps:
    """Numbered steps, at least one."""

    steps: tuple[Step, ...]
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return one string for each step, with its number as written."""
        return tuple(str(step) for step in self.steps)


@dataclass(frozen=True)
class Ask:
    """Questions to take to a visit."""

    questions: tuple[str, ...]
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return one string for each question."""
        return self.questions


@dataclass(frozen=True)
class Callout:
    """A paragraph set off from the rest."""

    text: Text
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return the words."""
        return (with_links(self.text),)


@dataclass(frozen=True)
class TableBlock:
    """A table; the first row is its heading."""

    rows: tuple[tuple[str, ...], ...]
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return one string for each row."""
        return tuple(" | ".join(row) for row in self.rows)


@dataclass(frozen=True)
class DosAndDonts:
    """What to do and what not to; ``labels`` are the words that introduced the two lists.

    ``item_lines`` says where each of ``dos`` and then of ``donts`` stands.
    """

    dos: tuple[Text, ...]
    donts: tuple[Text, ...]
    labels: tuple[str, ...]
    line: int
    item_lines: tuple[int, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Return the labels and one string for each item."""
        return (*self.labels, *(with_links(item) for item in (*self.dos, *self.donts)))


def code_to_try(item: Text) -> str:
    """Return the code of the strategy that a line of a list names, as ``[try: ispaghula]``; "" for words."""
    found = _TRY.fullmatch(item.plain.strip())
    return found.group(1) if found else ""


@dataclass(frozen=True)
class Chosen:
    """Content of the portal chosen by its codes.

    Attributes:
        kind: ``claim``, ``red_flags``, ``track`` or ``ask``.
        codes: as the document writes them.
        source: the words of the document.
    """

    kind: str
    codes: tuple[str, ...]
    source: str
    line: int

    def texts(self) -> tuple[str, ...]:
        """Return the words of the document."""
        return (self.source,)


SectionBlock = (
    Prose | Subheading | Bullets | Steps | Ask | Callout | TableBlock | DosAndDonts | Chosen
)
