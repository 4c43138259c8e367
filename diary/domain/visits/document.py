"""A pack as words in order: the one tree that screen, print, PDF, plain text and FHIR narratives are made from.

Words come in already in the reader's language and are plain text: never markup. So no form of the pack can
say something that another leaves out.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``quoted`` are the patient's own words; ``quiet`` is an explanation in small type."""

    text: str = field(repr=False)
    quoted: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``heading`` stands above it, ``urgency`` is a tier of the checklist or empty.

    ``strong`` says how many of the first items matter most.
    """

    items: tuple[str, ...] = field(repr=False)
    heading: str = ""
    ordered: bool = False
    strong: int = 0
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Terms with their values, in order."""

    rows: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Each row has as many cells as ``head``; the first cell names its row.

    ``numbers`` are the places of columns that hold numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart. ``fluid`` fits any screen, ``fixed`` is SVG with a width of its own for print and PDF.

    ``says`` is what it shows in words, for whoever does not see it; ``note`` stands below it.
    """

    fluid: str = field(repr=False)
    fixed: str = field(repr=False)
    says: str = field(repr=False)
    note: str = ""


Block = Paragraph | Points | Pairs | Table | Picture


def length_of(block: Block) -> int | None:
    """Return how many characters of words a block holds; None for a table or a picture, which need width."""
    match block:
        case Paragraph():
            return len(block.text)
        case Points():
            return len(block.heading) + sum(map(len, block.items))
        case Pairs():
            return sum(len(term) + len(value) for term, value in block.rows)
    return None


@dataclass(frozen=True, slots=True)
class PackSection:
    """One numbered part. ``code`` is a ``Section`` of the visit, or flags, goals, questions, quality, notes."""

    code: str
    title: str
    blocks: tuple[Block, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PackDocument:
    """The whole pack. ``sections`` are the two pages to read, ``appendix`` what follows on later pages.

    ``about`` are lines under the name (born, age); ``facts`` visit, period, made. ``marks`` are words that
    stand on every page: whose it is, the clinic. ``warning`` is not empty when flags are a sample that no
    clinician has reviewed.
    """

    title: str
    name: str = field(repr=False)
    about: tuple[str, ...] = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    sections: tuple[PackSection, ...] = field(repr=False)
    appendix: tuple[PackSection, ...] = field(repr=False)
    marks: tuple[str, ...] = field(repr=False)
    language: str
    direction: str = "ltr"
    warning: str = ""
