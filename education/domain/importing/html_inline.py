"""Inline HTML → running text in the three ways an article needs it: plain, HTML, addresses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from education.domain.importing.citing import MARKER, unmarked
from education.domain.importing.markup import (
    BLOCKS,
    PICTURES,
    UNSEEN,
    Element,
    name_of,
    picture_text,
)
from education.domain.importing.tree import Leftover, Text, words_in

SAFE = ("https://", "http://")
_TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "var": "i"}
# Bold that ends where bold begins again is one bold; spaces stand outside.
_REJOINED = re.compile(r"</([bi])>(\s*)<\1>")
_SPACE_INSIDE = re.compile(r"<([bi])>(\s*)(.*?)(\s*)</\1>", re.DOTALL)
BREAK = "\n"


@dataclass
class Collector:
    """Gathers the pieces of one paragraph.

    Attributes:
        notes: the address of a footnote in the document → its label.
        line: where the paragraph stands.
    """

    notes: Mapping[str, str]
    line: int
    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        """Add words as they stand in the source."""
        if words:
            bare = re.sub(r"\s+", " ", words)
            self.plain.append(bare)
            self.html.append(escape(bare))

    def walk(self, element: Element) -> None:
        """Add an inline element and all that stands in it."""
        name = name_of(element)
        if name in UNSEEN or not name:
            return
        if name == "br":
            self.plain.append(BREAK)
            self.html.append(BREAK)
        elif name == "a":
            self._link(element)
        elif name in PICTURES:
            self.leftovers.append(Leftover(picture_text(element), self.line, "picture"))
        elif name in BLOCKS:  # in a cell or a heading, where no block of its own can stand
            self.add(" ")
            self._inside(element)
            self.add(" ")
        else:
            self._wrap(element, _TAGS.get(name, ""))

    def _wrap(self, element: Element, tag: str) -> None:
        """Add an element; bold inside bold is bold once."""
        new = tag and tag not in self.open
        if new:
            self.open.append(tag)
            self.html.append(f"<{tag}>")
        self._inside(element)
        if new:
            self.open.remove(tag)
            self.html.append(f"</{tag}>")

    def _inside(self, element: Element) -> None:
        self.add(element.text)
        for child in element:
            self.walk(child)
            self.add(child.tail)

    def _link(self, element: Element) -> None:
        address = (element.get("href") or "").strip()
        label = self.notes.get(address)
        if label is not None:
            self.plain.append(f"[^{label}]")
            self.html.append(f"[^{label}]")
            return
        if address.startswith("#") and not words_in("".join(element.itertext())):
            return  # the arrow that leads back from a footnote
        safe = address.startswith(SAFE)
        before = len(self.plain)
        self.html.append(f'<a href="{escape(address)}">' if safe else "")
        self._inside(element)
        self.html.append("</a>" if safe else "")
        shown = "".join(self.plain[before:]).strip()
        if safe and shown != address:
            self.links.append(address)
        elif not safe and _says_more(address, shown):
            self.leftovers.append(Leftover(address, self.line, "link"))

    def text(self) -> Text:
        """Return the whole paragraph."""
        plain = " ".join("".join(self.plain).split())
        html = _tidy("".join(self.html))
        own = set(self.notes.values()) if MARKER.search(plain) else set()
        labels = tuple(label for label in MARKER.findall(plain) if label in own)
        html = unmarked(html, but=own)
        bare = html == escape(plain) and not labels
        return Text(unmarked(plain), "" if bare else html, tuple(self.links), labels)

    def parts(self) -> list[str]:
        """Return the lines that line breaks part, without empty ones."""
        lines = ("".join(self.plain)).split(BREAK)
        return [line for line in (" ".join(part.split()) for part in lines) if line]


def _says_more(address: str, shown: str) -> bool:
    """Say whether an address that is no link on the page says anything that its words do not."""
    if address.startswith(("#", "javascript:")):
        return False
    return bool(words_in(address)) and address.removeprefix("mailto:") != shown


def _tidy(html: str) -> str:
    """Join pieces of bold, and take spaces and empty pairs out of it."""
    for _ in range(3):
        html = _REJOINED.sub(r"\2", html)
        html = _SPACE_INSIDE.sub(
            lambda m: f"{m[2]}<{m[1]}>{m[3]}</{m[1]}>{m[4]}" if m[3] else m[2] + m[4], html
        )
    return " ".join(html.split())
