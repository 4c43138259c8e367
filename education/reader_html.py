"""Turns rich text into the HTML a reader gets: only known tags, papers linked, words explained."""

import re
from collections.abc import Container, Iterable, Mapping
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.template.loader import render_to_string
from wagtail.rich_text import expand_db_html
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule, check_url

# Where a word is left alone: links and headings, and elements that may not hold a block.
NO_TERMS = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "b",
    "strong",
    "i",
    "em",
    "sub",
    "sup",
    "summary",
}
# A bare "[4]" is nobody's marker: documents from elsewhere number papers of their own that way.
_CITED = re.compile(r"\s?\[\^(\d{1,6})\]")


class ReaderTags(Whitelister):
    """The tags an editor's text may hold; anything else loses its tag and keeps its words."""

    element_rules = {
        "[document]": allow_without_attributes,
        "a": attribute_rule({"href": check_url, "id": False}),
        **dict.fromkeys(
            ("p", "br", "b", "strong", "i", "em", "sub", "sup", "ul", "ol", "li", "h2", "h3", "h4"),
            allow_without_attributes,
        ),
    }


class Terms:
    """The glossary, while one article is rendered: each word is explained where it first stands."""

    def __init__(self, terms: Iterable[Any]) -> None:
        self._left = {term.term.lower(): term for term in terms if term.term.strip()}
        self.used: list[Any] = []

    def explain(self, soup: BeautifulSoup) -> None:
        """Put an explanation in place of the first mention of every term not yet explained."""
        for text in list(soup.find_all(string=True)):
            if self._left and not any(parent.name in NO_TERMS for parent in text.parents):
                self._explain_in(text)

    def _explain_in(self, text: NavigableString) -> None:
        while self._left and (found := self._pattern().search(text)):
            term = self._left.pop(found.group("term").lower())
            self.used.append(term)
            before, after = text[: found.start()], text[found.end() :]
            rest = NavigableString(after)
            shown = render_to_string(
                "education/partials/term.html", {"term": term, "word": found.group()}
            )
            _as_block(text)
            text.replace_with(NavigableString(before), _fragment(shown), rest)
            text = rest

    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in sorted(self._left, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?P<term>{words})s?(?!\w)", re.IGNORECASE)


def reader_html(
    source: str,
    *,
    terms: Terms | None = None,
    numbers: Mapping[int, int] | None = None,
    withdrawn: Container[int] = (),
) -> str:
    """Return the HTML of one rich text, safe to be sent.

    Args:
        source: rich text as Wagtail keeps it; its links are expanded here, once.
        terms: words to explain in place.
        numbers: number on the site → number in this article, of the papers "[^4]" may cite.
        withdrawn: numbers in this article of papers that were retracted; their links say so.
    """
    html = ReaderTags().clean(expand_db_html(source))
    soup = BeautifulSoup(html, "html.parser")
    _link_papers(soup, numbers or {}, withdrawn)
    if terms:
        terms.explain(soup)
    return str(soup)


def _link_papers(
    soup: BeautifulSoup, numbers: Mapping[int, int], withdrawn: Container[int]
) -> None:
    for text in list(soup.find_all(string=_CITED)):
        in_link = any(parent.name == "a" for parent in text.parents)
        text.replace_with(*_with_links(text, {} if in_link else numbers, withdrawn))


def _with_links(
    text: str, numbers: Mapping[int, int], withdrawn: Container[int]
) -> list[NavigableString | BeautifulSoup]:
    parts: list[NavigableString | BeautifulSoup] = []
    end = 0
    for found in _CITED.finditer(text):
        number = numbers.get(int(found.group(1)))
        parts.append(NavigableString(text[end : found.start()]))
        if number is None:  # no paper of this article: a reader gets the number, and no link
            parts.append(NavigableString(found.group().replace("^", "")))
        else:
            context = {"numbers": [number], "withdrawn": number in withdrawn}
            parts.append(_fragment(render_to_string("education/partials/cite.html", context)))
        end = found.end()
    return [*parts, NavigableString(text[end:])]


def _fragment(html: str) -> BeautifulSoup:
    return BeautifulSoup(html.strip(), "html.parser")


def _as_block(text: NavigableString) -> None:
    """Make the paragraph around an explanation a div: a paragraph may not hold one."""
    paragraph = text.find_parent("p")
    if isinstance(paragraph, Tag):
        paragraph.name = "div"
