"""Markdown → neutral tree, with front matter, tables and footnotes; no HTML is let through."""

from collections.abc import Iterable, Iterator, Set

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from education.domain.importing.citing import listed_papers
from education.domain.importing.front_matter import split_front_matter
from education.domain.importing.inline import read_inline
from education.domain.importing.source import UnreadableDocument
from education.domain.importing.text import with_links
from education.domain.importing.tree import (
    Block,
    Footnote,
    Heading,
    Item,
    Leftover,
    Listing,
    Paragraph,
    Table,
    Text,
    Tree,
)

MAX_NESTING = 16


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    parser.enable("table").use(footnote_plugin)
    # The plugin's own tail drops footnotes nobody refers to; here they stay where they stand.
    return parser.disable(["footnote_tail", "footnote_inline", "html_block", "html_inline"])


def read_markdown(text: str) -> Tree:
    """Return the tree of a Markdown document; ``text`` has Unix line ends.

    Raises:
        UnreadableDocument: for front matter that cannot be read, or blocks nested too deeply.
    """
    front, body = split_front_matter(text)
    environment: dict[str, object] = {}
    tokens = _parser().parse(body, environment)
    # The parser drops what stands deeper than its limit, so the last levels are refused.
    if any(token.level >= MAX_NESTING - 2 for token in tokens):
        raise UnreadableDocument("Lists or quotations in the document are nested too deeply.")
    own = _defined(environment)
    papers = frozenset(listed_papers(front) - own)
    reader = _Reader(papers | own)
    blocks = list(reader.blocks(SyntaxTreeNode(tokens).children))
    blocks += _definitions(environment)
    return Tree(tuple(blocks), front, tuple(reader.labels), papers, tuple(reader.own_lines))


def _defined(environment: dict[str, object]) -> set[str]:
    """Return the labels of the footnotes that the document itself has."""
    found = environment.get("footnotes")
    labels = found.get("refs", {}) if isinstance(found, dict) else {}
    return {str(label).removeprefix(":") for label in labels}


def _definitions(environment: dict[str, object]) -> list[Leftover]:
    """Return link definitions as leftovers: the parser shows only those that a link uses."""
    found = environment.get("references")
    if not isinstance(found, dict):
        return []
    return [
        Leftover(f"{label} {link['href']} {link['title']}".strip(), link["map"][0] + 1)
        for label, link in found.items()
    ]


class _Reader:
    """Walks the syntax tree; ``labels`` gathers what only names or numbers something.

    ``own_lines`` gathers where the document cites what is neither a paper of the portal nor a footnote.
    """

    def __init__(self, known: Set[str]) -> None:
        self.known = known
        self.labels: list[str] = []
        self.own_lines: list[int] = []

    def blocks(self, nodes: Iterable[SyntaxTreeNode], *, quoted: bool = False) -> Iterator[Block]:
        for node in nodes:
            yield from self._block(node, quoted=quoted)

    def _block(self, node: SyntaxTreeNode, *, quoted: bool) -> Iterator[Block]:
        if node.type == "heading":
            text, extra = self._inline(node)
            yield Heading(with_links(text), int(node.tag[1]), _line(node))
            yield from extra
        elif node.type == "paragraph":
            text, extra = self._inline(node)
            if text.plain:
                yield Paragraph(text, _line(node), quoted)
            yield from extra
        elif node.type in {"bullet_list", "ordered_list"}:
            yield from self._listing(node)
        elif node.type == "table":
            yield from self._table(node)
        elif node.type in {"fence", "code_block"}:
            self.labels.append(node.info)
            yield Paragraph(Text(" ".join(node.content.split())), _line(node))
        else:
            yield from self._container(node, quoted=quoted)

    def _container(self, node: SyntaxTreeNode, *, quoted: bool) -> Iterator[Block]:
        if node.type == "footnote_reference":
            inner = self.blocks(node.children)
            yield from _as_footnote(list(inner), str(node.meta["label"]), _line(node))
        elif node.type == "blockquote":
            yield from self.blocks(node.children, quoted=True)
        elif node.type != "hr":
            yield from self.blocks(node.children, quoted=quoted)

    def _inline(self, node: SyntaxTreeNode) -> tuple[Text, tuple[Leftover, ...]]:
        children = node.children[0].children if node.children else []
        read = read_inline(children, _line(node), self.known)
        self.own_lines += [_line(node)] * len(read.own)
        return read.text, read.leftovers

    def _listing(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Flatten nested lists, keeping the order of their items."""
        ordered = node.type == "ordered_list"
        items: list[Item] = []
        rest: list[Block] = []
        for child in node.children:
            marker = child.info + child.markup if ordered else ""
            blocks = list(self.blocks(child.children))
            if marker and not (blocks and isinstance(blocks[0], Paragraph)):
                self.labels.append(marker)
                marker = ""
            for at, block in enumerate(blocks):
                if isinstance(block, Paragraph):
                    items.append(Item(block.text, block.line, marker if at == 0 else ""))
                elif isinstance(block, Listing):
                    items += block.items
                else:
                    rest.append(block)
        if items:
            yield Listing(tuple(items), ordered)
        yield from rest

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        rest: list[Leftover] = []
        cites: list[str] = []
        for row in node.walk():
            if row.type != "tr":
                continue
            cells = [self._inline(cell) for cell in row.children]
            rows.append(tuple(with_links(text) for text, _ in cells))
            rest += [left for _, extra in cells for left in extra]
            cites += [label for text, _ in cells for label in text.cites]
        yield Table(tuple(rows), _line(node), tuple(cites))
        yield from rest


def _as_footnote(blocks: list[Block], label: str, line: int) -> Iterator[Block]:
    """Yield the first paragraph as the footnote, and whatever else it held after it."""
    first = blocks.pop(0) if blocks and isinstance(blocks[0], Paragraph) else None
    yield Footnote(label, first.text if isinstance(first, Paragraph) else Text(""), line)
    yield from blocks


def _line(node: SyntaxTreeNode) -> int:
    """Return the line, from 1, at which ``node`` or the nearest node around it starts."""
    current: SyntaxTreeNode | None = node
    while current is not None and not current.is_root:
        if current.map:
            return current.map[0] + 1
        current = current.parent
    return 1
