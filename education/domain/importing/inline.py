"""Inline Markdown → running text in the three ways an article needs it: plain, HTML, addresses."""

import re
from collections.abc import Iterable
from html import escape

from markdown_it.tree import SyntaxTreeNode

from education.domain.importing.tree import Leftover, Text

# A citation of a reference the portal already knows has no definition in the document itself.
_CITE = re.compile(r"\[\^([\w-]+)\]")
_SAFE = ("https://", "http://")


def read_inline(nodes: Iterable[SyntaxTreeNode], line: int) -> tuple[Text, list[Leftover]]:
    """Return the text of ``nodes``, and the pictures in it as leftovers of ``line``."""
    collector = _Collector(line)
    collector.walk(nodes)
    plain = " ".join("".join(collector.plain).split())
    html = " ".join("".join(collector.html).split())
    text = Text(plain, html, tuple(collector.links), tuple(collector.cites))
    return text, collector.leftovers


class _Collector:
    def __init__(self, line: int) -> None:
        self.line = line
        self.plain: list[str] = []
        self.html: list[str] = []
        self.links: list[str] = []
        self.cites: list[str] = []
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
                self._words(f"[^{node.meta['label']}]")
            elif node.type in {"softbreak", "hardbreak"}:
                self._add(" ")
            else:
                self._words(node.content)

    def _add(self, words: str) -> None:
        self.plain.append(words)
        self.html.append(escape(words))

    def _words(self, words: str) -> None:
        self.cites += _CITE.findall(words)
        self._add(_CITE.sub(r"[\1]", words))

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
        if "".join(self.plain[before:]) != address:
            self.links += filter(None, [address])
        self.links += filter(None, [title])
