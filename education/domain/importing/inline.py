"""Inline Markdown → running text in the three ways an article needs it: plain, HTML, addresses."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import escape

from markdown_it.tree import SyntaxTreeNode

from education.domain.importing.citing import MARKER, unmarked
from education.domain.importing.tree import Leftover, Text, words_in

_SAFE = ("https://", "http://")


@dataclass(frozen=True)
class Inline:
    """Running text, what of it no field can hold, and the labels that stand for nothing known."""

    text: Text
    leftovers: tuple[Leftover, ...] = ()
    own: tuple[str, ...] = ()


def read_inline(nodes: Iterable[SyntaxTreeNode], line: int, known: Collection[str]) -> Inline:
    """Return the text of ``nodes``; pictures and addresses that are no links are left over.

    Args:
        nodes: of the syntax tree.
        line: where the text stands.
        known: the labels that stand for a paper of the portal or a footnote of the document.
    """
    collector = _Collector(line)
    collector.walk(nodes)
    plain = " ".join("".join(collector.plain).split())
    html = unmarked(" ".join("".join(collector.html).split()), but=known)
    labels = MARKER.findall(plain)
    cites = tuple(label for label in labels if label in known)
    own = tuple(label for label in labels if label not in known)
    text = Text(unmarked(plain), html, tuple(collector.links), cites)
    return Inline(text, tuple(collector.leftovers), own)


class _Collector:
    def __init__(self, line: int) -> None:
        self.line = line
        self.plain: list[str] = []
        self.html: list[str] = []
        self.links: list[str] = []
        self.leftovers: list[Leftover] = []

    def walk(self, nodes: Iterable[SyntaxTreeNode]) -> None:
        for node in nodes:
            if node.type in {"strong", "em"}:
                self._wrap(node, "b" if node.type == "strong" else "i")
            elif node.type == "link":
                self._link(node)
            elif node.type == "image":
                words = [node.content, str(node.attrs["src"]), str(node.attrs.get("title", ""))]
                self.leftovers.append(Leftover(" ".join(filter(None, words)), self.line))
            elif node.type == "footnote_ref":
                self._add(f"[^{node.meta['label']}]")
            elif node.type in {"softbreak", "hardbreak"}:
                self._add(" ")
            else:
                self._add(node.content)

    def _add(self, words: str) -> None:
        self.plain.append(words)
        self.html.append(escape(words))

    def _wrap(self, node: SyntaxTreeNode, tag: str) -> None:
        self.html.append(f"<{tag}>")
        self.walk(node.children)
        self.html.append(f"</{tag}>")

    def _link(self, node: SyntaxTreeNode) -> None:
        address, title = str(node.attrs["href"]), str(node.attrs.get("title", ""))
        safe = address.startswith(_SAFE)
        before = len(self.plain)
        if safe:
            self.html.append(f'<a href="{escape(address)}">')
        self.walk(node.children)
        if safe:
            self.html.append("</a>")
        shown = "".join(self.plain[before:])
        if safe and shown != address:
            self.links.append(address)
        stands_there = safe or node.info == "auto"  # "<ann@example.org>" shows its address
        lost = [title] if stands_there else [address, title]
        self.leftovers += [Leftover(text, self.line) for text in lost if words_in(text)]
