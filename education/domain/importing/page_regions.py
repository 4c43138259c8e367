"""A saved web page: which part is the article, and what the rest of it is."""

import re
from collections.abc import Iterator

from education.domain.importing.markup import UNSEEN, Element, name_of, visible_text
from education.domain.importing.tree import words_in

# The words in ids and classes by which pages name their parts.
_KINDS = {
    "cookie notice": "cookie cookies consent gdpr onetrust cookiebar",
    "form": "newsletter subscribe signup search searchform",
    "sharing links": "share sharing social addtoany sharethis",
    "comments": "comments disqus respond",
    "related links": "related recommended recommendations readnext",
    "advertisement": "ad ads advert advertisement sponsor sponsored promo promotion",
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs pagination pager skip skiplink toc",
    "banner": "banner popup modal overlay toolbar masthead",
    "footer": "footer colophon copyright",
    "side column": "sidebar rail",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_TAGS = {"nav": "navigation", "footer": "footer", "aside": "side column", "form": "form"}
_TAGS |= {"header": "banner", "dialog": "banner", "noscript": "hidden", "button": "form"}
_ROLES = {
    "navigation": "navigation",
    "banner": "banner",
    "contentinfo": "footer",
    "search": "form",
    "complementary": "side column",
    "dialog": "banner",
    "alertdialog": "banner",
    "form": "form",
}
_CONTENT = re.compile(
    r"\b(article-?body|entry-content|post-content|main-content|content|article|post|entry|story)\b"
)
MOSTLY = 0.6
LARGE = 0.4


def kind_of_part(element: Element) -> str:
    """Return what an element of the page is besides the article, by tag, role and names; else empty."""
    role = (element.get("role") or "").lower()
    kind = _TAGS.get(name_of(element)) or _ROLES.get(role)
    return kind or _named(element)


def _named(element: Element) -> str:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    for name in names.replace("_", "-").split()[:40]:
        kind = _KIND_OF.get(name) or _KIND_OF.get(name.partition("-")[0])
        if kind:
            return kind
    return ""


class Page:
    """The elements of a saved page with how many words each of them holds."""

    def __init__(self, root: Element) -> None:
        self.root = root
        found = root.find("body")
        self.body: Element = root if found is None else found
        self._words: dict[Element, int] = {}
        self._count()

    def _count(self) -> None:
        """Count the words of every element from the leaves up, each once."""
        for element in reversed(list(self.body.iter())):
            name = name_of(element)
            own = 0
            if name and name not in UNSEEN:
                own = len(words_in(element.text or ""))
                own += sum(self._words.get(c, 0) + len(words_in(c.tail or "")) for c in element)
            self._words[element] = own

    def words(self, element: Element) -> int:
        """Return how many words a reader sees in ``element``."""
        return self._words.get(element, 0)

    def article(self) -> Element:
        """Return the element that holds the article and as little else as can be told."""
        main = self._largest(lambda e: name_of(e) == "main" or e.get("role") == "main")
        main = self.body if main is None else main
        for inside in (
            lambda e: name_of(e) == "article" or "articleBody" in (e.get("itemprop") or ""),
            lambda e: bool(_CONTENT.search(f"{e.get('id') or ''} {e.get('class') or ''}".lower())),
        ):
            found = self._largest(inside, main)
            if found is not None and self.words(found) >= MOSTLY * self.words(main):
                return found
        return main

    def _largest(self, wanted: object, inside: Element | None = None) -> Element | None:
        root = self.body if inside is None else inside
        found = [e for e in root.iter() if name_of(e) and callable(wanted) and wanted(e)]
        found = [e for e in found if not self._in_another_part(e, root)]
        return max(found, key=self.words, default=None)

    def _in_another_part(self, element: Element, root: Element) -> bool:
        for parent in element.iterancestors():
            if parent is root:
                return False
            if name_of(parent) in {"nav", "footer", "aside", "form"}:
                return True
        return False

    def title(self, article: Element) -> Element | None:
        """Return the page's main heading when it stands outside the article."""
        if any(name_of(e) == "h1" and self.words(e) for e in article.iter()):
            return None
        outside = [e for e in self.body.iter("h1") if self.words(e)]
        return next((e for e in outside if not self._in_another_part(e, self.body)), None)

    def left_out_of(self, article: Element) -> dict[Element, str]:
        """Return the parts inside the article that are not its text; a large part is never one."""
        found: dict[Element, str] = {}
        inside: set[Element] = set()
        for element in article.iter():
            if element is article or not name_of(element) or name_of(element) == "header":
                continue
            if element.getparent() in inside:
                inside.add(element)
                continue
            kind = kind_of_part(element)
            if kind and not self._holds_the_text(element, article):
                found[element] = kind
                inside.add(element)
        return found

    def _holds_the_text(self, element: Element, article: Element) -> bool:
        if name_of(element) in {"nav", "form", "footer", "noscript"}:
            return False
        large = self.words(element) > LARGE * self.words(article)
        return large or any(name_of(e) == "h1" for e in element.iter())

    def outside(
        self, article: Element, title: Element | None
    ) -> Iterator[tuple[Element, str, str]]:
        """Yield element, its text and what it is, for everything outside the article."""
        keep = {article, title} if title is not None else {article}
        above = {parent for kept in keep for parent in kept.iterancestors()}
        yield from self._parts(self.body, keep, above, "")

    def _parts(
        self, element: Element, keep: set[Element], above: set[Element], kind: str
    ) -> Iterator[tuple[Element, str, str]]:
        if element in keep:
            return
        kind = kind or (kind_of_part(element) if element is not self.body else "")
        if element not in above:
            text = visible_text(element)
            if words_in(text):
                yield element, text, kind or self._of_inside(element)
            return
        if words_in(element.text or ""):
            yield element, " ".join((element.text or "").split()), kind or "other"
        for child in element:
            if name_of(child) and name_of(child) not in UNSEEN:
                yield from self._parts(child, keep, above, kind)
            if words_in(child.tail or ""):
                yield element, " ".join((child.tail or "").split()), kind or "other"

    def _of_inside(self, element: Element) -> str:
        """Return what a nameless frame holds, when all it holds is one named part."""
        kinds = (kind_of_part(inner) for inner in element.iterdescendants() if name_of(inner))
        return next((kind for kind in kinds if kind), "other")
