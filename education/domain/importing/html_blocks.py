"""Block-level HTML → blocks of the neutral tree, each with its line; no word is dropped."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from education.domain.importing.html_inline import Collector
from education.domain.importing.html_tables import is_layout, read_table
from education.domain.importing.labels import is_question
from education.domain.importing.markup import (
    HEADINGS,
    PICTURES,
    UNSEEN,
    Element,
    name_of,
    picture_text,
    visible_text,
)
from education.domain.importing.short_lines import lines_or_paragraphs
from education.domain.importing.text import with_links
from education.domain.importing.tree import (
    Block,
    Footnote,
    Heading,
    Item,
    Leftover,
    Lines,
    Listing,
    Paragraph,
    Text,
    words_in,
)

DEEPEST = 6  # a question in a folded box never starts a section
# What is no running text even inside an article, and what to call it.
ASIDE = {
    "nav": "navigation",
    "form": "form",
    "button": "form",
    "select": "form",
    "dialog": "banner",
    "noscript": "hidden",
}


@dataclass
class BlockReader:
    """Turns elements into blocks.

    Attributes:
        with_blocks: the elements that are blocks or hold one.
        left_out: elements of the article that are no part of its text, and what each is.
        notes: the address of a footnote in the document → its label.
        counts_paragraphs: whether a line is a paragraph, and not a line of the file.
    """

    with_blocks: Collection[Element]
    left_out: Mapping[Element, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    counts_paragraphs: bool = False
    count: int = 0
    notes_read: set[str] = field(default_factory=set)

    def line(self, element: Element) -> int:
        """Return the line of a block that starts with ``element``."""
        if not self.counts_paragraphs:
            return max(element.sourceline or 1, 1)
        self.count += 1
        return self.count

    def inside(self, element: Element, *, quoted: bool = False) -> Iterator[Block]:
        """Yield the blocks in ``element``; words between blocks are paragraphs."""
        running = Running(self, element, quoted)
        running.add(element.text)
        for child in element:
            if self._stands_apart(child, running):
                yield from running.end()
                yield from self.block(child, quoted=quoted)
            else:
                running.walk(child)
            running.add(child.tail)
        yield from running.end()

    def _stands_apart(self, child: Element, running: "Running") -> bool:
        alone = running.collector is None and name_of(child) in ASIDE
        return alone or child in self.with_blocks or child in self.left_out

    def block(self, element: Element, *, quoted: bool = False) -> Iterator[Block]:
        """Yield the blocks that one element makes."""
        name = name_of(element)
        why = self.left_out.get(element) or ASIDE.get(name)
        if name in UNSEEN or not name:
            return
        if why:
            yield from self._left(element, why)
        elif name in PICTURES or name == "figure":
            yield Leftover(picture_text(element), self.line(element), "picture")
        elif self._is_unread_note(element):
            yield from self._note(element)
        else:
            yield from self._known(element, name, quoted=quoted)

    def _known(self, element: Element, name: str, *, quoted: bool) -> Iterator[Block]:
        if name in HEADINGS:
            yield from self._heading(element, int(name[1]))
        elif name == "summary":
            yield from self._heading(element, DEEPEST)
        elif name in {"ul", "ol", "menu", "dir"}:
            yield from self._listing(element)
        elif name == "table" and not is_layout(element):
            yield from read_table(self, element)
        elif name == "dt" and is_question(visible_text(element)):
            yield from self._heading(element, DEEPEST)
        else:
            yield from self.inside(element, quoted=quoted or name == "blockquote")

    def _left(self, element: Element, why: str) -> Iterator[Block]:
        text = visible_text(element)
        if words_in(text):
            yield Leftover(text, self.line(element), why)

    def _is_unread_note(self, element: Element) -> bool:
        address = "#" + (element.get("id") or "")
        return address in self.notes and address not in self.notes_read

    def _note(self, element: Element) -> Iterator[Block]:
        address = "#" + (element.get("id") or "")
        self.notes_read.add(address)
        label = self.notes[address]
        blocks = list(self.inside(element))
        first = blocks.pop(0) if blocks and isinstance(blocks[0], Paragraph) else None
        if isinstance(first, Paragraph):
            yield Footnote(label, first.text, first.line)
        else:
            yield Footnote(label, Text(""), self.line(element))
        yield from blocks

    def _heading(self, element: Element, level: int) -> Iterator[Block]:
        collector = self.collect(element)
        text = collector.text()
        if text.plain:
            yield Heading(with_links(text), level, collector.line)
        yield from collector.leftovers

    def collect(self, element: Element, line: int | None = None) -> Collector:
        """Return an element as one paragraph, whatever blocks stand in it."""
        collector = Collector(self.notes, self.line(element) if line is None else line)
        collector.walk(element)
        return collector

    def _listing(self, element: Element) -> Iterator[Block]:
        """Flatten nested lists, keeping the order of their items; what is no item parts the list."""
        items: list[Item] = []
        for block, marker in self._in_list(element):
            new = _items(block, marker)
            if not new and items:
                yield _as_listing(items)
                items = []
            items += new
            if not new:
                yield block
        if items:
            yield _as_listing(items)

    def _in_list(self, element: Element) -> Iterator[tuple[Block, str]]:
        """Yield the blocks of a list; the first of each numbered item with its number."""
        number = _start(element)
        stray = Running(self, element, quoted=False)
        stray.add(element.text)
        for child in element:
            yield from ((block, "") for block in stray.end())
            marker = f"{number}." if name_of(element) == "ol" and name_of(child) == "li" else ""
            number += bool(marker)
            if child in self.with_blocks or child in self.left_out:
                for block in self.block(child):
                    yield block, marker
                    marker = ""
            else:
                stray.walk(child)
            stray.add(child.tail)
        yield from ((block, "") for block in stray.end())


def _items(block: Block, marker: str) -> list[Item]:
    """Return a block of a list as items; none when it is no running text."""
    if isinstance(block, Paragraph):
        return [Item(block.text, block.line, marker)]
    if isinstance(block, Lines):
        return [Item(Text(" ".join(line.text for line in block.lines)), block.line, marker)]
    return list(block.items) if isinstance(block, Listing) else []


def _as_listing(items: list[Item]) -> Listing:
    return Listing(tuple(items), any(item.marker for item in items))


class Running:
    """The words between two blocks, which make a paragraph, short lines or several paragraphs."""

    def __init__(self, reader: BlockReader, element: Element, quoted: bool) -> None:
        self.reader, self.element, self.quoted = reader, element, quoted
        self.collector: Collector | None = None

    def add(self, words: str | None) -> None:
        """Add words."""
        if words and (words.strip() or self.collector):
            self._started(self.element).add(words)

    def walk(self, child: Element) -> None:
        """Add an inline element."""
        if name_of(child):
            self._started(child).walk(child)

    def _started(self, element: Element) -> Collector:
        if self.collector is None:
            self.collector = Collector(self.reader.notes, 0)
            self.collector.line = element.sourceline or 1
        return self.collector

    def end(self) -> Iterator[Block]:
        """Yield the paragraph so far, if it has words, and start another."""
        collector, self.collector = self.collector, None
        if collector is None or not (collector.parts() or collector.leftovers):
            return
        if self.reader.counts_paragraphs:
            collector.line = self.reader.line(self.element)
        if collector.parts():
            yield from lines_or_paragraphs(collector, quoted=self.quoted)
        yield from collector.leftovers


def _start(element: Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
