"""Takes HTML of ours apart into its passages: headings, paragraphs, list items, table rows."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from education.domain.differences import Passage

KINDS = {f"h{level}": "heading" for level in range(1, 7)}
KINDS |= {"summary": "heading", "li": "item", "dt": "item", "tr": "row", "caption": "heading"}
BLOCKS = {"p", "div", "section", "article", "aside", "ul", "ol", "dl", "dd", "table", "details"}
BLOCKS |= {"figure", "figcaption", "blockquote", "thead", "tbody", "header", "footer", "form"}
# Nothing an editor wrote: pictures of ours, the list of contents, buttons, the list of changes itself.
LEFT_OUT = {"svg", "nav", "script", "style", "template", "button"}
LEFT_OUT_CLASSES = {"term__def", "page-record"}
# Inside a line these stand apart from the words beside them.
APART = dict.fromkeys(("td", "th", "br", "span"), " ")
_SPACE = re.compile(r"\s+")


def passages_of(html: str) -> list[Passage]:
    """Return what ``html`` says, in reading order. A word of the glossary stands without its meaning."""
    soup = BeautifulSoup(html, "html.parser")
    for heading in soup.find_all(id="next"):
        _leave_out_links(heading)
    reader = _Reader()
    reader.read(soup, "paragraph")
    return reader.finished()


def _leave_out_links(heading: Tag) -> None:
    """Leave out the guides to read next: their titles are not this page's words."""
    for part in heading.find_next_siblings():
        if part.name in {"h2", "section"}:
            break
        part.decompose()
    heading.decompose()


class _Reader:
    """Collects words until a block ends."""

    def __init__(self) -> None:
        self._found: list[Passage] = []
        self._words: list[str] = []
        self._kind = "paragraph"

    def read(self, parent: Tag, kind: str) -> None:
        for child in parent.children:
            if isinstance(child, Tag):
                self._read_tag(child, kind)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._words.append(str(child))

    def finished(self) -> list[Passage]:
        self._end()
        return self._found

    def _read_tag(self, tag: Tag, kind: str) -> None:
        if tag.name in LEFT_OUT or LEFT_OUT_CLASSES & {*tag.get("class", ())}:
            return
        if _in_the_line(tag):
            apart = APART.get(tag.name, "")
            self._words.append(apart)
            self.read(tag, kind)
            self._words.append(apart)
            return
        self._end()
        inside = KINDS.get(tag.name, kind)
        self._kind = inside
        self.read(tag, inside)
        self._end()
        self._kind = kind

    def _end(self) -> None:
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        if text:
            self._found.append(Passage(self._kind, text))
        self._words = []


def _in_the_line(tag: Tag) -> bool:
    """Say whether a tag stands in a line of text; a word explained in place does."""
    if any("term" in parent.get("class", ()) for parent in _with_parents(tag)):
        return True
    return tag.name not in BLOCKS and tag.name not in KINDS


def _with_parents(tag: PageElement) -> Iterator[Tag]:
    if isinstance(tag, Tag):
        yield tag
    yield from (parent for parent in tag.parents if isinstance(parent, Tag))
